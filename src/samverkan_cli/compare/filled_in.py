"""A table that has come back, against what it held when it was sent out and against what the plan would say now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal, InvalidOperation

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record

PLACING = ("area", "strategy")
"""The columns that say under what an activity stands. A blank there is as in the row above."""


@record
class FilledCell:
    """A cell: its `place` in the sheet, as M7; what it says, or why nothing of it can be read."""

    place: str
    text: str
    fault: Message | None = None


@record
class FilledRow:
    """A row, by the keys of its columns."""

    number: int
    cells: Mapping[str, FilledCell]

    def text(self, key: str) -> str:
        """What a column says; nothing where there is none."""
        cell = self.cells.get(key)
        return plain(cell.text) if cell is not None else ""


@record
class FilledTable:
    """A table that has come back.

    `sheet` is the name of its sheet, and `about` says of what it is. `labels` are its columns when it was sent out,
    `there` those that it still has, `others` what stands at the top of columns that have been put to it. `then` is what
    it held, by the ids of its rows.
    """

    sheet: str
    about: Mapping[str, str]
    labels: Mapping[str, str]
    there: frozenset[str]
    others: tuple[str, ...]
    rows: tuple[FilledRow, ...]
    then: Mapping[str, Mapping[str, str]]


@record
class CellChange:
    """A cell that says something else than when the table was sent out.

    `then` is what it said, `filled` what it says, and `now` what the plan would put there now.
    """

    id: str
    key: str
    label: str
    place: str
    then: str
    filled: str
    now: str


@record
class RefusedCell:
    """A cell that cannot be taken in, why, and what to do."""

    place: str
    message: Message
    help: Message | None = None


@record
class Returned:
    """What is otherwise in a table that has come back.

    In `changes` the plan says what it said then, in `conflicts` it says something else by now. `added` are rows about
    nothing that the table held, `gone` the ids of those that are not in it any more.
    """

    changes: tuple[CellChange, ...]
    conflicts: tuple[CellChange, ...]
    added: tuple[FilledRow, ...]
    gone: tuple[str, ...]
    refused: tuple[RefusedCell, ...] = field(default=())


def returned(table: FilledTable, now: Mapping[str, Mapping[str, str]]) -> Returned:
    """What is otherwise in a table, where the plan would put `now` into its rows, by id and column."""
    known, added, refused = _by_id(table)
    changes, conflicts = list[CellChange](), list[CellChange]()
    for id, row in known.items():
        for change in _changed(table, id, row, now.get(id, {}), refused):
            if id not in now:
                refused.append(RefusedCell(change.place, *_gone_from_plan(table, id)))
                break
            if same(change.filled, change.now):
                continue
            (changes if same(change.then, change.now) else conflicts).append(change)
    gone = tuple(id for id in table.then if id not in known and id in now and id not in _doubled(table))
    return Returned(tuple(changes), tuple(conflicts), added, gone, tuple(refused))


def _by_id(table: FilledTable) -> tuple[dict[str, FilledRow], tuple[FilledRow, ...], list[RefusedCell]]:
    """The rows about what the table held, those about something new, and what is neither.

    Whoever adds a row copies one and writes a new title into it, so of several with one id that with its title is it.
    """
    rows: dict[str, list[FilledRow]] = {}
    added, refused = list[FilledRow](), list[RefusedCell]()
    for row in table.rows:
        id = row.text("id")
        if id in table.then:
            rows.setdefault(id, []).append(row)
        else:
            added.append(row)
    known = {}
    for id, some in rows.items():
        title = table.then[id].get("title", "")
        own = [row for row in some if same(row.text("title"), title)] if len(some) > 1 else some
        if len(own) == 1:
            known[id] = own[0]
            added += [row for row in some if row is not own[0]]
        else:
            refused += [RefusedCell(_place(row), *_twice(title, some)) for row in some[1:]]
    return known, tuple(sorted(added, key=lambda row: row.number)), refused


def _doubled(table: FilledTable) -> set[str]:
    """The ids that some row has."""
    return {row.text("id") for row in table.rows}


def _changed(
    table: FilledTable, id: str, row: FilledRow, now: Mapping[str, str], refused: list[RefusedCell]
) -> Iterator[CellChange]:
    """The cells of a row that say something else than they did."""
    then = table.then[id]
    for key, label in table.labels.items():
        cell = row.cells.get(key)
        if key == "id" or key not in table.there or cell is None:
            continue
        if cell.fault is not None:
            refused.append(RefusedCell(cell.place, cell.fault, Message("Write the value itself there")))
            continue
        filled = plain(cell.text)
        if same(filled, then.get(key, "")) or (key in PLACING and not filled):
            continue
        yield CellChange(id, key, label, cell.place, plain(then.get(key, "")), filled, plain(now.get(key, "")))


def _place(row: FilledRow) -> str:
    """Where a row is spoken of: at its title."""
    cell = row.cells.get("title") or next(iter(row.cells.values()))
    return cell.place


def _twice(title: str, rows: Sequence[FilledRow]) -> tuple[Message, Message]:
    numbers = tuple(str(row.number) for row in rows)
    return (
        Message("The rows {rows} are all of {thing}", rows=numbers, thing=title),
        Message("Keep one of them; a row that is to be something new needs a title of its own"),
    )


def _gone_from_plan(table: FilledTable, id: str) -> tuple[Message, Message]:
    title = table.then[id].get("title") or id
    return (
        Message("{thing} is not in the plan any more", thing=title),
        Message("What was written of it was not taken in. See with samverkan changes what has become of it"),
    )


def in_order(place: str) -> tuple[int, int, str]:
    """By what cells are sorted as they are read: row by row."""
    letters = place.rstrip("0123456789")
    return int(place[len(letters) :]), len(letters), letters


def plain(text: str) -> str:
    """A text without what nobody sees: white space at the ends of its lines, empty lines before and after it."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip("\n").strip() if len(lines) == 1 else "\n".join(lines).strip("\n")


def same(one: str, other: str) -> bool:
    """Whether two cells say the same: the same words, or the same number."""
    one, other = plain(one), plain(other)
    if one == other:
        return True
    try:
        return one[:1].isdecimal() and other[:1].isdecimal() and Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
