"""A ballot of goals to fill in with a spreadsheet.

A row a goal, in the order of the printed ballot. Who ticks it has its id copied from the last column but one into the
last, and the voter's name stands in every row: then the file is one of ballots as it is, because a row without a goal
ticks nothing. The other columns are for the reader.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.pick.shelves import Shelf

VOTER, GOAL = Message("voter"), Message("goal")
"""The columns that are filled in, by names that they are read by."""
_COLUMNS = (VOTER, Message("direction"), Message("ages"), Message("audience"), Message("title"), Message("id"), GOAL)
_FORMULA = ("=", "+", "-", "@")


def sheet(shelves: Iterable[Shelf], say: Phrases) -> bytes:
    """The form as a CSV file, with what Excel needs to read å, ä and ö, and to part the columns in that language."""
    paper = io.StringIO(newline="")
    rows = csv.writer(paper, delimiter=";" if say.code == "sv" else ",", lineterminator="\r\n")
    rows.writerow([say(each) for each in _COLUMNS])
    for shelf in shelves:
        for goal in shelf.goals:
            audience = ", ".join(say.words(goal.audience))
            told = (say.direction(shelf.direction), say.ages(goal.ages), audience, goal.title)
            rows.writerow(["", *map(_as_text, told), goal.id, ""])
    return paper.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
