"""A plan over time: bars by month, and below them what recurs and what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.timespans import phase_dates
from samverkan_cli.derive.validity import is_open, valid_from, valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.values import Every, Ongoing, first_of
from samverkan_cli.views.named import PlanSection, titled


@record
class Dated:
    """Something in time.

    `kind` is validity, period, phase, activity, milestone, trial, report (promised) or follow-up. Where `moment` is
    set it is on or by the day `until`, or within the stretch that `until` is; where `follows` is, its first day is
    taken from the phase before. What is `lasting` has no last day because it needs none: it is ongoing, recurs, or
    holds until further notice.
    """

    kind: str
    id: str
    title: str
    part_of: str | None = None
    from_: date | None = None
    until: date | None = None
    moment: bool = False
    follows: bool = False
    every: Every | None = None
    status: Status | None = None
    lasting: bool = False

    @property
    def begins(self) -> date | None:
        """The first day that may be one of it."""
        return first_of(self.until) if self.moment and self.until else self.from_


@record
class Timeline(PlanSection):
    """A plan over time, from the first to the last day that is known of anything in it.

    `recurring` is what comes again and again, `undated` what has neither a last day nor recurs; of these, what has a
    first day is among `dated` too.
    """

    today: date
    from_: date | None
    until: date | None
    dated: tuple[Dated, ...]
    recurring: tuple[Dated, ...]
    undated: tuple[Dated, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Timeline, ...]:
    """The timeline of each plan."""
    return tuple(_timeline(project, today) for project in projects)


def _timeline(project: Project, today: date) -> Timeline:
    every = tuple(_all(project))
    dated = tuple(one for one in every if one.from_ or one.until or isinstance(one.every, Ongoing))
    days = [day for one in dated for day in (one.begins, one.until) if day]
    return Timeline(
        *titled(project),
        today,
        min(days, default=None),
        max(days, default=None),
        dated,
        tuple(one for one in every if one.every),
        tuple(one for one in every if not one.until and not one.every and one.kind != "validity"),
    )


def _all(project: Project) -> Iterator[Dated]:
    document = project.document
    holds = (valid_from(document), valid_until(document))
    yield Dated("validity", "document", document.title, None, *holds, lasting=is_open(document))
    for period in project.periods:
        yield Dated("period", period.id, period.title or period.id, from_=period.from_, until=period.until)
    for each in phase_dates(project.phases):
        yield Dated("phase", each.phase.id, each.phase.title, None, each.first, each.last, follows=each.follows)
    for activity in project.activities:
        yield from _activity(activity)
    for promise in document.reporting:
        by = ", ".join(each.title for each in promise.by) or None
        yield Dated("report", promise.id, promise.id, by, None, report_due(document, promise), moment=True)
    for report in project.follow_ups:
        yield Dated("follow-up", report.id, report.title, None, None, report.date, moment=True)


def _activity(one: Activity) -> Iterator[Dated]:
    area = one.focus_area.title
    moment = one.from_ is None and one.until is not None
    lasting = one.until is None and one.every is not None
    when = (one.from_, one.until, moment)
    yield Dated("activity", one.id, one.title, area, *when, every=one.every, status=one.status, lasting=lasting)
    for step in one.milestones:
        yield Dated("milestone", step.id, step.title, one.title, None, step.due, moment=True, status=step.status)
    if one.pilot is not None and one.pilot.until is not None:
        yield Dated("trial", one.id, one.title, one.title, None, one.pilot.until, moment=True)
