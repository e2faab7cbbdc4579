"""From when to when activities, milestones and phases are, as far as is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from samverkan_cli.core.record import record
from samverkan_cli.derive.days import last_day
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity, Milestone
from samverkan_cli.model.follow_up import Phase
from samverkan_cli.model.owners import Active
from samverkan_cli.model.values import first_of, last_of


class DateRange(NamedTuple):
    """A first and a last day, both included; None where it is not known."""

    first: date | None
    last: date | None


def dates_of(part: Activity | Active) -> DateRange | None:
    """When an activity goes on, or an owner or a group exists.

    None where nothing is known of it, and where it ends before it begins.
    """
    first, last = part.from_, part.until
    if (first is None and last is None) or (first is not None and last is not None and last < first):
        return None
    return DateRange(first, last)


def covers(whole: DateRange, part: DateRange) -> bool:
    """Whether no known day of one range is known to lie outside the other."""
    known = [day for day in part if day is not None]
    return all(
        (whole.first is None or whole.first <= last_of(day)) and (whole.last is None or first_of(day) <= whole.last)
        for day in known
    )


@record
class PhaseDates:
    """A phase and its first and last day, each None where it cannot be known.

    `follows` is set where the phase gives no first day, so that it was taken from the phase before.
    """

    phase: Phase
    first: date | None
    last: date | None
    follows: bool


def phase_dates(phases: Iterable[Phase]) -> tuple[PhaseDates, ...]:
    """The phases with their days, in order.

    A phase without `from` begins on the day after the one before it ends; a phase without `until` lasts as long as
    its `for` says.
    """
    found: list[PhaseDates] = []
    before: date | None = None
    for phase in phases:
        follows = phase.lacks("from_")
        first = phase.from_
        if follows and before is not None and before < date.max:
            first = before + timedelta(days=1)
        last = phase.until
        if last is None and first is not None and phase.for_ is not None and phase.lacks("until"):
            last = last_day(first, phase.for_)
        found.append(PhaseDates(phase, first, last, follows and first is not None))
        before = last
    return tuple(found)


@record
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
    for each in phase_dates(phases):
        if longest is not None and each.first is not None and not each.follows:
            gap = (each.first - longest[1]).days - 1
            found.append(Seam(*longest, each.phase, each.first, gap if known else min(gap, 0)))
        backwards = each.first is not None and each.last is not None and each.last < each.first
        if each.last is None or backwards:
            known = False
        elif longest is None or each.last >= longest[1]:
            longest = each.phase, each.last
    return tuple(found)


@record
class DatedField:
    """A day, and the field that gives it; None where it follows from the phase before."""

    day: date
    key: str | None


@record
class Timespan:
    """Something with its first and its last day; where it has only one of them, that is both."""

    thing: Activity | Milestone | Phase
    first: DatedField
    last: DatedField


def timespans(project: Project) -> Iterator[Timespan]:
    """All that is to be done within a plan and has a day, in reading order."""
    for activity in project.activities:
        yield from _span(activity, _dated(activity.from_, "from"), _dated(activity.until, "until"))
        for step in activity.milestones:
            yield from _span(step, None, _dated(step.due, "due"))
    for dates in phase_dates(project.phases):
        yield from _span(
            dates.phase,
            _dated(dates.first, None if dates.follows else "from"),
            _dated(dates.last, "until" if dates.phase.until is not None else "for"),
        )


def _dated(day: date | None, key: str | None) -> DatedField | None:
    return DatedField(day, key) if day is not None else None


def _span(thing: Activity | Milestone | Phase, first: DatedField | None, last: DatedField | None) -> Iterator[Timespan]:
    begins, ends = first or last, last or first
    if begins is not None and ends is not None:
        yield Timespan(thing, begins, ends)
