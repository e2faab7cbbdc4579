"""How a vote was counted, round by round, so that it can be followed and explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from fractions import Fraction
from typing import Literal

from samverkan_cli.core.record import record
from samverkan_cli.pick.vote.profile import Profile
from samverkan_cli.pick.vote.ties import TieOrder

RuleName = Literal["equal-shares", "seq-phragmen", "seq-pav", "pav", "av"]
Step = Literal["support", "share", "load", "score", "set", "rest"]
"""By what a goal was picked: its support (av), what each of its supporters paid from her share (equal-shares), the
load that they carry (Phragmén), what it adds to the score (sequential PAV), the best set as a whole (pav), or nothing
but the tie order, because nobody ticked it."""


@record
class Payment:
    """What each voter of a bloc paid for a goal, a whole goal being 1."""

    bloc: int
    each: Fraction


@record
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


@record
class Tally:
    """The rounds of a count, in order.

    `left` says of the goals that were not picked, by number, what they would have been picked by in the last round,
    in the measure of its step; a goal that could not have been is not in it.
    """

    rounds: tuple[Round, ...]
    left: Mapping[int, Fraction] = field(default_factory=dict)

    @property
    def goals(self) -> tuple[int, ...]:
        """The goals that were picked, by number, in the order in which they were."""
        return tuple(each.goal for each in self.rounds)


Rule = Callable[[Profile, int, TieOrder], Tally]
"""Counts a vote: a profile, how many goals there are to be, and the order of ties."""


def filled(
    profile: Profile, rounds: list[Round], count: int, ties: TieOrder, left: Mapping[int, Fraction] | None = None
) -> Tally:
    """A tally that is filled up to a number of goals with those that nobody ticked, in the tie order."""
    taken = {each.goal for each in rounds}
    rest = [goal for goal in ties.order if goal not in taken][: max(0, min(count, len(profile.goals)) - len(rounds))]
    over = [goal for goal in ties.order if goal not in taken]
    tied = tuple(over[len(rest) :]) if rest else ()
    last = {goal: each for goal, each in (left or {}).items() if goal not in taken and goal not in rest}
    return Tally((*rounds, *(Round(goal, "rest", Fraction(0), tied) for goal in rest)), {} if rest else last)
