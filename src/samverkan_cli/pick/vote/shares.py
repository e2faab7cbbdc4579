"""The Method of Equal Shares: every voter has the same money, and a goal is bought by those who want it."""

from __future__ import annotations

from fractions import Fraction

from samverkan_cli.pick.vote.phragmen import loaded
from samverkan_cli.pick.vote.profile import Profile
from samverkan_cli.pick.vote.purses import Purses
from samverkan_cli.pick.vote.queue import Queue
from samverkan_cli.pick.vote.tally import Payment, Round, Tally, filled
from samverkan_cli.pick.vote.ties import TieOrder


def equal_shares(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """The Method of Equal Shares, completed by Phragmén's rule.

    Each vote has `count` / votes to spend, and a goal costs 1. The goal that can be bought so that the one who pays
    most for it pays least is bought next; all of its supporters pay alike, or all that they have. When no goal can be
    bought any more, what is left counts in Phragmén's rule as earned already (Peters and Skowron, EC 2020; Lackner and
    Skowron 2023, rule 11 and section 2.4).
    """
    if not profile.weight:
        return filled(profile, [], count, ties)
    money = Purses(profile, [Fraction(count) / profile.weight] * len(profile.blocs))
    queue = Queue(range(len(profile.goals)), money.price)
    rounds: list[Round] = []
    for goal, price, tied in queue.picks(count, ties):
        buying = profile.approving[goal]
        rounds.append(Round(goal, "share", price, tied, tuple(Payment(n, min(price, money[n])) for n in buying)))
        money.take(buying, price)
    rest, left = loaded(profile, count, ties, rounds, [-each for each in money])
    return filled(profile, rest, count, ties, left or queue.last)
