"""What came of a choice: which goals, why these, and why not the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from samverkan_cli.pick.vote.tally import RuleName, Step

Method = Literal["manual", "vote", "optimise"]


@dataclass(frozen=True, slots=True)
class Paid:
    """Voters who paid alike for a goal: how many, how many votes they have together, and what each vote paid.

    A whole goal costs 1.
    """

    voters: int
    votes: Fraction
    each: Fraction


@dataclass(frozen=True, slots=True)
class Chosen:
    """A goal that was picked, by id, and by what. Of a choice by hand nothing more is known.

    `value` is in the measure of `step`; `tied` are the ids of some that were exactly as good, those that were never
    picked first, and `tied_more` is how many others were.
    """

    goal: str
    step: Step | None = None
    value: Fraction | None = None
    support: Fraction | None = None
    supporters: int | None = None
    tied: tuple[str, ...] = ()
    tied_more: int = 0
    paid: tuple[Paid, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A goal that was not picked, by id, and why.

    `value` is what it would have been picked by in the last round, in the measure of that round's step. Where a whole
    set was chosen, `instead` is the picked goal in whose place it would have done least harm, and `change` what that
    would have done to the worth of the set; `against` are the limits, as they were asked for, that stand in its way.
    """

    goal: str
    support: Fraction | None = None
    supporters: int | None = None
    value: Fraction | None = None
    instead: str | None = None
    change: Fraction | None = None
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Price:
    """What the limits cost: the worth of the set that was picked, and of the best without them."""

    picked: Fraction
    without: Fraction


@dataclass(frozen=True, slots=True)
class Outcome:
    """A choice. `rule` is set where votes were counted."""

    method: Method
    rule: RuleName | None
    chosen: tuple[Chosen, ...]
    passed: tuple[Passed, ...]
    price: Price | None = None

    @property
    def goals(self) -> tuple[str, ...]:
        """The ids of the goals that were picked, in the order in which they were."""
        return tuple(each.goal for each in self.chosen)

    @property
    def last(self) -> Chosen | None:
        """The goal that was picked last."""
        return self.chosen[-1] if self.chosen else None


def by_hand(picked: Sequence[str], bank: Sequence[str]) -> Outcome:
    """A choice that somebody made goal by goal, from a bank of ids."""
    return Outcome(
        "manual",
        None,
        tuple(Chosen(goal) for goal in picked),
        tuple(Passed(goal) for goal in bank if goal not in picked),
    )
