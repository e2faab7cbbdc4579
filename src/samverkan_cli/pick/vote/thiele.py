"""Sequential proportional approval voting: what a voter adds for one more goal of hers falls: 1, 1/2, 1/3 ..."""

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
    last: dict[int, Fraction] = {}
    while len(rounds) < count and (cheapest := queue.cheapest()) is not None:
        best, tied = cheapest
        if len(rounds) == count - 1:
            last = {goal: -each for goal, each in queue.costs().items()}
        goal = ties.first(tied)
        rounds.append(Round(goal, "score", -best, tuple(ties.sorted(each for each in tied if each != goal))))
        queue.take(goal)
        for n in profile.approving[goal]:
            had[n] += 1
    return filled(profile, rounds, count, ties, last)


def pav_score(profile: Profile, goals: Iterable[int]) -> Fraction:
    """The score of a set of goals: a voter who has n of hers among them gives 1 + 1/2 + ... + 1/n for each vote."""
    picked = set(goals)
    return sum((bloc.weight * harmonic(len(bloc.goals & picked)) for bloc in profile.blocs), Fraction(0))


def harmonic(n: int) -> Fraction:
    """1 + 1/2 + ... + 1/n."""
    return sum((Fraction(1, each) for each in range(1, n + 1)), Fraction(0))
