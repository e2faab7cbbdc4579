"""How it has gone, quarter by quarter, written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.report.layout import STRONG, Branch, Layout, cell_len
from samverkan_cli.report.show.presentation import Presentation, Row, cells
from samverkan_cli.views.history import History, Snapshot, build

_COLUMNS = "plan year quarter day commit activities planned ongoing paused done dropped late moved"
_HEADINGS = {
    "planned": Message("Planned"),
    "ongoing": Message("Ongoing"),
    "paused": Message("Paused"),
    "done": Message("Done"),
    "dropped": Message("Dropped"),
    "late": Message("Late"),
    "moved": Message("Moved"),
}


def draw(history: History, layout: Layout, say: Phrases) -> None:
    """A row for each quarter, and below the activities that were moved."""
    if not history.quarters:
        layout.line(Message("Nothing of the plan has been committed"), first="  ")
        return
    quarter = say(Message("Q"))
    headings = [say(each) for each in _HEADINGS.values()]
    names = [f"{each.year} {quarter}{each.quarter}" for each in history.quarters]
    widths = [max(map(cell_len, names)), *map(cell_len, headings)]
    layout.columns(["", *headings], widths, STRONG)
    for name, each in zip(names, history.quarters, strict=True):
        layout.columns([name, *(str(getattr(each, key) or "–") for key in _HEADINGS)], widths)
    if history.moved:
        layout.heading(Message("Last days that were moved"))
        layout.tree([Branch(_times(each.activity.title, each.times, say)) for each in history.moved], before="  ")


def _times(title: str, n: int, say: Phrases) -> str:
    return say(counted("{thing}, {n} time", "{thing}, {n} times", n, thing=title))


def _rows(history: History) -> Iterator[Row]:
    return map(cells, history.quarters)


def history(snapshots: Mapping[str, Sequence[Snapshot]]) -> Presentation[History]:
    """The view of how it has gone with plans, by what they were."""

    def made(projects: Sequence[Project], today: date) -> tuple[History, ...]:  # noqa: ARG001 - every view is given it
        return build(projects, snapshots)

    return Presentation(made, draw, _COLUMNS, _rows)
