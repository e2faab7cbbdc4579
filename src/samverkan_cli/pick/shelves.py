"""The bank arranged to be chosen from: by direction, and within one by age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samverkan_cli.core.record import record
from samverkan_cli.model.document import AgeGroup
from samverkan_cli.model.enums import Direction
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.values import Ages

Aged = AgeGroup | Ages | None
"""What goals of some ages stand under: an age group of the document, else those ages; None where they have none."""


@record
class Shelf:
    """The goals of one direction and age, in the order of the bank.

    `alone` is set where no goal of the direction has ages, so that there is nothing to be told apart by them.
    """

    direction: Direction | None
    ages: Aged
    goals: tuple[Goal, ...]
    alone: bool = False

    @property
    def together(self) -> tuple[tuple[Goal, ...], ...]:
        """Goals that are for the same people together, in the order in which the bank first speaks of those."""
        same: dict[object, list[Goal]] = {}
        for goal in self.goals:
            same.setdefault((goal.audience, goal.ages), []).append(goal)
        return tuple(map(tuple, same.values()))


def numbered(shelves: Iterable[Shelf]) -> Iterator[tuple[int, Shelf, Goal]]:
    """The goals of a ballot, each with its number, the same on paper and in a spreadsheet."""
    every = ((shelf, goal) for shelf in shelves for some in shelf.together for goal in some)
    return ((n, shelf, goal) for n, (shelf, goal) in enumerate(every, 1))


def shelved(goals: Iterable[Goal], groups: Iterable[AgeGroup]) -> tuple[Shelf, ...]:
    """Goals on shelves: directions in their own order, in each the youngest first; each goal stands on one shelf.

    A goal stands under the smallest age group that all its ages are in. Goals of ages that are in none stand under
    those ages: under one of the groups that they meet they would be looked for in vain in the others.
    """
    known = list(groups)
    shelves: dict[Direction | None, dict[Aged, list[Goal]]] = {each: {} for each in (*Direction, None)}
    for goal in goals:
        shelves[goal.direction].setdefault(_under(goal, known), []).append(goal)
    return tuple(
        Shelf(direction, ages, tuple(some), alone=set(shelf) == {None})
        for direction, shelf in shelves.items()
        for ages, some in sorted(shelf.items(), key=lambda each: _youngest_first(each[0]))
    )


def _under(goal: Goal, groups: list[AgeGroup]) -> Aged:
    ages = goal.ages
    if ages is None:
        return None
    around = [
        (span.last - span.first, n)
        for n, group in enumerate(groups)
        if (span := group.ages) is not None and span.first <= ages.first and ages.last <= span.last
    ]
    return groups[min(around)[1]] if around else ages


def _youngest_first(aged: Aged) -> tuple[int, int]:
    ages = aged.ages if isinstance(aged, AgeGroup) else aged
    return (ages.first, ages.last) if ages is not None else (1_000, 0)
