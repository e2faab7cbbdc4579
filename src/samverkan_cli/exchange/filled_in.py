"""A workbook that has come back from those who filled it in: nothing in it is run, and no link is followed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from samverkan_cli.compare.filled_in import FilledCell, FilledRow, FilledTable, plain
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import FORBIDDEN
from samverkan_cli.document.workbook import HIDDEN, SNAPSHOT
from samverkan_cli.exchange.office_files import OfficeFile, unreadable

_CELLS = 1_000_000
"""How many cells there may be at most, all sheets together."""
_HEAD = 50
"""Within so many rows from the top the labels of the columns stand."""
_WIDTH = 500
"""So many columns are read."""
_ESCAPED = compiled_late(r"_x([0-9A-Fa-f]{4})_")
_MERGED = compiled_late(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_TALL = 5_000
"""Over so many rows at most merged cells are looked at."""
_QUOTED = compiled_late(r'"[^"]*"|\\.|\[[^\]]*\]')
SAVE_AS = Message("Save it as an Excel workbook (.xlsx)")
EXPORT = Message("Write a new one with samverkan render --to xlsx, and move what was filled in there")


def filled_in(raw: bytes, file: str) -> FilledTable:
    """The table in a workbook that `render --to xlsx` wrote. Raises UserError where it is none."""
    office = OfficeFile(raw, file)
    if office.kind != "xlsx":
        raise UserError(Message("{file} is no Excel workbook", file=file), SAVE_AS)
    for part in office.parts:
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in office.read(part):
            raise unreadable(file)
    try:
        return _read(office)
    except UserError:
        raise
    except Exception as error:  # openpyxl says in many ways that a file is not as it should be
        raise unreadable(file) from error


def _too_large(file: str) -> UserError:
    return UserError(Message("{file} is far larger than the table of a plan", file=file), EXPORT)


def _read(office: OfficeFile) -> FilledTable:
    from openpyxl import load_workbook

    file = office.name
    book = load_workbook(io.BytesIO(office.raw), read_only=True, keep_links=False)
    if HIDDEN not in book.sheetnames:
        message = Message(
            "{file} has no hidden sheet {name} with what it held when it was written", file=file, name=HIDDEN
        )
        raise UserError(message, EXPORT)
    cells = _Cells(file)
    kept = [tuple(map(_kept, row)) for row in cells.rows(book[HIDDEN])]
    if len(kept) <= SNAPSHOT or (kept[SNAPSHOT - 3][:1], kept[SNAPSHOT - 1][:1]) != (("table",), ("id",)):
        raise UserError(Message("The hidden sheet {name} of {file} has been changed", file=file, name=HIDDEN), EXPORT)
    about = dict(zip(kept[SNAPSHOT - 3], kept[SNAPSHOT - 2], strict=False))
    keys = [key for key in kept[SNAPSHOT - 1] if key]
    labels = dict(zip(keys, kept[SNAPSHOT], strict=False))
    then = {row[0]: dict(zip(keys, row, strict=False)) for row in kept[SNAPSHOT + 1 :] if row and row[0]}
    for sheet in book.worksheets:
        if sheet.title == HIDDEN:
            continue
        rows = cells.rows(sheet)
        head = _head(rows, labels)
        if head is not None:
            columns, others = _columns(rows[head], labels)
            read = tuple(_rows(rows[head + 1 :], head, columns, _merges(office, sheet)))
            return FilledTable(sheet.title, about, labels, frozenset(columns.values()), others, read, then)
    raise UserError(
        Message("No sheet of {file} has the columns {columns}", file=file, columns=(labels["id"], labels["title"])),
        Message("Keep the row with what the columns are called, and the hidden column {id}", id=labels["id"]),
    )


class _Cells:
    """Reads sheets, up to as many cells as a table may have."""

    def __init__(self, file: str) -> None:
        self._file, self._left = file, _CELLS

    def rows(self, sheet: Any) -> list[Sequence[Any]]:
        """The rows of a sheet, the empty ones too. Raises UserError where there are too many."""
        sheet.reset_dimensions()  # what a file says of its size is not to be believed
        rows = []
        for row in sheet.iter_rows():
            self._left -= len(row) + 1
            if self._left < 0:
                raise _too_large(self._file)
            rows.append(row[:_WIDTH])
        return rows


def _kept(cell: Any) -> str:
    return "" if cell.value is None else _unescaped(str(cell.value))


def _unescaped(text: str) -> str:
    """A text as it was before a spreadsheet wrote some characters of it by their numbers."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _head(rows: Sequence[Sequence[Any]], labels: Mapping[str, str]) -> int | None:
    """Which row says what the columns are called."""
    for n, row in enumerate(rows[:_HEAD]):
        names = {_kept(cell).strip() for cell in row}
        if {labels["id"], labels.get("title", "")} <= names:
            return n
    return None


def _columns(head: Sequence[Any], labels: Mapping[str, str]) -> tuple[dict[int, str], tuple[str, ...]]:
    """The keys of the columns, by where they are now, and what stands at the top of others."""
    waiting = [(label, key) for key, label in labels.items()]
    columns, others = dict[int, str](), list[str]()
    for n, cell in enumerate(head):
        label = _kept(cell).strip()
        found = next((pair for pair in waiting if pair[0] == label), None)
        if found is not None:
            waiting.remove(found)
            columns[n] = found[1]
        elif label:
            others.append(label)
    return columns, tuple(others)


def _rows(
    rows: Sequence[Sequence[Any]],
    above: int,
    columns: Mapping[int, str],
    merged: Mapping[tuple[int, int], tuple[int, int]],
) -> Iterator[FilledRow]:
    """The rows below the head in which something stands."""
    for m in range(above + 2, above + 2 + len(rows)):
        cells = {key: _cell(rows, m, n, above, merged) for n, key in columns.items()}
        if any(plain(cell.text) or cell.fault for cell in cells.values()):
            yield FilledRow(m, cells)


def _cell(
    rows: Sequence[Sequence[Any]], m: int, n: int, above: int, merged: Mapping[tuple[int, int], tuple[int, int]]
) -> FilledCell:
    """A cell; of several that have been merged, each says what is written in them."""
    from openpyxl.utils import get_column_letter

    place = f"{get_column_letter(n + 1)}{m}"
    row, column = merged.get((m, n), (m, n))
    inside = rows[row - above - 2] if 0 <= row - above - 2 < len(rows) else ()
    return FilledCell(place, *_said(inside[column])) if column < len(inside) else FilledCell(place, "")


def _said(cell: Any) -> tuple[str, Message | None]:
    """What a cell says, days and numbers as a plan has them; or why nothing can be read in it."""
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "f":
        return "", Message("A formula stands there, and its result is not read")
    if cell.data_type == "e":
        return "", Message("{text} stands there, as a spreadsheet writes a fault", text=str(value))
    if isinstance(value, datetime):
        return (value.strftime("%Y-%m") if _is_month(cell.number_format) else value.date().isoformat()), None
    if isinstance(value, date):
        return value.isoformat(), None
    if isinstance(value, bool):
        return ("true" if value else "false"), None
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return (str(int(number)) if number == int(number) else f"{number:f}"), None
    return FORBIDDEN.sub("\ufffd", normalize("NFC", _unescaped(str(value)))), None


def _is_month(shown: str) -> bool:
    """Whether a day is shown as a month: what is written as juni 2027 becomes its first day in Excel."""
    bare = _QUOTED.sub("", shown or "").lower()
    return "y" in bare and "m" in bare and "d" not in bare and "h" not in bare


def _merges(office: OfficeFile, sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells that have been merged with another, by row and column: where what they say stands."""
    from openpyxl.utils import column_index_from_string

    xml = office.read(sheet._worksheet_path.lstrip("/"))
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for first, top, last, bottom in _MERGED.findall(xml):
        begin, end = (column_index_from_string(each.decode()) - 1 for each in (first, last))
        for each in _within(int(top), min(int(bottom), int(top) + _TALL), begin, min(end, _WIDTH)):
            found[each] = (int(top), begin)
            if len(found) > _CELLS:
                return found
    return found


def _within(top: int, bottom: int, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for m in range(top, bottom + 1):
        for n in range(begin, end + 1):
            if (m, n) != (top, begin):
                yield m, n
