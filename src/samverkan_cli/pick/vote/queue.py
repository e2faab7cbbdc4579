"""Goals by what they would cost, where that never falls while goals are picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush

from samverkan_cli.pick.vote.ties import TieOrder


class Queue:
    """Goals, by number. `cost` is what one would cost now; None where it cannot be picked, now or later.

    As no cost ever falls, a goal that was dear before is not priced again until it is the cheapest that is known.
    `last` is what each goal would have cost in the last round, where there were as many rounds as were to be.
    """

    def __init__(self, goals: Iterable[int], cost: Callable[[int], Fraction | None]) -> None:
        self._cost = cost
        self._known = [(now, goal) for goal in goals if (now := cost(goal)) is not None]
        heapify(self._known)
        self.last: Mapping[int, Fraction] = {}

    def picks(self, count: int, ties: TieOrder) -> Iterator[tuple[int, Fraction, tuple[int, ...]]]:
        """At most so many goals, each time one of the cheapest: it, what it costs, and the others that cost as much.

        What the goals cost may rise between one and the next.
        """
        for left in range(count, 0, -1):
            if left == 1:
                self.last = {goal: now for _, goal in self._known if (now := self._cost(goal)) is not None}
            cost, tied = self._cheapest()
            if not tied:
                return
            goal = ties.first(tied)
            others = ties.sorted(each for each in tied if each != goal)
            self._put_back(cost, others)
            yield goal, cost, tuple(others)

    def _cheapest(self) -> tuple[Fraction, list[int]]:
        """Take out the goals that cost least, and say how much; none where none can be picked."""
        known, least, tied = self._known, Fraction(0), list[int]()
        while known and (not tied or known[0][0] <= least):
            _, goal = heappop(known)
            now = self._cost(goal)
            if now is None:
                continue
            if tied and now > least:
                heappush(known, (now, goal))
                continue
            if tied and now < least:
                self._put_back(least, tied)
                tied = []
            least = now
            tied.append(goal)
        return least, tied

    def _put_back(self, cost: Fraction, goals: Iterable[int]) -> None:
        for goal in goals:
            heappush(self._known, (cost, goal))
