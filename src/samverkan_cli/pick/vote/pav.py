"""Proportional approval voting: the set that is best as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from samverkan_cli.pick.optimum import Bound, Group, Optimum
from samverkan_cli.pick.vote.profile import Profile
from samverkan_cli.pick.vote.tally import Round, Tally
from samverkan_cli.pick.vote.thiele import pav_score
from samverkan_cli.pick.vote.ties import TieOrder


def proportional(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """The set of so many goals with the greatest score of PAV (Thiele 1895; Lackner and Skowron 2023, rule 2)."""
    size = min(count, len(profile.goals))
    tally = limited(profile, ties, [Bound(frozenset(range(len(profile.goals))), size, size)], size)
    assert tally is not None  # noqa: S101 - so many goals there are
    return tally


def limited(profile: Profile, ties: TieOrder, bounds: Sequence[Bound], most: int) -> Tally | None:
    """The set with the greatest score of PAV among those that keep some bounds; None where none does.

    `most` is how many goals there are at most. Of sets with equal scores it is the first in the tie order. The value
    of a round is what the score would lose without that goal.
    """
    picked = _choice(profile, ties, bounds, most).best()
    if picked is None:
        return None
    score = pav_score(profile, picked)
    return Tally(tuple(Round(goal, "set", _lost(profile, picked, goal, score)) for goal in picked))


def best_score(profile: Profile, ties: TieOrder, bounds: Sequence[Bound], most: int) -> Fraction | None:
    """The greatest score of PAV that a set has which keeps some bounds; None where none does."""
    return _choice(profile, ties, bounds, most).most()


def _choice(profile: Profile, ties: TieOrder, bounds: Sequence[Bound], most: int) -> Optimum:
    groups = [
        Group(bloc.goals, tuple(bloc.weight / n for n in range(1, min(most, len(bloc.goals)) + 1)))
        for bloc in profile.blocs
        if bloc.goals and bloc.weight
    ]
    return Optimum(ties.order, bounds, groups=groups)


def _lost(profile: Profile, picked: Sequence[int], goal: int, score: Fraction) -> Fraction:
    return score - pav_score(profile, [each for each in picked if each != goal])
