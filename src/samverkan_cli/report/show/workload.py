"""How much each function has to do by month, written down."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import QUIET, Branch, Layout
from samverkan_cli.report.show.presentation import Presentation, Row
from samverkan_cli.views.workload import FunctionLoad, MonthLoad, Workload, build

_CELL, _WIDE = 3, 76
"""How wide a month is, and how wide the table is at least; where there is less room, the months stand in a list."""


def draw(workload: Workload, layout: Layout, say: Phrases) -> None:
    """A line for each function, with a number for each month: what goes on, and what there is to be at."""
    if not workload.functions:
        layout.missing(Message("No function has anything to do in the next twelve months"), first="  ")
        return
    months = workload.functions[0].months
    layout.line(
        say(Message("Activities that go on and meetings, by month from {day}", day=workload.first)), style=QUIET
    )
    if layout.width < _WIDE:
        layout.tree([_branch(each) for each in workload.functions])
        return
    width = layout.width - 2 - len(months) * (_CELL + 2)
    layout.columns(["", *(f"{each.month:%m}" for each in months)], [width, *[_CELL] * len(months)])
    for each in workload.functions:
        layout.columns([each.title, *map(_load, each.months)], [width, *[_CELL] * len(months)])


def _load(month: MonthLoad) -> str:
    total = month.activities + month.meetings
    return str(total) if total else "·"


def _branch(one: FunctionLoad) -> Branch:
    busy = [f"{each.month:%Y-%m}: {_load(each)}" for each in one.months if each.activities or each.meetings]
    return Branch(one.title, tuple(busy))


def rows(workload: Workload) -> Iterable[Row]:
    """A row for each function and month."""
    for each in workload.functions:
        for month in each.months:
            yield {
                "function": each.title,
                "month": f"{month.month:%Y-%m}",
                "activities": month.activities,
                "meetings": month.meetings,
                "plans": each.plans,
            }


WORKLOAD = Presentation(build, draw, "plan function month activities meetings plans", rows)
