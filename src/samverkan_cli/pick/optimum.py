"""The best set of goals under limits: first how good it can be, then, of all that are as good, the one that is meant.

Equally good sets are the rule and not the exception. So the answer is the set that comes first in the tie order: the
one with the first goal of that order that any best set has, and so on.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from fractions import Fraction
from math import lcm

from samverkan_cli.core.record import record
from samverkan_cli.pick.branching import WORK, Exhausted, Kind, Problem, Search
from samverkan_cli.pick.solver import Programme, Row


@record
class Bound:
    """Of some goals, by number, at least and at most so many are picked; None being none."""

    goals: frozenset[int]
    at_least: int | None = None
    at_most: int | None = None

    def holds(self, goals: Collection[int]) -> bool:
        """Whether so many of the goals that are picked are among these."""
        n = len(self.goals.intersection(goals))
        return (self.at_least is None or n >= self.at_least) and (self.at_most is None or n <= self.at_most)


@record
class Group:
    """Voters who want the same goals, and what each further goal of theirs is worth: `gains`, which never rise."""

    goals: frozenset[int]
    gains: tuple[Fraction, ...]


class Optimum:
    """A choice among goals: bounds, what each goal is worth by itself, and what groups of voters gain.

    Goals that are alike in all of that are one **class**, of which so and so many are picked: that leaves HiGHS far
    less to look through.
    """

    def __init__(
        self,
        order: Sequence[int],
        bounds: Sequence[Bound],
        weights: Sequence[Fraction] = (),
        groups: Sequence[Group] = (),
        work: int = WORK,
    ) -> None:
        """`work` is how much is done by branch and bound before the linear programme takes over."""
        self._work = work
        self._order = tuple(order)
        self._bounds = tuple(bounds)
        worth = weights or [Fraction(0)] * len(order)
        alike: dict[Hashable, list[int]] = {}
        within = _memberships(len(order), [bound.goals for bound in bounds])
        valued = _memberships(len(order), [group.goals for group in groups])
        for goal in self._order:
            alike.setdefault((worth[goal], within[goal], valued[goal]), []).append(goal)
        self._classes = list(alike.values())
        self._groups = tuple(groups)
        self._within = [within[goals[0]] for goals in self._classes]
        self._valued = [valued[goals[0]] for goals in self._classes]
        self._class = {goal: n for n, goals in enumerate(self._classes) for goal in goals}
        scale = lcm(
            1, *(each.denominator for each in worth), *(each.denominator for group in groups for each in group.gains)
        )
        self._scale = scale
        self._factors = {n: int(worth[goals[0]] * scale) for n, goals in enumerate(self._classes) if worth[goals[0]]}
        self._programme = Programme(len(self._classes), [0] * len(self._classes), [len(each) for each in self._classes])
        for bound in bounds:
            self._programme.rows.append(Row(self._summed(bound.goals), bound.at_least, bound.at_most))
        for group in groups:
            self._add(group)

    def _summed(self, goals: frozenset[int]) -> dict[int, int]:
        """How many of some goals are picked, as a sum over classes: a class has all of its goals there, or none."""
        return dict.fromkeys(sorted({self._class[goal] for goal in goals}), 1)

    def _add(self, group: Group) -> None:
        """A variable between 0 and 1 for each gain of a group; as gains never rise, the first are taken first."""
        programme = self._programme
        first = len(programme.lower)
        for n, gain in enumerate(group.gains):
            self._factors[first + n] = int(gain * self._scale)
        programme.lower += [0] * len(group.gains)
        programme.upper += [1] * len(group.gains)
        taken = dict.fromkeys(range(first, len(programme.lower)), -1)
        programme.rows.append(Row({**self._summed(group.goals), **taken}, least=0))

    def best(self) -> tuple[int, ...] | None:
        """The best set, as numbers of goals in the tie order; None where no set keeps the bounds."""
        try:
            found = self._searched()
            return None if found is None else self._goals(found)
        except Exhausted:
            return self._programmed()

    def _searched(self) -> tuple[int, ...] | None:
        """The best set by branch and bound, as how many goals of each class. Raises Exhausted."""
        if not self._groups:
            raise Exhausted  # where goals are only worth something by themselves a linear programme is quick
        rank = {goal: n for n, goal in enumerate(self._order)}
        kinds = [
            Kind(tuple(rank[goal] for goal in goals), self._factors.get(n, 0), self._within[n], self._valued[n])
            for n, goals in enumerate(self._classes)
        ]
        least = [bound.at_least or 0 for bound in self._bounds]
        most = [len(bound.goals) if bound.at_most is None else bound.at_most for bound in self._bounds]
        gains = [[int(gain * self._scale) for gain in group.gains] for group in self._groups]
        return Search(Problem(kinds, least, most, gains), self._work).best()

    def _programmed(self) -> tuple[int, ...] | None:
        """The same by a linear programme."""
        found = self._programme.best(self._factors)
        if found is None:
            return None
        worth = self.worth(self._goals(found))
        goals = self._goals(self._first(found, Row(self._factors, least=int(worth * self._scale))))
        if self.worth(goals) != worth or not all(each.holds(goals) for each in self._bounds):
            raise RuntimeError(f"HiGHS found a set that does not hold: {goals}")
        return goals

    def most(self) -> Fraction | None:
        """What the best set is worth; None where no set keeps the bounds. Quicker than asking which it is."""
        try:
            found = self._searched()
        except Exhausted:
            found = self._programme.best(self._factors)
        return None if found is None else self.worth(self._goals(found))

    def worth(self, goals: Sequence[int]) -> Fraction:
        """What a set of goals is worth, counted in fractions."""
        counts = [0] * len(self._classes)
        for goal in goals:
            counts[self._class[goal]] += 1
        total = sum(self._factors.get(n, 0) * count for n, count in enumerate(counts))
        at = len(self._classes)
        for row in self._programme.rows[len(self._bounds) :]:
            gains = [self._factors[n] for n in row.factors if n >= at]
            total += sum(gains[: sum(counts[n] for n in row.factors if n < at)])
        return Fraction(total, self._scale)

    def _goals(self, counts: Sequence[int]) -> tuple[int, ...]:
        picked = {goal for n, goals in enumerate(self._classes) for goal in goals[: counts[n]]}
        return tuple(goal for goal in self._order if goal in picked)

    def _first(self, found: tuple[int, ...], as_good: Row) -> tuple[int, ...]:
        """Of all sets that are as good as one that was found, the first in the tie order.

        Goal by goal: can it be in a best set, with all that is settled already? What was found last answers yes for
        the goals that are in it. For those that are not, many are asked about at once, since the answer is mostly no.
        """
        programme = self._programme
        now = found
        rest = self._order
        place = 0
        while place < len(rest):
            goal, batch = rest[place], 1
            number = self._class[goal]
            if programme.upper[number] == programme.lower[number]:
                place += 1
                continue
            if now[number] > programme.lower[number]:
                programme.lower[number] += 1
                place += 1
                continue
            classes = self._unsettled(rest[place:], now)
            batch = len(classes)
            while batch:
                answer = self._with_one_of(classes[:batch], as_good)
                if answer is None:
                    for each in classes[:batch]:
                        programme.upper[each] = programme.lower[each]
                    break
                if batch == 1:
                    now = answer
                    break
                batch //= 2
            # What is settled is passed over, and what the new answer has is taken, in the next turn.
        return tuple(programme.lower[: programme.whole])

    def _unsettled(self, goals: Sequence[int], now: Sequence[int]) -> list[int]:
        """The classes that come next in the order, up to the first goal that what was found has."""
        programme = self._programme
        found: dict[int, None] = {}
        for goal in goals:
            number = self._class[goal]
            if programme.upper[number] == programme.lower[number]:
                continue
            if now[number] > programme.lower[number]:
                break
            found[number] = None
        return list(found)

    def _with_one_of(self, classes: Sequence[int], as_good: Row) -> tuple[int, ...] | None:
        """A best set with one more goal of some classes than is settled, or None."""
        more = sum(self._programme.lower[n] for n in classes) + 1
        return self._programme.best({}, (as_good, Row(dict.fromkeys(classes, 1), least=more)))


def _memberships(goals: int, sets: Sequence[frozenset[int]]) -> list[tuple[int, ...]]:
    """For each goal the sets that it is in."""
    found: list[list[int]] = [[] for _ in range(goals)]
    for n, each in enumerate(sets):
        for goal in each:
            found[goal].append(n)
    return list(map(tuple, found))
