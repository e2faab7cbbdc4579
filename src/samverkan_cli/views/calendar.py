"""The days of a plan in order: what is to be done or met by when, and what is past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.validity import review_due, valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.views.named import PlanSection, titled


@record
class DueDay:
    """Something on a day, or by it; `who` are those whom it is up to.

    `kind` is validity, review, report (promised), follow-up, period, period-end, activity, milestone, trial, meeting,
    decision or remains.
    """

    day: date
    kind: str
    title: str
    who: tuple[str, ...] = ()


@record
class Calendar(PlanSection):
    """The days of a plan, in order."""

    today: date
    days: tuple[DueDay, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Calendar, ...]:
    """The calendar of each plan."""
    return tuple(
        Calendar(*titled(each), today, tuple(sorted(_days(each), key=lambda one: one.day))) for each in projects
    )


def _days(project: Project) -> Iterator[DueDay]:
    """What has a day; what has none is left out."""
    for day, kind, title, *who in _possible(project):
        if day is not None:
            yield DueDay(day, kind, title, tuple(each.title for each in who if each is not None))


def _possible(project: Project) -> Iterator[tuple[date | None, str, str, *tuple[Owner | Group | None, ...]]]:
    document = project.document
    yield valid_until(document), "validity", document.title, *document.owners
    yield review_due(document), "review", document.title, *document.owners
    for promise in document.reporting:
        yield report_due(document, promise), "report", promise.id, promise.by
    for report in project.follow_ups:
        yield report.date, "follow-up", report.title, report.by
        for activity, said in report.activities:
            yield said.due, "remains", activity.title, *said.owners
    for period in project.periods:
        yield period.from_, "period", period.title or period.id
        yield period.until, "period-end", period.title or period.id
    for group in project.groups:
        for meeting in group.meetings:
            yield meeting, "meeting", group.title
    for entry in project.log:
        yield entry.due, "remains", entry.title, *entry.owners
    for decision in (*project.decisions, *(each for report in project.follow_ups for each in report.decisions)):
        yield decision.due, "decision", decision.title or decision.id, *decision.to
    for one in project.activities:
        yield one.until, "activity", one.title, *one.owners
        for step in one.milestones:
            yield step.due, "milestone", f"{step.title} ({one.title})", *one.owners
        if one.pilot is not None:
            yield one.pilot.until, "trial", one.title, *one.owners
