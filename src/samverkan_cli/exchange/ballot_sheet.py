"""A ballot of goals to fill in on screen, as an Excel workbook or as CSV.

A row for each goal, with the number that it has on the printed ballot, and a column for each voter, whose name is
written at its top; what is ticked gets an x. No cell of ours is a formula to a spreadsheet.
"""

from __future__ import annotations

import csv as separated
import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.pick.shelves import Shelf, numbered

_COLUMNS = (Message("no"), Message("goal"), Message("direction"), Message("ages"), Message("audience"), Message("id"))
_WIDTHS = (5, 60, 24, 14, 24, 20)
VOTERS = 20
"""How many columns there are for voters; more can be written beside them."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAY = (2000, 1, 1, 0, 0, 0)
"""Equal ballots have equal bytes, so no file says when it was written."""


def csv(shelves: Iterable[Shelf], say: Phrases) -> bytes:
    """The form as a CSV file, with what Excel needs to read å, ä and ö, and to part the columns in that language."""
    paper = io.StringIO(newline="")
    rows = separated.writer(paper, delimiter=";" if say.code == "sv" else ",", lineterminator="\r\n")
    for row in _rows(shelves, say):
        rows.writerow([*map(_as_text, row), *[""] * VOTERS])
    return paper.getvalue().encode("utf-8-sig")


def xlsx(shelves: Iterable[Shelf], say: Phrases) -> bytes:
    """The form as an Excel workbook."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = say(Message("Ballot"))
    line = Border(*[Side(style="thin", color="999999")] * 4)
    for n, row in enumerate(_rows(shelves, say), 1):
        for m, text in enumerate([*row, *[""] * VOTERS], 1):
            cell = sheet.cell(n, m, text or None)
            if text:
                cell.data_type = "s"  # text, whatever it begins with
                cell.quotePrefix = text.startswith(_FORMULA)
            cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="center" if m > len(row) else None)
            cell.font, cell.border = Font(bold=n == 1), line
    for n in range(1, len(_COLUMNS) + VOTERS + 1):
        sheet.column_dimensions[get_column_letter(n)].width = _WIDTHS[n - 1] if n <= len(_WIDTHS) else 9
    sheet.freeze_panes = sheet.cell(2, len(_COLUMNS) + 1)
    written = io.BytesIO()
    book.save(written)
    return _without_clock(written)


def _rows(shelves: Iterable[Shelf], say: Phrases) -> Iterator[list[str]]:
    yield [say(each) for each in _COLUMNS]
    for n, shelf, goal in numbered(shelves):
        audience = ", ".join(say.words(goal.audience))
        yield [str(n), goal.title, say.direction(shelf.direction), say.ages(goal.ages), audience, goal.id]


def _as_text(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _without_clock(book: io.BytesIO) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(part.filename, _DAY), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
