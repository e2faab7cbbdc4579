"""What those who write a plan remark: in a working draft one list of it, the last thing before what is elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.paper import Block, Column, Row, RowGroup, Table
from samverkan_cli.document.writing import line, link
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Tree

Found = tuple[str, str, Tree]
"""What is remarked on, where that is, and the remarks."""


def remarks(m: Material, wanted: Callable[[str, Entry], bool]) -> tuple[Block, ...]:
    """The remarks on the things of some collections: `wanted` is given a collection's key, and a thing of it."""
    if not m.remarks:
        return ()
    found = [*_of(m, m.document, "")] if wanted("document", m.document) else []
    seen: set[str] = set()
    for section in m.outline.sections:
        for entry in section.entries:
            if entry.anchor not in seen and wanted(section.key, entry):
                found += _of(m, entry, "")
            seen.add(entry.anchor)
    rows = tuple(Row((line(link(title, anchor)), tree), title=title) for title, anchor, tree in found)
    columns = (Column("title", m.say(Message("About what")), 50), Column("remark", m.say(Message("Remark"))))
    return (Table("rows", columns, (RowGroup(rows),), m.say(Message("Remarks"))),) if rows else ()


def _of(m: Material, entry: Entry, above: str) -> Iterator[Found]:
    """The remarks on a thing and on what is inside it; one without a name is called after what it is in."""
    title = " ".join(filter(None, [m.number(entry), entry.title])) or above
    tree = tuple(node for fact in entry.facts if fact.key == "remark" and fact.text for node in fact.text.tree)
    if tree:
        yield title, entry.anchor, tree
    for part in entry.parts:
        for each in part.entries:
            yield from _of(m, each, title)
