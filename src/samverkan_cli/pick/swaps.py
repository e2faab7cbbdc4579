"""Why a goal is not in a set that was chosen as a whole: what it would have cost to put it in the place of another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from fractions import Fraction

from samverkan_cli.pick.optimum import Bound

Best = tuple[int, Fraction] | None


class Swaps:
    """A set of goals, by number, that keeps some bounds, and what each swap would do to its worth.

    `change` gives that for a goal that goes out and one that comes in; it is the same for two goals that come in if
    `kind` says the same of them.
    """

    def __init__(
        self,
        bounds: Sequence[Bound],
        picked: Sequence[int],
        change: Callable[[int, int], Fraction],
        kind: Callable[[int], Hashable],
    ) -> None:
        self._picked = tuple(picked)
        self._change = change
        self._kind = kind
        self._known: dict[Hashable, Best] = {}
        # Only a bound that is kept to the last goal can be broken by a swap: which, as the bits of a number, a goal
        # that comes in without another of it going out would overstep, and one that goes out fall short of.
        self._full: dict[int, int] = {}
        self._bare: dict[int, int] = {}
        for n, bound in enumerate(bounds):
            count = len(bound.goals.intersection(picked))
            for tight, edge in ((self._full, bound.at_most), (self._bare, bound.at_least)):
                if edge == count:
                    for goal in bound.goals:
                        tight[goal] = tight.get(goal, 0) | 1 << n

    def best(self, goal: int) -> Best:
        """The picked goal in whose place another does least harm, and what it does; None where no bound allows it."""
        key = (self._kind(goal), self._full.get(goal, 0), self._bare.get(goal, 0))
        if key not in self._known:
            self._known[key] = self._found(goal)
        return self._known[key]

    def _found(self, goal: int) -> Best:
        best: Best = None
        for out in self._picked:
            if not self._broken(out, goal):
                change = self._change(out, goal)
                if best is None or change > best[1]:
                    best = (out, change)
        return best

    def against(self, goal: int) -> tuple[int, ...]:
        """The bounds, by number, that some swap for a goal would break."""
        broken = 0
        for out in self._picked:
            broken |= self._broken(out, goal)
        return tuple(_bits(broken))

    def _broken(self, out: int, into: int) -> int:
        over = self._full.get(into, 0) & ~self._full.get(out, 0)
        short = self._bare.get(out, 0) & ~self._bare.get(into, 0)
        return over | short


def _bits(number: int) -> Iterator[int]:
    return (n for n in range(number.bit_length()) if number >> n & 1)
