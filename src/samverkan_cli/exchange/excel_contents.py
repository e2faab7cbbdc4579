"""An Excel workbook as what stands in it: each sheet a table, merged cells as one, formulas as what they last gave."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.workbook import HIDDEN
from samverkan_cli.exchange.office_files import OfficeFile, too_large, unreadable
from samverkan_cli.exchange.office_xml import attribute, child, children, local
from samverkan_cli.intake.contents import Block, Cell, Contents, Heading, Line, Note, Table, cleaned, lines_of

_MOST_CELLS = 200_000
_REFERENCE = compiled_late(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_NAMELESS = compiled_late(r"(?i)(?:blad|sheet|tabell|ark)\s?\d*")
_THREADED = compiled_late(r"^\[[^\]]{0,60}\].*?(?:Comment|Kommentar):\s*", re.DOTALL)

Spot = tuple[int, int]
"""A row and a column, from 1."""


def excel_contents(file: OfficeFile, *, as_new: bool = False) -> Contents:
    """What stands in a workbook. Raises UserError where it cannot be read.

    A table of ours goes back into its plan, unless it is to be read `as_new`.
    """
    from openpyxl import load_workbook

    sheets = list(_sheets(file))
    if HIDDEN in dict(sheets) and not as_new:
        raise UserError(
            Message("{file} was written by samverkan render, and goes back into its plan", file=file.name),
            Message("Write samverkan import {file} --plan PLAN. With --into DIR it becomes a new plan", file=file.name),
        )
    try:
        book = load_workbook(io.BytesIO(file.raw), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl says in many ways that a file is not as it should be
        raise unreadable(file.name) from error
    blocks: list[Block] = []
    left_out: list[Message] = []
    for name, sheet in sheets:
        if name == HIDDEN:
            continue
        rows = _rows(file, book[name]) if name in book.sheetnames else {}
        if not rows:
            continue
        title = cleaned(name)
        if not _NAMELESS.fullmatch(title):
            blocks.append(Heading(Line(title), 1, Message("sheet {name}", name=title), implied=True))
        blocks.append(Table(tuple(_grid(rows, sheet, title)), Message("sheet {name}", name=title)))
        for spot in sheet.unvalued:
            where = f"{title}!{_column(spot[1])}{spot[0]}"
            left_out.append(
                Message("{cell} has a formula that was never worked out, so it is read as blank", cell=where)
            )
    book.close()
    return Contents(tuple(blocks), "", tuple(left_out))


class _Sheet:
    """What a sheet has beside its values: merged cells, comments, links, formulas without a value, by their places."""

    def __init__(self, file: OfficeFile, part: str) -> None:
        self.merged: list[tuple[Spot, Spot]] = []
        self.notes: dict[Spot, list[Note]] = {}
        self.unvalued: list[Spot] = []
        related = file.related(part)
        for each in children(file.xml(part)):
            if local(each) == "mergeCells":
                self.merged += [_area(attribute(one, "ref")) for one in children(each)]
            elif local(each) == "hyperlinks":
                self._links(each, related)
            elif local(each) == "sheetData":
                self._formulas(each)
        kinds = {kind: target for kind, target, outside in related.values() if not outside and target in file.parts}
        self._comments(file, kinds)

    def _links(self, links: Any, related: dict[str, tuple[str, str, bool]]) -> None:
        for each in children(links):
            _, target, outside = related.get(attribute(each, "id"), ("", "", False))
            if outside and target:
                self.notes.setdefault(_area(attribute(each, "ref"))[0], []).append(Note("link", cleaned(target)))

    def _formulas(self, data: Any) -> None:
        for row in children(data):
            for cell in children(row):
                if child(cell, "f") is not None and child(cell, "v") is None:
                    self.unvalued.append(_area(attribute(cell, "r"))[0])

    def _comments(self, file: OfficeFile, kinds: dict[str, str]) -> None:
        """The comments, in their words alone: who wrote one is not read."""
        part = kinds.get("threadedComment") or kinds.get("comments")
        for each in file.xml(part).iter() if part else ():
            if local(each) in ("comment", "threadedComment") and (ref := attribute(each, "ref")):
                words = "".join(one.text or "" for one in each.iter() if local(one) in ("t", "text"))
                text = cleaned(_THREADED.sub("", words))
                if text:
                    self.notes.setdefault(_area(ref)[0], []).append(Note("comment", text))


def _sheets(file: OfficeFile) -> Iterator[tuple[str, _Sheet]]:
    """The sheets of a workbook, by their names, hidden ones too."""
    main = file.main()
    related = file.related(main)
    sheets = child(file.xml(main), "sheets")
    for each in children(sheets) if sheets is not None else ():
        kind, target, outside = related.get(attribute(each, "id"), ("", "", True))
        if kind == "worksheet" and not outside and target in file.parts:
            yield attribute(each, "name"), _Sheet(file, target)


def _rows(file: OfficeFile, sheet: Any) -> dict[int, list[str]]:
    """The rows of a sheet that have anything, by their numbers."""
    found: dict[int, list[str]] = {}
    read = 0
    try:
        sheet.reset_dimensions()  # what a file says of its size is not to be believed
        for n, cells in enumerate(sheet.iter_rows(), 1):
            read += len(cells) + 1
            if read > _MOST_CELLS * 10 or len(found) > _MOST_CELLS:
                raise too_large(file.name)
            texts = [_shown(cell.value, getattr(cell, "number_format", "") or "") for cell in cells]
            while texts and not texts[-1].strip():
                texts.pop()
            if texts:
                found[n] = texts
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, SyntaxError, OverflowError) as error:
        raise unreadable(file.name) from error
    if sum(map(len, found.values())) > _MOST_CELLS:
        raise too_large(file.name)
    return found


def _grid(rows: dict[int, list[str]], sheet: _Sheet, name: str) -> Iterator[tuple[Cell, ...]]:
    """The rows with all their cells; a merged one is the same in all its places."""
    width, last = max(map(len, rows.values())), max(rows)
    of: dict[Spot, Spot] = {}
    for (top, left), (bottom, right) in sheet.merged:
        places = [(n, m) for n in rows if top <= n <= min(bottom, last) for m in range(left, min(right, width) + 1)]
        if places and len(of) + len(places) <= _MOST_CELLS:
            of.update(dict.fromkeys(places, (top, left)))
    made: dict[Spot, Cell] = {}
    for n, texts in rows.items():
        cells = []
        for m in range(1, width + 1):
            spot = of.get((n, m), (n, m))
            if spot not in made:
                above = rows.get(spot[0], [])
                text = above[spot[1] - 1] if spot[1] <= len(above) else ""
                notes = tuple(sheet.notes.get(spot, ()))
                where = Message("{cell}", cell=f"{name}!{_column(spot[1])}{spot[0]}")
                made[spot] = Cell(tuple(lines_of(text, notes)), where)
            cells.append(made[spot])
        if any(texts):
            yield tuple(cells)


def _shown(value: Any, format: str) -> str:
    """A value as it is read off the screen, a day as the format writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and "%" in format:
        return f"{value * 100:g} %"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:g}"
    return str(value)


def _area(reference: str) -> tuple[Spot, Spot]:
    """The first and the last place of a stretch of cells: A1:B2. Nowhere, where it is none."""
    found = _REFERENCE.match(reference)
    if found is None:
        return (0, 0), (0, 0)
    first = (int(found[2]), _number(found[1]))
    return first, (int(found[4]), _number(found[3])) if found[4] else first


def _number(letters: str) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - 64
    return n


def _column(n: int) -> str:
    letters = ""
    while n > 0:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
