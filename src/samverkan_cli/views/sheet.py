"""Rows as CSV: RFC 4180, UTF-8, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import TypeAlias

from samverkan_cli.model.values import Ages, Duration, When
from samverkan_cli.views.plain import Named, written

Cell: TypeAlias = str | int | Decimal | date | When | Ages | Duration | Named | tuple["Cell", ...] | None
"""What may stand in a cell: a value, a thing (of which the title is written), or several with semicolons between."""
Row: TypeAlias = Sequence[Cell]

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula, or look at what comes after it."""


def sheet(header: Sequence[str], rows: Iterable[Row]) -> str:
    """A header and rows as CSV, with commas."""
    paper = StringIO()
    writer = csv.writer(paper)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(each) for each in row])
    return paper.getvalue()


def _cell(value: Cell) -> str:
    if isinstance(value, int | Decimal):
        return str(value)  # a negative number is no formula
    text = _text(value)
    return f"'{text}" if text.startswith(_RUNS) else text


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, Named):
        return value.title
    if isinstance(value, tuple):
        return "; ".join(_text(each) for each in value)
    return written(value) if isinstance(value, date | When | Ages | Duration) else str(value)
