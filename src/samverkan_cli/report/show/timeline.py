"""A plan over time, written down: bars by month, and below them what recurs and what has no date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import BAR, Branch, Layout, inner
from samverkan_cli.report.show.presentation import Presentation, Row, cells
from samverkan_cli.report.show.wording import days
from samverkan_cli.views.timeline import Dated, Timeline, build

POINT, OPEN, ON, TODAY, HERE = "◆", "▒", "►", "│", "▼"
_UNITS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""How many months a column may stand for."""
_HEADINGS = {
    "validity": Message("The document and its periods"),
    "period": Message("The document and its periods"),
    "phase": Message("Phases"),
    "report": Message("Reports"),
    "follow-up": Message("Reports"),
}


@record
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


def draw(timeline: Timeline, layout: Layout, say: Phrases) -> None:
    """A chart of all that has days, and lists of what recurs and of what has none."""
    if timeline.from_ is None or timeline.until is None:
        layout.missing(Message("Nothing in the plan has a date"), first="  ")
    else:
        _chart(timeline, timeline.from_, timeline.until, layout, say)
    recurring = [Branch(f"{one.title}: {_days(one, say)}") for one in timeline.recurring]
    undated = [Branch(_undated(one, say)) for one in timeline.undated]
    for heading, branches in ((Message("Recurs"), recurring), (Message("Without a last day"), undated)):
        if branches:
            layout.heading(f"{say(heading)} ({len(branches)})")
            layout.tree(branches)


def _undated(one: Dated, say: Phrases) -> str:
    kind = {
        "phase": Message("Phase: {title}", title=one.title),
        "milestone": Message("Milestone: {title}", title=f"{one.title} ({one.part_of})"),
        "report": Message("Promised report: {title}", title=one.title),
    }.get(one.kind)
    title = say(kind) if kind else one.title
    return f"{title} ({inner(days(say, one.from_, None))})" if one.from_ else title


def _chart(timeline: Timeline, first: date, last: date, layout: Layout, say: Phrases) -> None:
    width = max(20, min(36, layout.width * 2 // 5))
    axis = _axis(first, last, max(10, layout.width - width - 4))
    layout.line(days(say, first, last), first="  ")
    layout.line(counted("Each column is {n} month", "Each column is {n} months", axis.unit), first="  ")
    here = axis.column(timeline.today)
    where = (
        Message("{mark} today, {day}", mark=HERE, day=timeline.today)
        if 0 <= here < axis.columns
        else Message("Today, {day}, is before all of this", day=timeline.today)
        if here < 0
        else Message("Today, {day}, is after all of this", day=timeline.today)
    )
    layout.line(where, first="  ")
    signs = {"point": POINT, "open": BAR + OPEN, "on": BAR + ON}
    layout.line(Message("{point} a day, {open} a last day is missing, {on} goes on without one", **signs), first="  ")
    years, line = axis.ruler(timeline.today)
    heading: str | None = None
    for one in timeline.dated:
        group = _heading(one, say)
        if group is not None and group != heading:
            heading = group
            layout.heading(heading)
            layout.beside("", width, years, before="  ")
            layout.beside("", width, line, before="  ")
        _bar(one, axis, here, width, layout, say)


def _heading(one: Dated, say: Phrases) -> str | None:
    """Under which heading something stands; None where under that of what it belongs to."""
    return one.part_of if one.kind == "activity" else say(_HEADINGS[one.kind]) if one.kind in _HEADINGS else None


def _bar(one: Dated, axis: _Axis, here: int, width: int, layout: Layout, say: Phrases) -> None:
    chart = [TODAY if column == here else " " for column in range(axis.columns)]
    empty = "".join(chart)
    if one.moment and one.until and one.begins == one.until:
        chart[axis.column(one.until)] = POINT
    else:
        start = axis.column(one.begins) if one.begins else 0
        end = axis.column(one.until) if one.until else axis.columns - 1
        known = one.until or one.lasting
        for column in range(start, end + 1):
            chart[column] = BAR if known or column == start else OPEN
        if one.lasting:
            chart[end] = ON
    within = "  " if one.kind in ("milestone", "trial") else ""
    layout.beside(_title(one, say), width - len(within), "".join(chart), below=empty, before="  " + within)
    when = str(one.until) if one.moment else _days(one, say)
    status = inner(say(one.status.label)) if one.status else ""
    told = ", ".join(filter(None, [when, status]))
    layout.beside(told, width - len(within) - 2, empty, below=empty, before="    " + within)


def _days(one: Dated, say: Phrases) -> str:
    said = inner(days(say, one.from_, one.until, one.every))
    open_ended = inner(say(Message("Until further notice"))) if one.lasting and one.every is None else ""
    return ", ".join(filter(None, [said, open_ended]))


def _title(one: Dated, say: Phrases) -> str:
    kinds = {
        "validity": Message("The document holds"),
        "period": Message("Period {title}", title=one.title),
        "trial": Message("The trial ends"),
        "report": Message("Promised report: {title}", title=one.title),
    }
    return say(kinds[one.kind]) if one.kind in kinds else one.title


def _rows(timeline: Timeline) -> Iterator[Row]:
    """A row for each thing, also for what has no day."""
    return map(cells, dict.fromkeys((*timeline.dated, *timeline.recurring, *timeline.undated)))


TIMELINE = Presentation(build, draw, "plan kind id title part_of from until every status", _rows)
