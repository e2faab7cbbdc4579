"""Goals by what they would cost, where that never falls while goals are picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush

from samverkan_cli.pick.vote.ties import TieOrder


class Queue:
    """Goals, by number. `cost` is what one would cost now; None where it cannot be picked, now or later.

    As no cost ever falls, a goal that was dear before is not asked about again until it is the cheapest that is known.
    """

    def __init__(self, goals: Iterable[int], cost: Callable[[int], Fraction | None]) -> None:
        self._cost = cost
        self._known = [(asked, goal) for goal in goals if (asked := cost(goal)) is not None]
        heapify(self._known)
        self.last: Mapping[int, Fraction] = {}
        """What each goal would have cost in the last round, where there were as many rounds as were asked for."""

    def picks(self, count: int, ties: TieOrder) -> Iterator[tuple[int, Fraction, tuple[int, ...]]]:
        """At most so many goals, each time one of the cheapest: it, what it costs, and the others that cost as much.

        What the goals cost may change between one and the next.
        """
        for left in range(count, 0, -1):
            cheapest = self.cheapest()
            if cheapest is None:
                return
            if left == 1:
                self.last = {goal: cost for _, goal in self._known if (cost := self._cost(goal)) is not None}
            cost, tied = cheapest
            goal = ties.first(tied)
            self.take(goal)
            yield goal, cost, tuple(ties.sorted(each for each in tied if each != goal))

    def cheapest(self) -> tuple[Fraction, list[int]] | None:
        """The least cost, and the goals that cost that; None where none is left. They stay until one is taken."""
        least: Fraction | None = None
        goals: list[int] = []
        known = self._known
        while known and (least is None or known[0][0] <= least):
            _, goal = heappop(known)
            asked = self._cost(goal)
            if asked is None:
                continue
            if least is not None and asked > least:
                heappush(known, (asked, goal))
                continue
            if least is not None and asked < least:
                self._put_back(least, goals)
                goals = []
            least = asked
            goals.append(goal)
        if least is None:
            return None
        self._put_back(least, goals)
        return least, goals

    def take(self, goal: int) -> None:
        """Take away one of the goals that were the cheapest."""
        kept = []
        while self._known[0][1] != goal:
            kept.append(heappop(self._known))
        heappop(self._known)
        for each in kept:
            heappush(self._known, each)

    def _put_back(self, cost: Fraction, goals: Iterable[int]) -> None:
        for goal in goals:
            heappush(self._known, (cost, goal))
