"""Tables that people hand in, as rows of cells: CSV as spreadsheets save it, and Excel workbooks."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import FORBIDDEN
from samverkan_cli.load.files import WIDE, text_of
from samverkan_cli.pick.ballot_table import Fault, Table

_LINE = compiled_late(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR = compiled_late(r"sep=(.)\r?\n?", re.IGNORECASE)
_UNPACKED = 32 << 20
"""No more than this is unpacked of a workbook, all of its parts together."""
_PARTS = 2_000
_CELLS = 500_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
SAVE_AS = Message("Save it as an Excel workbook (.xlsx) or as CSV")


def table(raw: bytes, file: str) -> Table:
    """The rows of a file. Raises UserError where it is no table."""
    digest = hashlib.sha256(raw).hexdigest()
    if raw.startswith(b"PK"):
        rows = [(n, cells) for n, cells in _workbook(raw, file) if any(cell.strip() for cell in cells)]
        return Table(rows, sha256=digest)
    if raw.startswith(_OLD_EXCEL):
        raise UserError(Message("{file} is an Excel file of an old kind, or has a password", file=file), SAVE_AS)
    lines = [found[0] for found in _LINE.finditer(_text(raw, file))]
    named = _SEPARATOR.fullmatch(lines[0]) if lines else None
    head = re.sub(r'"[^"]*"', "", next((each for each in lines[bool(named) :] if each.strip()), ""))
    separator = named[1] if named else max((";", ",", "\t"), key=head.count)
    rows, fault = list[tuple[int, list[str]]](), None
    for row, cells in _split(lines, separator, skip=bool(named)):
        if isinstance(cells, Fault):
            fault = cells
        elif any(cell.strip() for cell in cells):
            rows.append((row, cells))
    return Table(rows, separator, digest, fault)


def _text(raw: bytes, file: str) -> str:
    """The text of a CSV file: UTF-8, else as Excel says Unicode, else as Excel in Sweden saves it (cp1252)."""
    for encoding in ("utf-16" if raw.startswith(WIDE) else "utf-8-sig", "cp1252"):
        try:
            return text_of(raw.decode(encoding).encode(), file)
        except UnicodeDecodeError:
            continue
    raise UserError(Message("{file} is no table that can be read", file=file), SAVE_AS)


def _split(lines: list[str], separator: str, *, skip: bool) -> Iterator[tuple[int, list[str] | Fault]]:
    """The rows, each with the line that it begins on; what is wrong where one is that has no end."""
    reader = csv.reader(lines[skip:], delimiter=separator, strict=True)
    row = 1 + skip
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield row, _torn(row, too_long="field larger" in str(error))
            return
        if cells is None:
            return
        yield row, cells
        row = reader.line_num + 1 + skip


def _torn(row: int, *, too_long: bool) -> Fault:
    if too_long:
        return Fault(
            row,
            Message("A cell has more than {n} characters", n=csv.field_size_limit()),
            Message("See whether a quotation mark is not closed, or write one row a tick"),
        )
    return Fault(
        row,
        Message("A quotation mark is not closed, or stands in the middle of a cell"),
        Message("Put quotation marks around the whole cell, or take them away"),
    )


def _workbook(raw: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet of a workbook that has any. Formulas count as what they last gave; nothing is run."""
    from openpyxl import load_workbook

    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
        if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
            raise _too_large(file)
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        read = 0
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its size is not to be believed
            found = False
            for n, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                read += len(cells) + 1
                if read > _CELLS:
                    raise _too_large(file)
                found = found or any(cell is not None for cell in cells)
                yield n, [_cell(cell) for cell in cells]
            if found:
                return
    except UserError:
        raise
    except Exception as error:  # openpyxl says in many ways that a file is not as it should be
        raise UserError(Message("{file} is no workbook that can be read", file=file), SAVE_AS) from error


def _cell(value: Any) -> str:
    """A cell as it is read off the screen: a whole number without decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return FORBIDDEN.sub("\ufffd", text)


def _too_large(file: str) -> UserError:
    return UserError(Message("{file} is far larger than a table of ballots", file=file), SAVE_AS)
