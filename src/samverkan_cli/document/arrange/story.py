"""How the plan came about and how it goes on: decisions, consultation, phases, what happened, the reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import after, content, details, labelled, text, title
from samverkan_cli.document.arrange.material import Facts, Material
from samverkan_cli.document.arrange.tables import Shown, Some, column, filled, named, table
from samverkan_cli.document.paper import Block, Column, Item, Items, Row, RowGroup, Table, Text
from samverkan_cli.document.paper import Facts as FactsBlock
from samverkan_cli.document.writing import Piece, line, link, strong
from samverkan_cli.outline.outline import Entry, Section
from samverkan_cli.outline.tree import Tree


def decisions(m: Material, entries: Sequence[Entry]) -> tuple[Block, ...]:
    """What is to be decided, one point a row, each complete in itself."""
    numbers = {each.anchor: str(n) for n, each in enumerate(entries, 1)}

    def what(entry: Entry, rest: Facts) -> Tree:
        return (*line(*title(m, entry)), *text(entry), *details(m, rest))

    def to(entry: Entry, _: Facts) -> Tree:
        known = m.facts(entry)
        return (*content(m, known.get("to", ())), *details(m, {"due": known.get("due", ())}))

    columns = (
        Shown(Column("number", m.say(Message("No.")), 9), (), lambda entry, _: line(numbers[entry.anchor])),
        Shown(Column("title", m.say(Message("Decision"))), (), what),
        column("by", m.say(Message("Decided by")), 36),
        Shown(Column("to", m.say(Message("Task for")), 36), ("to", "due"), to),
    )
    return table(m, [Some(tuple(entries))], columns, Message("points"), form="rows")


def phases(m: Material) -> tuple[Block, ...]:
    """The stages of the work."""
    columns = (
        named(m, m.say(Message("Phase"))),
        column("from", m.say(Message("When")), 40, "from"),
        column("owners", m.say(Message("Responsible")), 42),
    )
    return table(m, [Some(m.things("phases"))], columns, Message("phases"), form="rows")


def log(m: Material, entries: Sequence[Entry]) -> tuple[Block, ...]:
    """What has happened, and what remains to be done about it."""
    columns = (column("date", m.say(Message("When")), 30), named(m, m.say(Message("What has happened")), inline=True))
    return table(m, [Some(tuple(entries))], columns, Message("events"), form="rows", header="date")


def background(m: Material, key: str) -> tuple[Block, ...]:
    """A part of the document itself: what it replaces, whom it was sent to, how it was revised."""
    found: list[Block] = []
    for part in m.document.parts:
        for entry in part.entries if part.key == key else ():
            found += _told(m, entry)
    return tuple(found)


def _told(m: Material, entry: Entry) -> Iterator[Block]:
    head = after(title(m, entry), text(entry))
    if head:
        yield Text(head)
    yield from facts(m, m.facts(entry))
    for section in entry.parts:
        yield _answers(m, section)


def _answers(m: Material, section: Section) -> Table:
    """What somebody answered, on a row each."""
    rows = []
    for each in section.entries:
        known = m.facts(each)
        outcome = content(m, (fact for key in ("outcome",) for fact in known.pop(key, ())))
        who: list[Piece] = [link(each.title, each.about.anchor if each.about else "")]
        rows.append(Row((line(*who), (*text(each), *details(m, known)), outcome), each.anchor, each.title, entry=each))
    columns = (
        Column("title", m.say(Message("From")), 40),
        Column("text", section.heading),
        Column("outcome", m.say(Message("Outcome of the reply")), 36),
    )
    return filled(Table("rows", columns, (RowGroup(tuple(rows)),), section.heading))


def facts(m: Material, known: Facts) -> Iterator[Block]:
    """What is short as facts, what is a text after them under its label."""
    short = {key: some for key, some in known.items() if all(fact.text is None for fact in some)}
    if found := labelled(m, short):
        yield FactsBlock(found)
    for key, some in known.items():
        if key not in short:
            for each in labelled(m, {key: some}):
                yield Text((*(line(strong(each.label)) if each.label else ()), *each.content))


def best_interests(m: Material) -> tuple[Block, ...]:
    """The assessment of the child's best interests."""
    return tuple(block for each in m.things("best_interests") for block in facts(m, m.facts(each)))


def follow_ups(m: Material) -> tuple[Block, ...]:
    """The reports that there are: when, by whom and to whom. What they say stands in a document of its own."""
    items = []
    for each in m.things("follow_ups"):
        short = {key: some for key, some in m.facts(each).items() if all(fact.text is None for fact in some)}
        items.append(Item((*line(*title(m, each)), *details(m, short)), each.anchor))
    return (Items(tuple(items)),) if items else ()
