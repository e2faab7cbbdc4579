"""The days of a plan in order: what is to be done or met by when, and what is past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from samverkan_cli.core.message import Message
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.validity import review_due, valid_until
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.views.paper import STRONG, Branch, Paper
from samverkan_cli.views.saying import lack
from samverkan_cli.views.sheet import Row
from samverkan_cli.views.view import View

_KINDS = {
    "validity": Message("The document holds until this day"),
    "review": Message("The document is to be looked over"),
    "report": Message("Promised report"),
    "follow-up": Message("Report"),
    "period": Message("A period begins"),
    "period-end": Message("A period ends"),
    "activity": Message("Last day"),
    "milestone": Message("Milestone"),
    "trial": Message("The trial ends"),
    "meeting": Message("Meeting"),
    "decision": Message("Task by a decision"),
    "remains": Message("Remains to be done"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """Something on a day, or by it. `kind` is a key of what kinds are called, `who` those whom it is up to."""

    day: date
    kind: str
    title: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a plan, in order."""

    plans: tuple[str, ...]
    title: str
    today: date
    days: tuple[Day, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Calendar, ...]:
    """The calendar of each plan."""
    return tuple(
        Calendar((each.name,), each.document.title, today, tuple(sorted(_days(each), key=lambda one: one.day)))
        for each in projects
    )


def _who(those: Iterable[Owner | Group | None]) -> tuple[str, ...]:
    return tuple(each.title for each in those if each is not None)


def _days(project: Project) -> Iterator[Day]:
    document = project.document
    for kind, day in (("validity", valid_until(document)), ("review", review_due(document))):
        if day is not None:
            yield Day(day, kind, document.title, _who(document.owners))
    for promise in document.reporting:
        due = report_due(document, promise)
        if due is not None:
            yield Day(due, "report", promise.id, _who([promise.by]))
    for report in project.follow_ups:
        yield Day(report.date, "follow-up", report.title, _who([report.by]))
        for activity, said in report.activities:
            if said.due is not None:
                yield Day(said.due, "remains", activity.title, _who(said.owners))
    for period in project.periods:
        yield Day(period.from_, "period", period.title or period.id)
        yield Day(period.until, "period-end", period.title or period.id)
    for group in project.groups:
        for meeting in group.meetings:
            yield Day(meeting, "meeting", group.title)
    for entry in project.log:
        if entry.due is not None:
            yield Day(entry.due, "remains", entry.title, _who(entry.owners))
    for decision in (*project.decisions, *(each for report in project.follow_ups for each in report.decisions)):
        if decision.due is not None:
            yield Day(decision.due, "decision", decision.title or decision.id, _who(decision.to))
    yield from _activities(project)


def _activities(project: Project) -> Iterator[Day]:
    for activity in project.activities:
        who = _who(activity.owners)
        if activity.until is not None:
            yield Day(activity.until, "activity", activity.title, who)
        for step in activity.milestones:
            if step.due is not None:
                yield Day(step.due, "milestone", f"{step.title} ({activity.title})", who)
        if activity.pilot is not None and activity.pilot.until is not None:
            yield Day(activity.pilot.until, "trial", activity.title, who)


def text(calendar: Calendar, paper: Paper, say: Phrases) -> None:
    """The days, those to come first and then those that are past, by month."""
    paper.line(f"{calendar.title} ({calendar.plans[0]})", STRONG)
    coming = [one for one in calendar.days if one.day >= calendar.today]
    past = [one for one in calendar.days if one.day < calendar.today]
    if not calendar.days:
        paper.line(lack(say, Message("Nothing in the plan has a date")), first="  ")
    for heading, days in (
        (Message("From {day} on", day=calendar.today), coming),
        (Message("Before {day}", day=calendar.today), past),
    ):
        if not days:
            continue
        paper.heading(say(heading))
        for month, those in groupby(days, key=lambda one: f"{one.day:%Y-%m}"):
            paper.line(month, first="  ")
            paper.tree([Branch(_told(one, say)) for one in those], before="  ")


def _told(one: Day, say: Phrases) -> str:
    who = f" ({', '.join(one.who)})" if one.who else ""
    kind = say(_KINDS[one.kind])
    return f"{one.day} {kind}: {one.title}{who}"


HEADER = ("plan", "day", "kind", "title", "who")


def rows(calendar: Calendar, _: Sequence[str]) -> Iterator[Row]:
    """A row for each day."""
    for one in calendar.days:
        yield (calendar.plans[0], one.day, one.kind, one.title, "; ".join(one.who))


CALENDAR = View(build, text, HEADER, rows)
