"""How a vote was counted, round by round, so that it can be followed and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from samverkan_cli.pick.profile import Profile
from samverkan_cli.pick.ties import TieOrder

Step = Literal["support", "share", "load", "score", "set", "rest"]
"""By what a goal was picked: its support (av), what each of its supporters paid from her share (equal-shares), the
load that they carry (Phragmén), what it adds to the score (sequential PAV), the best set as a whole (pav), or nothing
but the tie order, because nobody ticked it."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What each voter of a bloc paid for a goal, a whole goal being 1."""

    bloc: int
    each: Fraction


@dataclass(frozen=True, slots=True)
class Round:
    """A goal that was picked, by number.

    `value` is what it was picked by, in the measure of the step; `tied` are the goals that were exactly as good, so
    that the tie order decided; `payments` what its supporters paid, where the rule has payments.
    """

    goal: int
    step: Step
    value: Fraction
    tied: tuple[int, ...] = ()
    payments: tuple[Payment, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The rounds of a count, in order."""

    rounds: tuple[Round, ...]

    @property
    def goals(self) -> tuple[int, ...]:
        """The goals that were picked, by number, in the order in which they were."""
        return tuple(each.goal for each in self.rounds)


Rule = Callable[[Profile, int, TieOrder], Tally]
"""Counts a vote: a profile, how many goals there are to be, and the order of ties."""


def filled(profile: Profile, rounds: list[Round], count: int, ties: TieOrder) -> Tally:
    """A tally that is filled up to a number of goals with those that nobody ticked, in the tie order."""
    taken = {each.goal for each in rounds}
    rest = [goal for goal in ties.order if goal not in taken][: max(0, min(count, len(profile.goals)) - len(rounds))]
    left = [goal for goal in ties.order if goal not in taken]
    tied = tuple(left[len(rest) :]) if rest and len(left) > len(rest) else ()
    return Tally((*rounds, *(Round(goal, "rest", Fraction(0), tied) for goal in rest)))
