"""The layouts in which ballots are handed in, each read as what every row says of a voter:

voter, goal, weight          a row for each tick; the weight is the voter's, the same on all of her rows
voter, goals, weight         a row for each voter, her goals in one cell: also what online forms export
voter, goal A, goal B ...    a row for each voter and a column for each goal, ticked with x
goal, voter A, voter B ...   a row for each goal and a column for each voter: our own form
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.pick.ballot_table import Fault, Goals, Table, line

_VOTER = (
    *("voter", "röstande", "röstare", "väljare", "ledamot", "svarande", "deltagare", "namn", "ditt namn"),
    *("name", "your name", "vem röstar"),
    *("e-post", "e-postadress", "email", "email address", "användarnamn", "username", "id"),
)
"""What the column of voters is called, the surest first. Microsoft Forms numbers what is handed in under ID."""
GOAL = ("goal", "goals", "mål", "målen")
WEIGHT = ("weight", "vikt")
_GOAL_OF_ROW = ("id", *GOAL, "title", "titel")
_HANDED_IN = ("tidstämpel", "timestamp")
"""What Google Forms writes of each answer, whether or not it is known whose it is."""
_BESIDE = frozenset(
    ["no", "nr", "direction", "inriktning", "ages", "ålder", "åldrar", "audience", "målgrupp", *_GOAL_OF_ROW]
)
"""Columns of our own form that are no voters."""
_TICKS = frozenset(["x", "×", "✓", "✔", "☑", "☒", "*", "1", "ja", "j", "yes", "y", "true", "sant", "sann"])
_BLANKS = frozenset(["", *["0", "-", "–", "nej", "n", "no", "false", "falskt", "falsk", "☐"]])
_NOBODY = frozenset(["", "anonymous", "anonym"])
_TRIED = 100
"""So many rows show what a column holds."""


@record
class Entry:
    """What a row, or a cell of it, says of a voter: her goals and her weight, as they are written.

    `whole` is set where that is all there is of her, and `fault` where the row cannot be used.
    """

    row: int
    voter: str
    goals: Iterable[str] = ()
    weight: str = ""
    whole: bool = False
    fault: Fault | None = None


class Sheet:
    """A table, and what its columns are, by number."""

    def __init__(self, table: Table, bank: Goals) -> None:
        self._table, self._bank = table, bank
        self._titles = [line(cell) for cell in table.rows[0][1]] if table.rows else []
        self.head = [title.rstrip(":?* ").casefold() for title in self._titles]
        self._body = table.rows[1:]

    def rows(self) -> Iterator[tuple[int, list[str], Fault | None]]:
        """The rows below the heading, as long as it is; with what is wrong where one is longer."""
        width = len(self.head)
        for row, cells in self._body:
            fault = None
            if any(cell.strip() for cell in cells[width:]):
                message = Message("The row has {n} cells, and the heading {m}", n=len(cells), m=width)
                sign = self._table.separator
                fault = Fault(row, message, Message("Put quotation marks around a cell that holds {sign}", sign=sign))
            yield row, [*cells[:width], *[""] * (width - len(cells))], fault

    def entries(self) -> Iterator[Entry] | None:
        """What the rows say, in the layout that the heading has; None where it has none."""
        goal, weight = self.column(GOAL), self.column(WEIGHT)
        holding = [n for n in range(len(self.head)) if self._holds_goals(n)]
        voter = next((n for n in self._named(_VOTER) if n not in holding and self._tells_apart(n)), None)
        ticks = {n: word for n, title in enumerate(self._titles) if self._bank.named(word := _asked(title))}
        if voter is not None and goal is not None:
            return self._lists(voter, [goal], weight)
        if voter is not None and ticks:
            return self._ticked(voter, ticks, weight)
        if holding and (voter is not None or self.column(_HANDED_IN) is not None):
            return self._lists(voter, holding, weight)
        row_goal = next((n for n in self._named(_GOAL_OF_ROW) if n in holding), None)
        if row_goal is None or voter is not None:
            return None
        return self._turned(row_goal, columns) if (columns := self._ticked_columns()) is not None else None

    def column(self, names: Iterable[str]) -> int | None:
        """The column of the first of some names that there is."""
        return next(self._named(names), None)

    def _named(self, names: Iterable[str]) -> Iterator[int]:
        return (n for name in names for n, each in enumerate(self.head) if each == name)

    def _cells(self, column: int) -> list[str]:
        return [line(cells[column]) for _, cells in self._body if len(cells) > column]

    def _tells_apart(self, column: int) -> bool:
        """Whether a column says who votes: an online form may have one in which everybody is anonymous."""
        return self.head[column] == "voter" or not _NOBODY.issuperset(map(str.casefold, self._cells(column)))

    def _holds_goals(self, column: int) -> bool:
        cells = [cell for cell in self._cells(column)[:_TRIED] if cell]
        known = sum(any(self._bank.named(line(word)) for word in self._bank.split(cell)) for cell in cells)
        return bool(cells) and known * 2 >= len(cells)

    def _lists(self, voter: int | None, goals: Sequence[int], weight: int | None) -> Iterator[Entry]:
        """A row for each tick, or for each voter. Where nobody is named, every row is a voter by its number."""
        split = self._bank.split
        whole = voter is None or self.head[goals[0]] not in ("goal", "mål")
        whole = whole or any(len([*split(cells[goals[0]])]) > 1 for _, cells, _ in self.rows())
        for row, cells, fault in self.rows():
            words = [word for n in goals for word in (split(cells[n]) if whole else [cells[n]]) if word.strip()]
            name = str(row) if voter is None else cells[voter]
            yield Entry(row, name, words, cells[weight] if weight is not None else "", whole, fault)

    def _ticked(self, voter: int, goals: Mapping[int, str], weight: int | None) -> Iterator[Entry]:
        for row, cells, fault in self.rows():
            marks = {n: _is_ticked(cells[n]) for n in goals}
            wrong = next((_no_tick(row, cells[n]) for n, mark in marks.items() if mark is None), None)
            words = [word for n, word in goals.items() if marks[n]]
            yield Entry(row, cells[voter], words, cells[weight] if weight is not None else "", True, fault or wrong)

    def _ticked_columns(self) -> list[int] | None:
        """The columns of voters where goals have a row each; None where something else than ticks stands in them.

        A column without a heading and without a tick is nobody's.
        """
        columns = [n for n, name in enumerate(self.head) if name not in _BESIDE and (name or any(self._cells(n)))]
        cells = [cell for n in columns for cell in self._cells(n) if cell]
        return columns if not cells or any(map(_is_ticked, cells)) else None

    def _turned(self, goal: int, columns: Sequence[int]) -> Iterator[Entry]:
        """A row for each goal."""
        top = self._table.rows[0][0]
        for n in columns:
            yield Entry(top, self._titles[n])
        for row, cells, fault in self.rows():
            word = cells[goal]
            for n in columns:
                mark, voter = _is_ticked(cells[n]), self._titles[n]
                if line(word).casefold() in WEIGHT:
                    yield Entry(row, voter, weight=cells[n])
                elif mark is not False and voter:
                    yield Entry(row, voter, [word], fault=fault or (_no_tick(row, cells[n]) if mark is None else None))


def _asked(title: str) -> str:
    """What a heading asks about: in the grid of an online form that stands in brackets behind the question."""
    begin = title.rfind("[", 0, -2)
    return title[begin + 1 : -1].strip() if title.endswith("]") and begin >= 0 else title


def _is_ticked(cell: str) -> bool | None:
    said = line(cell).casefold()
    return True if said in _TICKS else False if said in _BLANKS else None


def _no_tick(row: int, cell: str) -> Fault:
    message = Message("{text} is neither a tick nor nothing", text=line(cell))
    return Fault(row, message, Message("Write x where the goal is ticked, and leave the other cells empty"))
