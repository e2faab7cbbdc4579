"""Sequential proportional approval voting: what a voter adds for one more goal of hers falls: 1, 1/2, 1/3 ..."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from samverkan_cli.pick.profile import Profile
from samverkan_cli.pick.ties import TieOrder
from samverkan_cli.pick.voting.tally import Round, Tally, filled


def sequential_pav(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """One goal after the other, each the one that adds most to the score of PAV (Thiele 1895; Lackner and Skowron
    2023, rule 5)."""
    rounds: list[Round] = []
    had = [0] * len(profile.blocs)
    gain = dict(enumerate(profile.support))
    last: dict[int, Fraction] = {}
    while len(rounds) < count and gain:
        last = dict(gain)
        best = max(gain.values())
        if not best:
            break
        tied = [goal for goal, each in gain.items() if each == best]
        goal = ties.first(tied)
        rounds.append(Round(goal, "score", best, tuple(ties.sorted(each for each in tied if each != goal))))
        del gain[goal]
        for n in profile.approving[goal]:
            bloc = profile.blocs[n]
            had[n] += 1
            lost = bloc.weight / had[n] - bloc.weight / (had[n] + 1)
            for each in bloc.goals:
                if each in gain:
                    gain[each] -= lost
    return filled(profile, rounds, count, ties, last)


def pav_score(profile: Profile, goals: Iterable[int]) -> Fraction:
    """The score of a set of goals: a voter who has n of hers among them gives 1 + 1/2 + ... + 1/n for each vote."""
    picked = set(goals)
    return sum((bloc.weight * harmonic(len(bloc.goals & picked)) for bloc in profile.blocs), Fraction(0))


def harmonic(n: int) -> Fraction:
    """1 + 1/2 + ... + 1/n."""
    return sum((Fraction(1, each) for each in range(1, n + 1)), Fraction(0))
