"""Which of several equally good goals comes first: agreed beforehand, and the same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction


class TieOrder:
    """More support, then not picked in the period before, then the order of the bank.

    Where a lot was drawn, `lot` is its seed, and the order of the lot takes the place of the bank's: by SHA-256 of the
    seed and the id, so that anyone can draw it again.
    """

    def __init__(
        self, goals: Sequence[str], support: Sequence[Fraction], kept: Collection[str] = (), lot: str | None = None
    ) -> None:
        drawn = [_drawn(goal, lot) for goal in goals]
        # A lot decides after all else, and the order of the bank after a lot.
        order = sorted(range(len(goals)), key=lambda goal: (-support[goal], goals[goal] in kept, drawn[goal], goal))
        self.order = tuple(order)
        self._rank = {goal: rank for rank, goal in enumerate(order)}

    def first(self, tied: Iterable[int]) -> int:
        """Of some goals, by number, the one that comes first."""
        return min(tied, key=self._rank.__getitem__)

    def rank(self, goal: int) -> int:
        """The place of a goal, by number, in this order, from 0."""
        return self._rank[goal]

    def sorted(self, goals: Iterable[int]) -> list[int]:
        """Some goals, by number, in this order."""
        return sorted(goals, key=self._rank.__getitem__)


def _drawn(goal: str, lot: str | None) -> str:
    return "" if lot is None else hashlib.sha256(f"{lot}\n{goal}".encode()).hexdigest()
