"""How a view is written down: what is drawn of it, its rows for a spreadsheet, and its data as JSON."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, Generic, TypeAlias, TypeVar

from samverkan_cli.core.inert import json_text
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.serialise import Serialiser
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import Code
from samverkan_cli.link.project import Project
from samverkan_cli.model.values import Ages, Duration, Every, Ongoing, Rate, Stretch, When
from samverkan_cli.model.values.time import written as every
from samverkan_cli.report.layout import STRONG, Layout
from samverkan_cli.views.named import Named, PlanSection

Cell: TypeAlias = str | int | Decimal | date | When | Ages | Every | Named | tuple["Cell", ...] | None
"""What may stand in a cell: a value, a thing (of which the title is written), or several with semicolons between."""
Row: TypeAlias = Mapping[str, Any]
"""Cells by their columns; a column that is not here is blank, and what has no column is left out."""
S = TypeVar("S", bound=PlanSection)

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula, or look at what comes after it."""


_WRITTEN = (date, Stretch, When, Ages, Duration, Rate, Ongoing)


def written(value: date | When | Ages | Every) -> str:
    """A day, ages, a length of time or how often, as it is written in a plan."""
    return every(value) if isinstance(value, Duration | Rate | Ongoing) else str(value)


serialise = Serialiser(dict.fromkeys(_WRITTEN, written))
"""The data of a view for JSON, every key there, with days, ages and lengths of time as they are written in a plan."""


@record
class Presentation(Generic[S]):
    """A view: how its data is made of plans for a day, and how that is shown.

    `draw` sets a section below its title, `rows` gives a row for each thing under `columns` (names with spaces between;
    a view whose columns depend on the plans works them out), and `data` is what JSON holds, in some `version`.
    """

    build: Callable[[Sequence[Project], date], tuple[S, ...]]
    draw: Callable[[S, Layout, Phrases], None]
    columns: str | Callable[[Sequence[S]], Sequence[str]]
    rows: Callable[[S], Iterable[Row]]
    data: Callable[[S], Any] = serialise
    version: int = 1


@record
class PlanShown:
    """A plan that was asked for: `title` is None where it has no document, and not `complete` where a file of it
    could not be read."""

    name: str
    title: str | None
    complete: bool


def as_text(view: Presentation[S], sections: Iterable[S], layout: Layout, say: Phrases) -> None:
    """Set all of a view."""
    for section in sections:
        layout.blank()
        shared = Message("Shared by {plans}", plans=section.plans)
        layout.line(f"{section.title} ({section.plans[0]})" if section.title is not None else shared, style=STRONG)
        view.draw(section, layout, say)


def as_csv(view: Presentation[S], sections: Sequence[S], language: Code = "en") -> str:
    """All of a view as CSV in UTF-8, and nothing that a spreadsheet would run.

    In Swedish it is what Excel opens there with a double click: a byte order mark, semicolons, decimal commas. Else it
    is RFC 4180.
    """
    columns = view.columns.split() if isinstance(view.columns, str) else view.columns(sections)
    rows = ({"plan": section.plans[0], **row} for section in sections for row in view.rows(section))
    return f"\ufeff{sheet(columns, rows, ';', ',')}" if language == "sv" else sheet(columns, rows)


def sheet(columns: Sequence[str], rows: Iterable[Row], delimiter: str = ",", point: str = ".") -> str:
    """A header and rows as CSV."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column), point) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: Cell, point: str) -> str:
    if isinstance(value, int | Decimal):
        return str(value).replace(".", point)  # a negative number is no formula
    text = _text(value)
    return f"'{text}" if text.startswith(_RUNS) else text


def _text(value: Cell) -> str:
    if isinstance(value, tuple):
        return "; ".join(_text(each) for each in value)
    if isinstance(value, _WRITTEN):
        return written(value)
    return value.title if isinstance(value, Named) else "" if value is None else str(value)


def cells(thing: Any) -> dict[str, Any]:
    """The fields of a thing as cells under their names."""
    return {field.name.rstrip("_"): getattr(thing, field.name) for field in fields(thing)}


def as_json(
    view: Presentation[S],
    name: str,
    sections: Iterable[S],
    plans: Sequence[PlanShown],
    today: date,
    group: str | None = None,
) -> str:
    """All of a view as one JSON document, with every key always there.

    `plans` are those that were asked for, `data` has what is shown of each, with the names of the plans it is about.
    Words and days are those of the format, in whatever language the program speaks.
    """
    document: dict[str, Any] = {
        "version": view.version,
        "view": name,
        "group": group,
        "today": today.isoformat(),
        "plans": serialise(tuple(plans)),
        "data": [view.data(section) for section in sections],
    }
    return json_text(document, 1)
