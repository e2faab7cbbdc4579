"""The best set under bounds is the best, and of equally good sets the first in the tie order: tried on all sets."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.pick.branching import WORK
from samverkan_cli.pick.optimum import Bound, Group, Optimum

GOALS = 7
_some = st.frozensets(st.integers(0, GOALS - 1), min_size=1)


@st.composite
def _bound(draw: st.DrawFn) -> Bound:
    least = draw(st.none() | st.integers(0, 2))
    most = draw(st.none() | st.integers(least or 0, 3))
    return Bound(draw(_some), least, most)


_bounds = st.lists(_bound(), max_size=4)
_worth = st.fractions(0, 3, max_denominator=3)
_groups = st.lists(
    st.builds(Group, _some, st.lists(_worth, max_size=4).map(lambda each: tuple(sorted(each, reverse=True)))),
    max_size=4,
)


def best_of_all(
    order: Sequence[int], bounds: Sequence[Bound], weights: Sequence[Fraction], groups: Sequence[Group]
) -> tuple[int, ...] | None:
    """What is wanted, by looking at every set there is."""

    def worth(goals: tuple[int, ...]) -> Fraction:
        own = sum((weights[goal] for goal in goals), Fraction(0)) if weights else Fraction(0)
        return own + sum(
            (sum(group.gains[: len(group.goals.intersection(goals))], Fraction(0)) for group in groups), Fraction(0)
        )

    kept = [
        goals
        for size in range(GOALS + 1)
        for goals in combinations(range(GOALS), size)
        if all(bound.holds(goals) for bound in bounds)
    ]
    if not kept:
        return None
    # In the tie order a set stands before another if it has the first goal that they do not share.
    best = min(kept, key=lambda goals: (-worth(goals), [goal not in goals for goal in order]))
    return tuple(goal for goal in order if goal in best)


@given(
    order=st.permutations(range(GOALS)),
    bounds=_bounds,
    weights=st.lists(_worth, min_size=GOALS, max_size=GOALS) | st.just([]),
    groups=_groups,
    work=st.sampled_from([WORK, 0, 10]),
)
def test_the_best_set_is_the_best_and_the_first(
    order: list[int], bounds: list[Bound], weights: list[Fraction], groups: list[Group], work: int
) -> None:
    """By branch and bound, by the linear programme where no work is allowed, or by it after some work."""
    optimum, expected = Optimum(order, bounds, weights, groups, work), best_of_all(order, bounds, weights, groups)
    assert optimum.best() == expected
    assert Optimum(order, bounds, weights, groups, work).most() == (
        None if expected is None else optimum.worth(expected)
    )


def test_weights_too_fine_for_a_linear_programme_are_counted_all_the_same() -> None:
    fine = Fraction(1, 10**15)
    groups = [Group(frozenset({0, 1}), (1 + fine, fine)), Group(frozenset({2}), (Fraction(1),))]
    assert Optimum([2, 1, 0], [Bound(frozenset(range(3)), 1, 1)], groups=groups).best() == (1,)
