"""The days of a plan in order: what is to be done or met by when, what is past, and what of that is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.events import Event, events
from samverkan_cli.link.project import Project
from samverkan_cli.views.named import PlanSection, titled


@record
class DueDay:
    """Something on a day, or by it, of one of the kinds of events; `who` are those whom it is up to.

    `chair` is who chairs a meeting, and `late` whether the day has passed and nothing says that it was done.
    """

    day: date
    kind: str
    title: str
    who: tuple[str, ...] = ()
    chair: str | None = None
    late: bool = False


@record
class Calendar(PlanSection):
    """The days of a plan, in order."""

    today: date
    days: tuple[DueDay, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Calendar, ...]:
    """The calendar of each plan."""
    return tuple(Calendar(*titled(each), today, tuple(map(_due, events(each, today)))) for each in projects)


def _due(event: Event) -> DueDay:
    chair = event.chair.title if event.chair is not None else None
    return DueDay(event.day, event.kind, event.title, tuple(each.title for each in event.who), chair, event.late)
