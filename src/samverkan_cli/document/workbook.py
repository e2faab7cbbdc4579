"""A table as an Excel workbook: real days and numbers, a head that stays, a filter, and lists to choose from.

No cell is a formula to a spreadsheet, whatever a plan says. Beside the table lies a hidden sheet with all that it held
when it was written, so that what has been filled in can be told from what was there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.text import FORBIDDEN

Cell: TypeAlias = str | int | Decimal | date | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
HIDDEN = "samverkan"
"""The sheet that has what the table held when it was written."""
LONGEST = 32_767
"""How many characters a cell of Excel can have."""
_ESCAPE = compiled_late(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as one character by its number."""
_DAY = (2000, 1, 1, 0, 0, 0)
"""Equal tables have equal bytes, so no file says when it was written."""
_HEAD, _FILLED_IN, _LINE = "DEE7EC", "FFF8E1", "B4BDC2"
SNAPSHOT = 20
"""In which row of the hidden sheet the keys of the columns are, with what they are called in the row below, and the
table in those below that. Above it are the lists to choose from, and in two rows what the table was made of."""
_LINE_HEIGHT, _TALLEST = 15, 405
"""How tall a line is and a row may be, in points."""
_ON_A_PAGE = 260
"""How wide a table may be, in letters, that is printed on the width of one page."""
_CHOSEN_ROWS = 2_000
"""So many rows further down there are lists to choose from too, for rows that are put in."""


@record
class SheetColumn:
    """A column. `key` is what it is known by when the table is read back, `choices` what it can be chosen from.

    One that is `asked` is to be filled in, and one that is `hidden` is there for the program only.
    """

    key: str
    label: str
    width: float = 20
    choices: tuple[str, ...] = ()
    asked: bool = False
    hidden: bool = False
    centred: bool = False
    format: str = ""
    """How its numbers are shown, as Excel says it."""


@record
class Sheet:
    """A table: `name` is that of its sheet, `title` the workbook's; the first `still` columns stay where they are.

    `about` says what it was made of, for whoever reads it back.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: Mapping[str, str]
    still: int = 0
    language: str = "sv"


def workbook(sheet: Sheet) -> bytes:
    """The file."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title, book.properties.language = sheet.title, sheet.language
    book.properties.creator = "samverkan"
    table = book.active
    table.title = re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:31]
    _head(table, sheet)
    for n, row in enumerate(sheet.rows, 2):
        _row(table, n, row, sheet.columns)
    _layout(table, sheet)
    _snapshot(book.create_sheet(HIDDEN), sheet)
    written = io.BytesIO()
    book.save(written)
    return _finished(written)


def _head(table: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for n, column in enumerate(sheet.columns, 1):
        cell = table.cell(1, n)
        _put(cell, column.label)
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.fill = PatternFill("solid", start_color=_FILLED_IN if column.asked else _HEAD)
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def _row(table: Any, n: int, row: Sequence[Cell], columns: Sequence[SheetColumn]) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    line = Border(bottom=Side(style="thin", color=_LINE))
    for m, (value, column) in enumerate(zip(row, columns, strict=True), 1):
        cell = table.cell(n, m)
        _put(cell, value)
        side = "center" if column.centred else "left" if isinstance(value, date) else None
        cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal=side)
        cell.border = line
        if column.asked:
            cell.fill = PatternFill("solid", start_color=_FILLED_IN)
        if isinstance(value, date) or (column.asked and column.format):
            cell.number_format = column.format or "yyyy-mm-dd"
        elif isinstance(value, int | Decimal) and column.format:
            cell.number_format = column.format


def _put(cell: Any, value: Cell) -> None:
    """A value into a cell: words as words, whatever they begin with."""
    if isinstance(value, str) and value:
        cell.value = "x"  # so that it is a cell of words
        cell._value = _ESCAPE.sub("_x005F_", cell_text(value))
        cell.quotePrefix = value.startswith(FORMULA)
    elif value != "":
        cell.value = value


def cell_text(text: str) -> str:
    """Words as a cell can have them."""
    shown = FORBIDDEN.sub("\ufffd", text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def _layout(table: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = get_column_letter(len(sheet.columns))
    for n, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(n)
        table.column_dimensions[letter].width = column.width
        table.column_dimensions[letter].hidden = column.hidden
        if column.choices:
            named = f"{HIDDEN}!${letter}$1:${letter}${len(column.choices)}"
            chosen = DataValidation("list", formula1=named, allow_blank=True, showErrorMessage=True)
            chosen.add(f"{letter}2:{letter}{len(sheet.rows) + _CHOSEN_ROWS}")
            table.add_data_validation(chosen)
    for n, row in enumerate(([column.label for column in sheet.columns], *sheet.rows), 1):
        table.row_dimensions[n].height = _height(row, sheet.columns)
    table.freeze_panes = table.cell(2, sheet.still + 1)
    table.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    table.print_title_rows = "1:1"
    table.page_setup.orientation, table.page_setup.paperSize = "landscape", table.PAPERSIZE_A4
    if sum(column.width for column in sheet.columns if not column.hidden) < _ON_A_PAGE:
        table.page_setup.fitToWidth, table.page_setup.fitToHeight = 1, 0
        table.sheet_properties.pageSetUpPr.fitToPage = True
    elif sheet.still:
        table.print_title_cols = f"A:{get_column_letter(sheet.still)}"


def _height(row: Sequence[Cell], columns: Sequence[SheetColumn]) -> float:
    """How tall a row is, in points: as many lines as its longest cell has, about."""
    lines = max(
        sum(1 + len(line) * 11 // int(10 * column.width) for line in str(value or "").split("\n"))
        for value, column in zip(row, columns, strict=True)
        if not column.hidden
    )
    return float(min(_TALLEST, _LINE_HEIGHT * lines))


def _snapshot(hidden: Any, sheet: Sheet) -> None:
    """What the table holds: lists to choose from, what it was made of, its columns, its cells as text."""
    hidden.sheet_state = "veryHidden"
    for n, column in enumerate(sheet.columns, 1):
        for m, choice in enumerate(column.choices, 1):
            _put(hidden.cell(m, n), choice)
    for n, pair in enumerate(sheet.about.items(), 1):
        for m, said in enumerate(pair):
            _put(hidden.cell(SNAPSHOT - 2 + m, n), said)
    keys, labels = (tuple(getattr(each, name) for each in sheet.columns) for name in ("key", "label"))
    kept: Iterable[Sequence[Cell]] = (keys, labels, *sheet.rows)
    for n, row in enumerate(kept, SNAPSHOT):
        for m, value in enumerate(row, 1):
            _put(hidden.cell(n, m), as_kept(value))


def as_kept(value: Cell) -> str:
    """A cell as text: what the hidden sheet has, and what a cell that has come back is held against."""
    return "" if value is None else cell_text(str(value))


def _finished(book: io.BytesIO) -> bytes:
    """The file without the time; its rows may grow with what is filled in."""
    made = io.BytesIO()
    moment = datetime(*_DAY).isoformat().encode() + b"Z"  # noqa: DTZ001 - written as UTC
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", moment, content)
            if part.filename.startswith("xl/worksheets/"):
                content = content.replace(b' customHeight="1"', b"")
            new.writestr(zipfile.ZipInfo(part.filename, _DAY), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
