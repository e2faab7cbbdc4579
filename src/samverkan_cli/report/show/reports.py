"""Promised reports, written down."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import STRONG, Layout, Missing, cell_len
from samverkan_cli.report.show.presentation import Presentation, cells
from samverkan_cli.views.reports import Reports, ReportState, build

_DAY = 10
"""How wide a day is."""


def draw(reports: Reports, layout: Layout, say: Phrases) -> None:
    """A line for each promised report: its day, its id, and what has become of it."""
    if not reports.reports:
        layout.line(Message("The plan promises no report"), first="  ")
        return
    width = max(cell_len(each.promise) for each in reports.reports)
    for each in reports.reports:
        due = each.due.isoformat() if each.due is not None else "–"
        words = ", ".join(_words(each, say))
        name = each.promise + " " * (width - cell_len(each.promise))
        layout.line(
            Missing(words) if each.state == "missing" else words,
            style=STRONG if each.next else "",
            first=f"  {due:<{_DAY}}  {name}  ",
            mark="",
        )


def _words(one: ReportState, say: Phrases) -> Iterator[str]:
    if one.state == "kept":
        yield say(Message("kept by {reports}, {day}", reports=one.follow_ups, day=one.reported or ""))
        if one.days_late:
            yield say(counted("{n} day late", "{n} days late", one.days_late))
    elif one.state == "missing":
        yield say(counted("late by {n} day", "late by {n} days", one.days_late))
    elif one.state == "unknown":
        yield say(Message("no day is known") if one.due is None else Message("not known whether it has come"))
    else:
        yield say(Message("due next") if one.next else Message("to come"))
    if one.state != "kept" and one.laid_out:
        yield say(Message("laid out, not filled in: {reports}", reports=one.laid_out))
    if one.state != "kept" and one.by is not None:
        yield say(Message("up to {who}", who=one.by))


REPORTS = Presentation(
    build,
    draw,
    "plan promise due by to state follow_ups reported laid_out days_late next",
    lambda reports: map(cells, reports.reports),
)
