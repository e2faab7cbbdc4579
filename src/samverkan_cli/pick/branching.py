"""Branch and bound in whole numbers, for sets that voters gain by (Nemhauser, Wolsey and Fisher 1978).

What a further goal adds never rises as others are picked. So no set that goes on from some goals is worth more than
these with the goals that now add most, each for itself. Of 101 goals, ten to be picked by ballots of few ticks, some
thousand sets are looked at, in a fortieth of the time of a linear programme. All numbers are whole: nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from samverkan_cli.core.record import record

WORK = 6_000_000
"""So many gains are looked at before it is given up: work and not time, so that any computer gives the same answer."""


@record
class Kind:
    """Goals that are alike: their places in the tie order, what each is worth by itself, in which sets it is.

    `limits` and `groups` are numbers of limits and of groups.
    """

    ranks: tuple[int, ...]
    worth: int
    limits: tuple[int, ...]
    groups: tuple[int, ...]


@record
class Problem:
    """Kinds of goals; for each limit how many at least and at most; for each group what each further goal gains."""

    kinds: Sequence[Kind]
    least: Sequence[int]
    most: Sequence[int]
    gains: Sequence[Sequence[int]]


class Exhausted(Exception):
    """The work that was allowed is done, and it is not known which set is best."""


@dataclass(slots=True)
class _Node:
    """Goals that are picked, by kind, and what is open: how many more of each kind, and what one more would add."""

    worth: int
    counts: list[int]
    in_limit: list[int]
    in_group: list[int]
    added: list[int]
    left: dict[int, int]


@dataclass(slots=True)
class Search:
    """A search for the best set, and of equally good ones for the first in the tie order."""

    problem: Problem
    work: int = WORK
    _found: tuple[int, ...] | None = None
    _worth: int = 0
    _ranks: tuple[float, ...] = ()
    _members: list[list[int]] = field(default_factory=list)
    _on_all: tuple[int, ...] = ()

    def best(self) -> tuple[int, ...] | None:
        """How many goals of each kind the best set has; None where no set keeps the limits.

        Raises Exhausted.
        """
        problem = self.problem
        self._members = [[] for _ in problem.gains]
        for n, kind in enumerate(problem.kinds):
            for group in kind.groups:
                self._members[group].append(n)
        every = [set(kind.limits) for kind in problem.kinds]
        self._on_all = tuple(set.intersection(*every)) if every else ()
        first = [gains[0] if gains else 0 for gains in problem.gains]
        root = _Node(
            0,
            [0] * len(problem.kinds),
            [0] * len(problem.least),
            [0] * len(problem.gains),
            [kind.worth + sum(first[group] for group in kind.groups) for kind in problem.kinds],
            {n: len(kind.ranks) for n, kind in enumerate(problem.kinds)},
        )
        # A stack and not calls of calls: as many goals may be picked as there are.
        stack = [self._children(root)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            else:
                stack.append(self._children(child))
        return self._found

    def _children(self, node: _Node) -> Iterator[_Node]:
        """What goes on from a node, best first: with one more of a kind, and no more of the kinds before it."""
        self._keep(node)
        most, in_limit = self.problem.most, node.in_limit
        kinds, added = self.problem.kinds, node.added
        spare = [most[limit] - count for limit, count in enumerate(in_limit)]
        left = {n: min([some, *[spare[limit] for limit in kinds[n].limits]]) for n, some in node.left.items()}
        order = sorted((n for n, some in left.items() if some > 0), key=lambda n: (-added[n], kinds[n].ranks[0]))
        room = min((spare[limit] for limit in self._on_all), default=sum(left.values()))
        self._spend(len(node.left))
        if not self._can_hold(node, order, left, room):
            return
        for place, n in enumerate(order):
            if self._found is not None and self._bound(node, order, place, left, room) < self._worth:
                return
            yield self._with(node, n, order[place:], left)

    def _spend(self, work: int) -> None:
        self.work -= work
        if self.work < 0:
            raise Exhausted

    def _bound(self, node: _Node, order: list[int], place: int, left: dict[int, int], room: int) -> int:
        """No set that goes on from a node with the kinds from a place on is worth more than this."""
        total, added = node.worth, node.added
        for at in range(place, len(order)):
            n = order[at]
            gain = added[n]
            if room <= 0 or gain <= 0:
                break
            taken = min(left[n], room)
            total += gain * taken
            room -= taken
        return total

    def _can_hold(self, node: _Node, open: list[int], left: dict[int, int], room: int) -> bool:
        """Whether each limit by itself can still get as many goals as it must have."""
        for limit, least in enumerate(self.problem.least):
            missing = least - node.in_limit[limit]
            if missing <= 0:
                continue
            if missing > room:
                return False
            if sum(left[n] for n in open if limit in self.problem.kinds[n].limits) < missing:
                return False
        return True

    def _with(self, node: _Node, n: int, open: list[int], left: dict[int, int]) -> _Node:
        """A node with one more goal of a kind. Only what its groups gain is counted anew."""
        counts, in_limit, in_group = node.counts.copy(), node.in_limit.copy(), node.in_group.copy()
        added = node.added.copy()
        counts[n] += 1
        kind = self.problem.kinds[n]
        for limit in kind.limits:
            in_limit[limit] += 1
        for group in kind.groups:
            gains, had = self.problem.gains[group], in_group[group]
            in_group[group] = had + 1
            falls = (gains[had] if had < len(gains) else 0) - (gains[had + 1] if had + 1 < len(gains) else 0)
            if falls:
                members = self._members[group]
                self._spend(len(members))
                for each in members:
                    added[each] -= falls
        rest = {each: left[each] for each in open}
        rest[n] -= 1
        return _Node(node.worth + node.added[n], counts, in_limit, in_group, added, rest)

    def _keep(self, node: _Node) -> None:
        """Take a node for the best set so far, if it keeps the limits and is better or comes before."""
        if self._found is not None and node.worth < self._worth:
            return
        if any(n < least for n, least in zip(node.in_limit, self.problem.least, strict=True)):
            return
        kinds = self.problem.kinds
        # In the tie order a set stands before another if it has the first goal that they do not share.
        ranks = sorted(rank for n, count in enumerate(node.counts) if count for rank in kinds[n].ranks[:count])
        before = (*ranks, inf)
        if self._found is None or node.worth > self._worth or before < self._ranks:
            self._found, self._worth, self._ranks = tuple(node.counts), node.worth, before
