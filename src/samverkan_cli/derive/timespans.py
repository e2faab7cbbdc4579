"""From when to when the activities, milestones and phases of a plan are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan_cli.derive.phases import Stretch, stretches
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity, Milestone
from samverkan_cli.model.follow_up import Phase


@dataclass(frozen=True, slots=True)
class Bound:
    """A day, and the field that gives it; None where it follows from the phase before."""

    day: date
    key: str | None


@dataclass(frozen=True, slots=True)
class Timespan:
    """Something with its first and its last day; where it has only one of them, that is both."""

    thing: Activity | Milestone | Phase
    first: Bound
    last: Bound


def timespans(project: Project) -> Iterator[Timespan]:
    """All that is to be done within a plan and has a day, in reading order."""
    for activity in project.activities:
        yield from _span(activity, _bound(activity.from_, "from"), _bound(activity.until, "until"))
        for step in activity.milestones:
            yield from _span(step, None, _bound(step.due, "due"))
    for stretch in stretches(project.phases):
        yield from _span(stretch.phase, _bound(stretch.first, None if stretch.follows else "from"), _end(stretch))


def _bound(day: date | None, key: str | None) -> Bound | None:
    return Bound(day, key) if day is not None else None


def _end(stretch: Stretch) -> Bound | None:
    return _bound(stretch.last, "until" if stretch.phase.until is not None else "for")


def _span(thing: Activity | Milestone | Phase, first: Bound | None, last: Bound | None) -> Iterator[Timespan]:
    begins, ends = first or last, last or first
    if begins is not None and ends is not None:
        yield Timespan(thing, begins, ends)
