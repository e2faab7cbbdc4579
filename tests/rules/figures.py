"""How well something is found: what was right, what was overlooked, what was wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Figures(Generic[T]):
    """What was found rightly, overlooked, and found wrongly; what may be found is in none of them."""

    right: list[T] = field(default_factory=list)
    overlooked: list[T] = field(default_factory=list)
    wrong: list[T] = field(default_factory=list)

    @property
    def precision(self) -> Fraction:
        """How many of the findings are right."""
        found = len(self.right) + len(self.wrong)
        return Fraction(len(self.right), found) if found else Fraction(1)

    @property
    def recall(self) -> Fraction:
        """How much of what is wrong is found."""
        meant = len(self.right) + len(self.overlooked)
        return Fraction(len(self.right), meant) if meant else Fraction(1)
