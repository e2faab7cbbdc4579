"""The activities in time: a bar each over the months, with milestones, reports and today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import OVER, PromisedReport, is_over, promised_reports
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.document.figures.axis import Axis, axis, ticks
from samverkan_cli.document.figures.shared import (
    Numbers,
    Plain,
    lines,
    lower,
    named,
    one_of,
    pages,
    sentences,
    short,
    spoken,
)
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity, Milestone
from samverkan_cli.model.values import first_of, last_of

STATES = ("planned", "ongoing", "done", "late", "paused")
"""How far something has come, in order."""
_WORDS = {str(status): status.label for status in Status}
_NEAR = 0.15
"""How far from all else today may lie, as a part of it, to be drawn too."""
_LETTERS = 44
"""So many letters of a title stand on a line."""
_BAND = 5.6
"""How tall the name of a focus area is."""
_ROOM = 104
"""How wide the bars may be, in millimetres."""


@record
class _Row:
    """An activity from a day to another; at a `moment` it is to be done by the last."""

    activity: Activity
    first: date | None
    last: date | None
    moment: bool
    lasting: bool
    state: str
    steps: tuple[Milestone, ...]


@record
class _Chart:
    """What one figure shows: some of the rows, and what all of the figures have."""

    rows: Sequence[_Row]
    axis: Axis
    reports: Sequence[PromisedReport]
    today: date
    undated: int
    divided: bool
    numbers: Numbers


def timeline(project: Project, today: date, say: Phrases, numbers: Numbers | None = None) -> tuple[Figure, ...]:
    """The activities that have days, as one figure or, of many, as several of a page each.

    None where the activities are fewer than two, or all of them go on from the same day to the same.
    """
    rows = [row for each in project.activities if (row := _row(each, today)) is not None]
    if not _says_something(rows):
        return ()
    whole = _axis(project, rows, today, say)
    reports = [each for each in promised_reports(project) if each.due and whole.first <= each.due <= whole.last]
    undated = sum(_is_alive(each, today) for each in project.activities) - len(rows)
    title = say(Message("The activities in time"))
    begins = {row.activity.focus_area: row.activity for row in reversed(rows)}
    divided, firsts = len(begins) > 1, {*begins.values()}
    runs = list(pages(rows, lambda row: _height(row) + _BAND * (divided and row.activity in firsts)))
    charts = [
        _Chart(run, whole, reports, today, undated if run is runs[-1] else 0, divided, numbers or {}) for run in runs
    ]
    return tuple(
        Figure("timeline", one_of(title, n, len(charts), say), sentences(_alt(chart, say)), _data(chart, say))
        for n, chart in enumerate(charts, 1)
    )


def state_of(activity: Activity, today: date) -> str:
    """How far an activity has come: planned, ongoing, done, late, paused or dropped; nothing where it is not known."""
    over = is_over(activity, today)
    reported = [each.status for each in activity.followed if each.report.date <= today and each.status]
    if over:
        known = {activity.status, *reported[-1:]}
        return "dropped" if Status.DROPPED in known and not {Status.DONE, Status.VERIFIED} & known else "done"
    if activity.until is not None and last_of(activity.until) < today and over is False and activity.every is None:
        return "late"
    return str(activity.status or "")


def state_word(state: str, say: Phrases) -> str:
    """What a state is called."""
    return say(Message("Late") if state == "late" else _WORDS[state]) if state else ""


def _is_alive(activity: Activity, today: date) -> bool:
    return not activity.may_be_dropped and state_of(activity, today) != "dropped"


def _row(activity: Activity, today: date) -> _Row | None:
    """An activity as a bar; None where it has no day, or has been dropped."""
    steps = tuple(each for each in activity.milestones if each.due is not None and each.status != Status.DROPPED)
    first, last = activity.from_, activity.until
    known = first is not None or last is not None or bool(steps)
    backwards = first is not None and last is not None and last_of(last) < first_of(first)
    if not known or backwards or not _is_alive(activity, today):
        return None
    moment = first is None and last is not None and first_of(last) == last_of(last)
    begins = first_of(first) if first is not None else first_of(last) if last is not None else None
    ends = last_of(last) if last is not None else None
    lasting = last is None and activity.every is not None
    return _Row(activity, begins, ends, moment, lasting, state_of(activity, today), steps)


def _says_something(rows: Sequence[_Row]) -> bool:
    spans = {(row.first, row.last) for row in rows} | {(each.due, each.due) for row in rows for each in row.steps}
    return len(rows) > 1 and len(spans) > 1


def _axis(project: Project, rows: Iterable[_Row], today: date, say: Phrases) -> Axis:
    """From the first to the last day of anything; with today, where that is not far off."""
    days = [valid_from(project.document), valid_until(project.document)]
    for row in rows:
        days += [row.first, row.last, *(each.due for each in row.steps)]
    known = [day for day in days if day is not None]
    first, last = min(map(first_of, known)), max(map(last_of, known))
    near = (last - first) * _NEAR
    if first - min(first, today) <= near and max(last, today) - last <= near:
        first, last = min(first, today), max(last, today)
    return axis(first, last, say, _ROOM)


def _height(row: _Row) -> float:
    return max(7.0, lines(short(row.activity.title), _LETTERS) * 3.4 + 2)


# --- as it is drawn


def _data(chart: _Chart, say: Phrases) -> Plain:
    whole, today = chart.axis, chart.today
    within = whole.first <= today <= whole.last
    return {
        "from": str(whole.first),
        "until": str(whole.last),
        "ticks": ticks(whole),
        "rows": list(_drawn(chart)),
        "reports": [{"date": str(each.due), "kept": bool(each.reports)} for each in chart.reports],
        "today": {"date": str(today), "label": _today(today, say)} if within else None,
        "legend": [{"sign": sign, "word": word} for sign, word in _legend(chart, say)],
        "note": say(_undated(chart.undated)) if chart.undated else "",
    }


def _drawn(chart: _Chart) -> Iterator[Plain]:
    area = None
    for row in chart.rows:
        if row.activity.focus_area is not area:
            area = row.activity.focus_area
            if chart.divided:
                yield {"group": short(area.title, 90)}
        yield {
            **named(row.activity, chart.numbers),
            "from": str(row.first) if row.first else None,
            "until": str(row.last) if row.last else None,
            "moment": row.moment,
            "lasting": row.lasting,
            "state": row.state,
            "marks": [
                {"date": str(last_of(each.due)), "title": short(each.title), "done": each.status in OVER}
                for each in row.steps
                if each.due
            ],
        }


def _legend(chart: _Chart, say: Phrases) -> Iterator[tuple[str, str]]:
    states = {row.state for row in chart.rows}
    for state in STATES:
        if state in states:
            yield state, state_word(state, say)
    done = {each.status in OVER for row in chart.rows for each in row.steps}
    signs = (
        ("milestone-done", True in done, Message("Milestone reached")),
        ("milestone", False in done, Message("Milestone")),
        ("report", bool(chart.reports), Message("Report to be made")),
        ("lasting", any(row.lasting for row in chart.rows), Message("Goes on without a last day")),
        ("open", any(row.last is None and not row.lasting for row in chart.rows), Message("Last day is missing")),
    )
    for sign, is_drawn, word in signs:
        if is_drawn:
            yield sign, say(word)


def _today(today: date, say: Phrases) -> str:
    return say(Message("Today, {day}", day=say.day(today)))


def _undated(n: int) -> Message:
    return counted("{n} more activity has no days.", "{n} more activities have no days.", n)


# --- in words


def _alt(chart: _Chart, say: Phrases) -> Iterator[str]:
    yield say(Message("A timeline of the activities, {span}", span=say.span(chart.axis.first, chart.axis.last)))
    yield _today(chart.today, say)
    for row in chart.rows:
        yield f"{spoken(row.activity, chart.numbers)}: {'; '.join(_said(row, say))}"
    due = tuple(say.day(each.due) for each in chart.reports)
    if due:
        yield say(Message("Reports are to be made by {days}", days=due))
    if chart.undated:
        yield say(_undated(chart.undated))


def _said(row: _Row, say: Phrases) -> Iterator[str]:
    one = row.activity
    when = ", ".join(filter(None, [lower(say.span(one.from_, one.until)), lower(say.every(one.every))]))
    yield from filter(None, [when, lower(state_word(row.state, say))])
    for each in row.steps:
        reached = Message("milestone reached, {day}: {title}", day=say.day(each.due), title=each.title)
        coming = Message("milestone, {day}: {title}", day=say.day(each.due), title=each.title)
        yield say(reached if each.status in OVER else coming)
