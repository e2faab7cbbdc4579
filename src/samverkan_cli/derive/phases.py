"""When each phase of the work begins and ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from samverkan_cli.derive.days import last_day
from samverkan_cli.model.follow_up import Phase


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase and its first and last day, each None where it cannot be known.

    `follows` is set where the phase gives no first day, so that it was taken from the phase before.
    """

    phase: Phase
    first: date | None
    last: date | None
    follows: bool


def stretches(phases: Iterable[Phase]) -> tuple[Stretch, ...]:
    """The phases with their days, in order.

    A phase without `from` begins on the day after the one before it ends; a phase without `until` lasts as long as
    its `for` says.
    """
    found: list[Stretch] = []
    before: date | None = None
    for phase in phases:
        follows = phase.lacks("from_")
        first = phase.from_
        if follows and before is not None and before < date.max:
            first = before + timedelta(days=1)
        last = phase.until
        if last is None and first is not None and phase.for_ is not None and phase.lacks("until"):
            last = last_day(first, phase.for_)
        found.append(Stretch(phase, first, last, follows and first is not None))
        before = last
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a phase with a first day of its own follows on the one above it that lasts the longest.

    `gap` is how many days lie between them: below 0 where they overlap.
    """

    before: Phase
    last: date
    phase: Phase
    first: date
    gap: int


def seams(phases: Iterable[Phase]) -> tuple[Seam, ...]:
    """Every place where a phase gives its first day and the end of those above it is known.

    Where the end of one of those is not known, only an overlap with another can be: the gap is then 0.
    """
    found: list[Seam] = []
    longest: tuple[Phase, date] | None = None
    known = True
    for each in stretches(phases):
        if longest is not None and each.first is not None and not each.follows:
            gap = (each.first - longest[1]).days - 1
            found.append(Seam(*longest, each.phase, each.first, gap if known else min(gap, 0)))
        backwards = each.first is not None and each.last is not None and each.last < each.first
        if each.last is None or backwards:
            known = False
        elif longest is None or each.last >= longest[1]:
            longest = each.phase, each.last
    return tuple(found)
