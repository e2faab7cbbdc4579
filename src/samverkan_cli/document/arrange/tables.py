"""Tables of things: a row for each, and columns for what most of them have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.document.arrange.cells import after, content, details, inside, text, title
from samverkan_cli.document.arrange.material import Facts, Material
from samverkan_cli.document.arrange.once import said_once
from samverkan_cli.document.paper import Block, Column, Form, Row, RowGroup, Table
from samverkan_cli.document.writing import line
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Tree

NUMBER, TITLE = "number", "title"


@record
class Shown:
    """A column, and the facts that stand in it by their keys; else `cell` says what does."""

    column: Column
    keys: tuple[str, ...] = ()
    cell: Callable[[Entry, Facts], Tree] | None = None


@record
class Some:
    """Things that stand together under a title."""

    entries: tuple[Entry, ...]
    title: str = ""
    label: str = ""
    anchor: str = ""
    text: Tree = ()


def filled(table: Table) -> Table:
    """A table without the columns that nothing stands in. That of the names of its rows stays."""
    rows = [row for group in table.groups for row in group.rows]
    kept = [n for n, each in enumerate(table.columns) if each.key == TITLE or any(row.cells[n] for row in rows)]
    groups = tuple(
        replace(group, rows=tuple(replace(row, cells=tuple(row.cells[n] for n in kept)) for row in group.rows))
        for group in table.groups
    )
    header = next(i for i, n in enumerate(kept) if table.columns[n].key == TITLE)
    return replace(table, columns=tuple(table.columns[n] for n in kept), groups=groups, header=header)


def column(key: str, words: str, width: int = 0, *keys: str) -> Shown:
    """A column of the facts that have some keys, or its own."""
    return Shown(Column(key, words, width), keys or (key,))


def numbered(m: Material, width: int = 12) -> Shown:
    """The column of numbers."""
    return Shown(Column(NUMBER, m.say(Message("No.")), width), (), lambda entry, _: line(m.number(entry)))


def named(m: Material, words: str, *skip: str, inline: bool = False) -> Shown:
    """The column of what things are called, and of what has no column of its own.

    The title may stand in the same paragraph as the text, where the column is not the header of its rows.
    """

    def cell(entry: Entry, rest: Facts) -> Tree:
        more = (*details(m, rest), *inside(m, entry, *skip))
        if inline:
            return (*after(title(m, entry, plainly=True), text(entry)), *more)
        return (*line(*title(m, entry, plainly=not (entry.text or more))), *text(entry), *more)

    return Shown(Column(TITLE, words), (), cell)


def table(
    m: Material,
    groups: Iterable[Some],
    columns: Sequence[Shown],
    things: Message,
    *,
    skip: Sequence[str] = (),
    form: Form = "things",
    caption: str = "",
    header: str = TITLE,
) -> tuple[Block, ...]:
    """Things in a table, after what is said once of all of them. `things` is what several of them are called.

    A column that nothing fills is left out, and of one that few rows fill it is said with those. `skip` are facts that
    stand elsewhere, and `header` is the column of what a row is called.
    """
    groups = [each for each in groups if each.entries]
    entries = [each for group in groups for each in group.entries]
    if not entries:
        return ()
    once = said_once(m, entries, things, *skip)
    columns = [each for each in columns if not _is_thin(each, once.known)]
    taken = {key for each in columns for key in each.keys}
    cells = [
        tuple(
            shown.cell(entry, {key: facts for key, facts in known.items() if key not in taken})
            if shown.cell
            else content(m, (fact for key in shown.keys for fact in known.get(key, ())))
            for shown in columns
        )
        for entry, known in zip(entries, once.known, strict=True)
    ]
    kept = [n for n, shown in enumerate(columns) if shown.column.key == TITLE or any(row[n] for row in cells)]
    rows = iter(
        Row(
            tuple(row[n] for n in kept),
            entry.anchor,
            " ".join(filter(None, [m.number(entry), entry.title])),
            entry=entry,
        )
        for entry, row in zip(entries, cells, strict=True)
    )
    made = tuple(
        RowGroup(tuple(next(rows) for _ in group.entries), group.title, group.label, group.anchor, group.text)
        for group in groups
    )
    names = [columns[n].column.key for n in kept]
    place = names.index(header if header in names else TITLE)
    shown = tuple(columns[n].column for n in kept)
    return (*once.above, Table(form, shown, made, caption, place))


_MANY, _FEW = 8, 5
"""Of so many rows a column asks for one in so many."""


def _is_thin(shown: Shown, known: Sequence[Facts]) -> bool:
    """Whether a column would be almost empty over many rows."""
    filled = sum(1 for facts in known if any(key in facts for key in shown.keys))
    return bool(shown.keys) and shown.cell is None and len(known) >= _MANY and 0 < filled * _FEW < len(known)
