"""The reports that plans have promised: by which day, which follow-up keeps each, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import PromisedReport, promised_reports, says_something
from samverkan_cli.link.project import Project
from samverkan_cli.model.values import first_of
from samverkan_cli.views.named import PlanSection, titled

State = Literal["kept", "missing", "coming", "unknown"]


@record
class ReportState:
    """A promised report. `missing` is one whose day has passed, and `unknown` one whose day, or fate, is not known.

    `reported` is the day of the first follow-up that keeps it, `laid_out` are those that say nothing yet, and
    `days_late` is how many days after its day it came, or is missing by now. `next` is set of the one due next.
    """

    promise: str
    due: date | None
    by: str | None
    to: tuple[str, ...]
    state: State
    follow_ups: tuple[str, ...]
    reported: date | None
    laid_out: tuple[str, ...]
    days_late: int
    next: bool


@record
class Reports(PlanSection):
    """The promised reports of a plan, by day; those without one last."""

    today: date
    reports: tuple[ReportState, ...]

    @property
    def late(self) -> int:
        """How many are missing though their day has passed."""
        return sum(each.state == "missing" for each in self.reports)


def build(projects: Sequence[Project], today: date) -> tuple[Reports, ...]:
    """The promised reports of each plan."""
    return tuple(Reports(*titled(each), today, _reports(each, today)) for each in projects)


def _reports(project: Project, today: date) -> tuple[ReportState, ...]:
    found = sorted(promised_reports(project), key=lambda each: each.due or date.max)
    coming = next((each for each in found if _state(each, today) == "coming"), None)
    return tuple(_shown(each, today, is_next=each is coming) for each in found)


def _shown(one: PromisedReport, today: date, *, is_next: bool) -> ReportState:
    promise, state = one.promise, _state(one, today)
    reported = one.reports[0].date if one.reports else None
    until = first_of(reported) if reported is not None else today
    late = (until - one.due).days if one.due is not None and state in ("kept", "missing") else 0
    return ReportState(
        promise.id,
        one.due,
        ", ".join(each.title for each in promise.by) or None,
        tuple(each.title for each in promise.to),
        state,
        tuple(each.id for each in one.reports),
        reported,
        tuple(each.id for each in promise.answers if not says_something(each)),
        max(late, 0),
        is_next,
    )


def _state(one: PromisedReport, today: date) -> State:
    if one.reports:
        return "kept"
    if one.is_missing(today):
        return "missing"
    return "coming" if one.due is not None and one.due >= today else "unknown"
