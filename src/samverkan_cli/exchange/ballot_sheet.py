"""A ballot of goals to fill in on screen, as an Excel workbook or as CSV.

A row for each goal, with the number that it has on the printed ballot, and a column for each voter, whose name is
written at its top; what is ticked gets an x. No cell of ours is a formula to a spreadsheet.
"""

from __future__ import annotations

import csv as separated
import io
from collections.abc import Iterable, Iterator

from samverkan_cli.core.message import Message
from samverkan_cli.document.workbook import FORMULA, Sheet, SheetColumn, workbook
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.pick.shelves import Shelf, numbered

_COLUMNS = (Message("no"), Message("goal"), Message("direction"), Message("ages"), Message("audience"), Message("id"))
_KEYS = ("number", "title", "direction", "ages", "audience", "id")
_WIDTHS = (5, 60, 24, 14, 24, 20)
VOTERS = 20
"""How many columns there are for voters; more can be written beside them."""


def csv(shelves: Iterable[Shelf], say: Phrases) -> bytes:
    """The form as a CSV file, with what Excel needs to read å, ä and ö, and to part the columns in that language."""
    paper = io.StringIO(newline="")
    rows = separated.writer(paper, delimiter=";" if say.code == "sv" else ",", lineterminator="\r\n")
    for row in _rows(shelves, say):
        rows.writerow([*map(_as_text, row), *[""] * VOTERS])
    return paper.getvalue().encode("utf-8-sig")


def xlsx(shelves: Iterable[Shelf], say: Phrases) -> bytes:
    """The form as an Excel workbook, in which the ids are hidden."""
    head, *rows = _rows(shelves, say)
    known = (
        SheetColumn(key, label, width, hidden=key == "id")
        for key, label, width in zip(_KEYS, head, _WIDTHS, strict=True)
    )
    voters = (SheetColumn(f"voter-{n}", "", 9, asked=True, centred=True) for n in range(1, VOTERS + 1))
    cells = tuple((int(no), *row, *[None] * VOTERS) for no, *row in rows)
    name = say(Message("Ballot"))
    return workbook(Sheet(name, name, (*known, *voters), cells, {"table": "ballot"}, len(head), say.code))


def _rows(shelves: Iterable[Shelf], say: Phrases) -> Iterator[list[str]]:
    yield [say(each) for each in _COLUMNS]
    for n, shelf, goal in numbered(shelves):
        audience = ", ".join(say.words(goal.audience))
        yield [str(n), goal.title, say.direction(shelf.direction), say.ages(goal.ages), audience, goal.id]


def _as_text(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
