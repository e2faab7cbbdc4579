"""Phragmén's sequential rule: every goal is a load that its supporters share, and the greatest load is kept small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from samverkan_cli.pick.vote.profile import Profile
from samverkan_cli.pick.vote.purses import Purses
from samverkan_cli.pick.vote.queue import Queue
from samverkan_cli.pick.vote.tally import Payment, Round, Tally, filled
from samverkan_cli.pick.vote.ties import TieOrder


def phragmen(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """Phragmén's sequential rule (1894; Janson, arXiv:1611.08826, section 3; Lackner and Skowron 2023, rule 6)."""
    rounds, left = loaded(profile, count, ties, [], [Fraction(0)] * len(profile.blocs))
    return filled(profile, rounds, count, ties, left)


def loaded(
    profile: Profile, count: int, ties: TieOrder, rounds: list[Round], loads: Sequence[Fraction]
) -> tuple[list[Round], Mapping[int, Fraction]]:
    """Some rounds, and those that follow by Phragmén's rule when each voter of a bloc carries a load already.

    Goals that nobody ticked are left out. Beside, the load that each goal would have brought in the last round.
    """
    found, now = list(rounds), Purses(profile, loads)
    taken = {each.goal for each in rounds}
    queue = Queue((goal for goal, votes in enumerate(profile.support) if votes and goal not in taken), now.level)
    for goal, level, tied in queue.picks(count - len(rounds), ties):
        approving = profile.approving[goal]
        found.append(Round(goal, "load", level, tied, tuple(Payment(n, level - now[n]) for n in approving)))
        now.put(approving, level)
    return found, queue.last
