"""Rules that add up what voters gain: approval voting, and sequential PAV, where it falls: 1, 1/2, 1/3 ..."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from samverkan_cli.pick.vote.profile import Profile
from samverkan_cli.pick.vote.queue import Queue
from samverkan_cli.pick.vote.tally import Round, Tally, filled
from samverkan_cli.pick.vote.ties import TieOrder


def sequential_pav(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """One goal after the other, each the one that adds most to the score of PAV (Thiele 1895; Lackner and Skowron
    2023, rule 5)."""
    had = [0] * len(profile.blocs)
    # Whole numbers are added up far faster than fractions.
    whole = lcm(1, *range(1, count + 1), *(bloc.weight.denominator for bloc in profile.blocs))
    votes = [int(bloc.weight * whole) for bloc in profile.blocs]

    def cost(goal: int) -> Fraction:
        return -Fraction(sum(votes[n] * (whole // (had[n] + 1)) for n in profile.approving[goal]), whole * whole)

    queue = Queue((goal for goal, votes in enumerate(profile.support) if votes), cost)
    rounds: list[Round] = []
    for goal, lost, tied in queue.picks(count, ties):
        rounds.append(Round(goal, "score", -lost, tied))
        for n in profile.approving[goal]:
            had[n] += 1
    return filled(profile, rounds, count, ties, {goal: -lost for goal, lost in queue.last.items()})


def approval(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """The goals with the most votes (AV; Lackner and Skowron 2023, section 2.1)."""
    ticked = [goal for goal in ties.order if profile.support[goal]]
    ticked.sort(key=lambda goal: -profile.support[goal])
    picked = ticked[:count]
    # Goals of equal support matter to one another only where not all of them were picked.
    edge = profile.support[picked[-1]] if picked else None
    over = tuple(goal for goal in ticked[count:] if profile.support[goal] == edge)
    rounds = [
        Round(goal, "support", profile.support[goal], over if profile.support[goal] == edge else ()) for goal in picked
    ]
    return filled(profile, rounds, count, ties, dict(enumerate(profile.support)))


def pav_score(profile: Profile, goals: Iterable[int]) -> Fraction:
    """The score of a set of goals: a voter who has n of hers among them gives 1 + 1/2 + ... + 1/n for each vote."""
    picked = set(goals)
    had = (len(bloc.goals & picked) for bloc in profile.blocs)
    gains = (bloc.weight / nth for bloc, n in zip(profile.blocs, had, strict=True) for nth in range(1, n + 1))
    return sum(gains, Fraction(0))
