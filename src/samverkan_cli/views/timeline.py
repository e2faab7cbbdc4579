"""A plan over time: bars by month, and below them what recurs and what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.timespans import phase_dates
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.values import Duration
from samverkan_cli.views.paper import BAR, STRONG, Branch, Paper
from samverkan_cli.views.saying import inner, lack, stretch
from samverkan_cli.views.sheet import Row
from samverkan_cli.views.view import View

POINT, OPEN, TODAY, HERE = "◆", "▒", "│", "▼"
_UNITS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""How many months a column may stand for."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something in time.

    `kind` is validity, period, phase, activity, milestone, trial, report (promised) or follow-up. Where `moment` is
    set it is on or by the day `until`; where `follows` is, its first day is taken from the phase before.
    """

    kind: str
    id: str
    title: str
    part_of: str | None = None
    from_: date | None = None
    until: date | None = None
    moment: bool = False
    follows: bool = False
    every: Duration | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A plan over time, from the first to the last day that is known of anything in it.

    `recurring` is what comes again and again, `undated` what has neither a last day nor recurs; of these, what has a
    first day is among `dated` too.
    """

    plans: tuple[str, ...]
    title: str
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
    dated = tuple(one for one in every if one.from_ or one.until)
    days = [day for one in dated for day in (one.from_, one.until) if day]
    return Timeline(
        (project.name,),
        project.document.title,
        today,
        min(days, default=None),
        max(days, default=None),
        dated,
        tuple(one for one in every if one.every),
        tuple(one for one in every if not one.until and not one.every and one.kind != "validity"),
    )


def _all(project: Project) -> Iterator[Dated]:
    document = project.document
    yield Dated("validity", "document", document.title, from_=valid_from(document), until=valid_until(document))
    for period in project.periods:
        yield Dated("period", period.id, period.title or period.id, from_=period.from_, until=period.until)
    for each in phase_dates(project.phases):
        yield Dated("phase", each.phase.id, each.phase.title, None, each.first, each.last, follows=each.follows)
    for activity in project.activities:
        yield from _activity(activity)
    for promise in document.reporting:
        by = promise.by.title if promise.by else None
        yield Dated("report", promise.id, promise.id, by, None, report_due(document, promise), moment=True)
    for report in project.follow_ups:
        yield Dated("follow-up", report.id, report.title, None, None, report.date, moment=True)


def _activity(one: Activity) -> Iterator[Dated]:
    area = one.strategy.focus_area.title
    moment = one.from_ is None and one.until is not None
    yield Dated("activity", one.id, one.title, area, one.from_, one.until, moment, every=one.every, status=one.status)
    for step in one.milestones:
        yield Dated("milestone", step.id, step.title, one.title, None, step.due, moment=True, status=step.status)
    if one.pilot is not None and one.pilot.until is not None:
        yield Dated("trial", one.id, one.title, one.title, None, one.pilot.until, moment=True)


# --- in words


@dataclass(frozen=True, slots=True)
class _Axis:
    """Columns of months: where the first begins (months since year 0), how many each stands for, how many there are."""

    start: int
    unit: int
    columns: int

    def column(self, day: date) -> int:
        return (_month(day) - self.start) // self.unit

    def ruler(self, today: date) -> tuple[str, str]:
        """The years, and a line with a mark where each begins and where today is."""
        years, line = "", ""
        for column in range(self.columns):
            first = self.start + column * self.unit
            begins = column == 0 or first // 12 != (first - self.unit) // 12
            line += "┬" if begins else "─"
            label = f"{first // 12:04}"
            if begins and (not years or column > len(years)) and (not years or column + len(label) <= self.columns):
                years = years.ljust(column) + label
        here = self.column(today)
        if 0 <= here < self.columns:
            line = line[:here] + HERE + line[here + 1 :]
        return years, line


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _axis(first: date, last: date, room: int) -> _Axis:
    months = _month(last) - _month(first) + 1
    unit = next((unit for unit in _UNITS if months + unit <= room * unit), 12000)
    start = _month(first)
    start -= start % unit
    return _Axis(start, unit, (_month(last) - start) // unit + 1)


def text(timeline: Timeline, paper: Paper, say: Phrases) -> None:
    """A chart of all that has days, and lists of what recurs and of what has none."""
    paper.line(f"{timeline.title} ({timeline.plans[0]})", STRONG)
    if timeline.from_ is None or timeline.until is None:
        paper.line(lack(say, Message("Nothing in the plan has a date")), first="  ")
    else:
        _chart(timeline, timeline.from_, timeline.until, paper, say)
    recurring = [Branch(f"{one.title}: {_days(one, say)}") for one in timeline.recurring]
    _list(say(Message("Recurs")), recurring, paper)
    _list(say(Message("Without a last day")), [Branch(_undated(one, say)) for one in timeline.undated], paper)


def _list(heading: str, branches: Sequence[Branch], paper: Paper) -> None:
    if branches:
        paper.heading(f"{heading} ({len(branches)})")
        paper.tree(branches)


def _undated(one: Dated, say: Phrases) -> str:
    kind = {
        "phase": Message("Phase: {title}", title=one.title),
        "milestone": Message("Milestone: {title}", title=f"{one.title} ({one.part_of})"),
        "report": Message("Promised report: {title}", title=one.title),
    }.get(one.kind)
    title = say(kind) if kind else one.title
    return f"{title} ({inner(stretch(say, one.from_, None))})" if one.from_ else title


def _chart(timeline: Timeline, first: date, last: date, paper: Paper, say: Phrases) -> None:
    width = max(20, min(36, paper.width * 2 // 5))
    axis = _axis(first, last, max(10, paper.width - width - 4))
    paper.line(stretch(say, first, last), first="  ")
    paper.line(say(counted("Each column is {n} month", "Each column is {n} months", axis.unit)), first="  ")
    here = axis.column(timeline.today)
    where = (
        Message("{mark} today, {day}", mark=HERE, day=timeline.today)
        if 0 <= here < axis.columns
        else Message("Today, {day}, is before all of this", day=timeline.today)
        if here < 0
        else Message("Today, {day}, is after all of this", day=timeline.today)
    )
    paper.line(say(where), first="  ")
    paper.line(say(Message("{point} a day, {open} a last day is missing", point=POINT, open=BAR + OPEN)), first="  ")
    years, line = axis.ruler(timeline.today)
    heading: str | None = None
    for one in timeline.dated:
        group = _heading(one, say)
        if group is not None and group != heading:
            heading = group
            paper.heading(heading)
            paper.beside("", width, years, before="  ")
            paper.beside("", width, line, before="  ")
        _bar(one, axis, here, width, paper, say)


def _heading(one: Dated, say: Phrases) -> str | None:
    """Under which heading something stands; None where under that of what it belongs to."""
    if one.kind == "activity":
        return one.part_of
    headings = {
        "validity": Message("The document and its periods"),
        "period": Message("The document and its periods"),
        "phase": Message("Phases"),
        "report": Message("Reports"),
        "follow-up": Message("Reports"),
    }
    return say(headings[one.kind]) if one.kind in headings else None


def _bar(one: Dated, axis: _Axis, here: int, width: int, paper: Paper, say: Phrases) -> None:
    cells = [TODAY if column == here else " " for column in range(axis.columns)]
    empty = "".join(cells)
    if one.moment and one.until:
        cells[axis.column(one.until)] = POINT
    else:
        start = axis.column(one.from_) if one.from_ else 0
        end = axis.column(one.until) if one.until else axis.columns - 1
        for column in range(start, end + 1):
            cells[column] = BAR if one.until or column == start else OPEN
    within = "  " if one.kind in ("milestone", "trial") else ""
    paper.beside(_title(one, say), width - len(within), "".join(cells), below=empty, before="  " + within)
    when = str(one.until) if one.moment else _days(one, say)
    status = inner(say(one.status.label)) if one.status else ""
    told = ", ".join(filter(None, [when, status]))
    paper.beside(told, width - len(within) - 2, empty, below=empty, before="    " + within)


def _days(one: Dated, say: Phrases) -> str:
    return inner(stretch(say, one.from_, one.until, one.every))


def _title(one: Dated, say: Phrases) -> str:
    kinds = {
        "validity": Message("The document holds"),
        "period": Message("Period {title}", title=one.title),
        "trial": Message("The trial ends"),
        "report": Message("Promised report: {title}", title=one.title),
    }
    return say(kinds[one.kind]) if one.kind in kinds else one.title


# --- rows

HEADER = ("plan", "kind", "id", "title", "part_of", "from", "until", "every", "status")


def rows(timeline: Timeline, _: Sequence[str]) -> Iterator[Row]:
    """A row for each thing, also for what has no day."""
    there = dict.fromkeys((*timeline.dated, *timeline.recurring, *timeline.undated))
    for one in there:
        yield (timeline.plans[0], one.kind, one.id, one.title, one.part_of, one.from_, one.until, one.every, one.status)


TIMELINE = View(build, text, HEADER, rows)
