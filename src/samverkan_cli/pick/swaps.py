"""Why a goal is not in a set that was chosen as a whole: what it would have cost to put it in the place of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from samverkan_cli.pick.optimum import Bound


class Swaps:
    """A set of goals, by number, that keeps some bounds, and what each swap would do to its worth.

    `change` gives that for a goal that goes out and one that comes in.
    """

    def __init__(self, bounds: Sequence[Bound], picked: Sequence[int], change: Callable[[int, int], Fraction]) -> None:
        self._bounds = tuple(bounds)
        self._picked = tuple(picked)
        self._change = change
        self._counts = [len(bound.goals.intersection(picked)) for bound in bounds]

    def best(self, goal: int) -> tuple[int, Fraction] | None:
        """The picked goal in whose place another does least harm, and what it does; None where no bound allows it."""
        best: tuple[int, Fraction] | None = None
        for out in self._picked:
            if self._broken(out, goal):
                continue
            change = self._change(out, goal)
            if best is None or change > best[1]:
                best = (out, change)
        return best

    def against(self, goal: int) -> tuple[int, ...]:
        """The bounds, by number, that some swap for a goal would break."""
        return tuple(sorted({n for out in self._picked for n in self._broken(out, goal)}))

    def _broken(self, out: int, into: int) -> list[int]:
        found = []
        for n, bound in enumerate(self._bounds):
            count = self._counts[n] + (into in bound.goals) - (out in bound.goals)
            below = bound.at_least is not None and count < bound.at_least
            if below or (bound.at_most is not None and count > bound.at_most):
                found.append(n)
        return found
