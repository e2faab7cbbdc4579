"""Goals, needs, indicators and money that a document lists in tables of their own, or by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.intake.columns import Column, Head, code_before, codes_in, columns_of, field_of, words_of_field
from samverkan_cli.intake.contents import Block, Cell, Heading, Line, Paragraph, Table
from samverkan_cli.intake.fields import TITLED, Making, put
from samverkan_cli.intake.parts import DraftPart, as_text, titled

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "goals": ("owners", "audience", "ages", "indicators", "governing_documents", "text"),
    "indicators": ("owners", "audience", "ages", "text"),
    "needs": ("indicators", "text"),
    "funding": ("text",),
    "governing_documents": ("text",),
}
"""What a plan can say of each kind of thing, of that which a column can be."""
_UNNUMBERED = frozenset({"governing_documents", "funding"})
"""Things to which the format gives no number."""
_ALSO = frozenset({"number", "owners", "audience", "ages", "text", "activity", "until", *TITLED})
"""Columns that show that a table is of things."""
_LONGEST = 50
"""How many letters a heading, or a line that is a fact, has at the most."""


@record
class Listed:
    """Things of one kind as paragraphs, each with its number before it, and the heading that says which kind it is."""

    field: str
    lines: tuple[Line, ...]
    label: Paragraph | None
    where: Message


def with_lists(blocks: Sequence[Block]) -> Iterator[Block | Listed]:
    """The blocks of a document, with paragraphs that are things below a heading of their kind as lists of them."""
    field, label, held = "", None, list[Paragraph]()
    for block in [*blocks, None]:
        is_coded = isinstance(block, Paragraph) and field and code_before(block.line.text)[0]
        if is_coded and isinstance(block, Paragraph):
            held.append(block)
            continue
        if held:
            yield Listed(field, tuple(each.line for each in held), label, held[0].where)
            label, held = None, []
        if label is not None:
            yield label
            label = None
        if isinstance(block, Paragraph):
            if named := _kind(block.line.text):
                field, label = named, block
                continue
        else:
            field = _kind(block.line.text) if isinstance(block, Heading) else ""
        if block is not None:
            yield block


def _kind(heading: str) -> str:
    field, sure = field_of(heading.strip(" :"))
    return field if field in TITLED and sure == "known" and len(heading) < _LONGEST else ""


def thing_head(table: Table, said: Mapping[str, str]) -> tuple[str, Head] | None:
    """Which things a table has in its rows, and its headings; None where it is of something else."""
    columns = columns_of(table.rows[0], said)
    first = next((each for each in columns if each.field != "number"), None)
    if first is None or first.field not in TITLED or first.sure != "known" or len(table.rows) < 2:
        return None
    others = [each.field for each in columns if each is not first and each.field in _ALSO]
    rows = [row for row in table.rows[1:] if any(cell.text or cell.notes for cell in row)]
    whole = rows and all(re.search(r"\w", row[first.n].text) for row in rows) and not _is_banner(rows[-1])
    if not whole or (not first.numbered and not others):
        return None
    return first.field, Head(tuple(columns), 0, 1)


def name_things(making: Making, field: str, head: Head, table: Table) -> None:
    """Know the rows of a table by their numbers, so that others can name them."""
    title = head.of(field)[0]
    for row in table.rows[head.after :]:
        if any(cell.text for cell in row) and not _is_banner(row):
            _named(making, field, title, row[title.n])


def put_table(making: Making, field: str, head: Head, table: Table) -> None:
    """Make the rows of a table the things that they are."""
    banner = ""
    title = head.of(field)[0]
    headings = [each.heading for each in head.columns if each.heading]
    message = Message("{table} is read as {titles}", table=table.name, titles=f"{field}: {', '.join(headings)}")
    making.judge("guess", message)
    for row in table.rows[head.after :]:
        if not any(cell.text or cell.notes for cell in row):
            continue
        if _is_banner(row):
            banner = f"{banner} {row[0].text}".strip()
            continue
        part = _thing_of(making, field, title, row[title.n])
        if banner:
            part.remark(banner)
            banner = ""
        for column in head.columns:
            if column is not title and not any(row[column.n] is row[other.n] for other in head.columns[: column.n]):
                _put(making, part, field, column, row[column.n])


def _is_banner(row: Sequence[Cell]) -> bool:
    return len(row) > 1 and len({id(cell) for cell in row}) == 1


def put_list(making: Making, listed: Listed) -> list[str]:
    """Make the things of a list, and give their ids."""
    return [_listed(making, listed.field, line, listed.where) for line in listed.lines]


def _thing_of(making: Making, field: str, column: Column, cell: Cell) -> DraftPart:
    part, more = _named(making, field, column, cell)
    lines = [line for line in cell.lines if line.text]
    said = [*([Line(more)] if more else []), *lines[1:]]
    kept = [line for line in said if not _facts(making, part, field, line, cell)]
    if text := as_text(kept):
        part.texts += [text] if text not in part.texts else []
    making.note(part, cell)
    return part


def _named(making: Making, field: str, column: Column, cell: Cell) -> tuple[DraftPart, str]:
    """The thing of a cell by its title, known by its number, and what stands after the title."""
    lines = [line for line in cell.lines if line.text]
    code, rest = code_before(lines[0].text)
    if not code and column.numbered:
        before, _, after = lines[0].text.partition(" ")
        code, rest = (before.rstrip("."), after) if after and codes_in(before) else ("", rest)
    own, title, more = titled(rest)
    number = code or own or lines[0].number
    id, part = making.things[field].id_of(title, "" if field in _UNNUMBERED else number)
    if number and field in _UNNUMBERED:
        part.remark(number)
    making.number(field, number, id)
    return part, more


def _facts(making: Making, part: DraftPart, field: str, line: Line, cell: Cell) -> bool:
    """Whether a line is made of facts alone, with points between: "Ansvarig Socialchef · Senast 2028"."""
    pieces = [each.strip() for each in line.text.split(" · ")]
    found = [words_of_field(each) for each in pieces]
    if not found or not all(name for name, _, _ in found) or (len(pieces) == 1 and len(line.text) > _LONGEST):
        return False
    for name, heading, rest in found:
        _put(making, part, field, Column(0, heading, name), Cell((Line(rest),), cell.where))
    return True


def _put(making: Making, part: DraftPart, field: str, column: Column, cell: Cell) -> None:
    if column.field == "number":
        number = cell.text.rstrip(".")
        making.number(field, number, part.id)
        if field not in _UNNUMBERED and not part.number:
            part.number = number
        elif number and number != part.number:
            part.remark(f"{column.heading}: {number}")
        return
    if column.field == "until" and field == "goals" and "due" not in part.values and (due := making.day(cell)):
        part.values["due"] = due
        return
    name = column.field if column.field in _FIELDS[field] else ""
    put(making, [part], name, column.heading, cell)


def _listed(making: Making, field: str, line: Line, where: Message) -> str:
    code, rest = code_before(line.text)
    title, dash, more = rest.partition(" – ")
    if not dash or not more[:1].isupper():
        title, more = rest, ""
    _, title, rest = titled(title)
    id, part = making.things[field].id_of(title, "" if field in _UNNUMBERED else code)
    if field in _UNNUMBERED:
        part.remark(code)
    making.number(field, code, id)
    text = as_text([Line(each) for each in (rest, more) if each])
    if text and text not in part.texts:
        part.texts.append(text)
    making.note(part, Cell((line,), where))
    return id
