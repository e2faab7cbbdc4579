"""What those who write a plan remark: in a working draft one list of it, at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import shorten

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import opened
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.paper import Block, Column, Row, RowGroup, Table
from samverkan_cli.document.writing import Piece, lines, link, strong
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Node, Tree

_LETTERS = 48
"""So many letters of a title say what a remark is about."""


def remarks(m: Material, wanted: Callable[[str, Entry], bool]) -> tuple[Block, ...]:
    """The remarks on the things of some collections: `wanted` is given a collection's key, and a thing of it."""
    if not m.remarks:
        return ()
    found: dict[str, list[Tree]] = {}
    if wanted("document", m.document):
        found[m.say(Message("The document"))] = list(_of(m, m.document, ""))
    seen: set[str] = set()
    for section in m.outline.sections:
        for entry in section.entries:
            if entry.anchor not in seen and wanted(section.key, entry):
                found.setdefault(section.heading, []).extend(_of(m, entry, ""))
            seen.add(entry.anchor)
    groups = tuple(RowGroup((Row((_together(some),)),), heading) for heading, some in found.items() if some)
    columns = (Column("remark", m.say(Message("Remarks"))),)
    return (Table("rows", columns, groups, m.say(Message("Remarks")), header=-1),) if groups else ()


def _of(m: Material, entry: Entry, above: str) -> Iterator[Tree]:
    """The remarks on a thing and on what is inside it; one without a name is called after what it is in."""
    title = m.number(entry) or entry.given or entry.title or above
    before: list[Piece] = [] if entry is m.document else [_place(title, entry.anchor), ": "]
    tree = tuple(node for fact in entry.facts if fact.key == "remark" and fact.text for node in fact.text.tree)
    if tree:
        yield opened(before, tree)
    for part in entry.parts:
        for each in part.entries:
            yield from _of(m, each, title)


def _place(title: str, anchor: str) -> Piece:
    """What a remark is about, in few words."""
    words = shorten(title, _LETTERS, placeholder=" …")
    return link(words, anchor) if anchor else strong(words)


def _together(some: list[Tree]) -> Tree:
    """Remarks one after the other; those that are a paragraph each on lines of their own in one."""
    made: list[Node] = []
    short: list[tuple[Piece, ...]] = []
    for tree in some:
        if len(tree) == 1 and tree[0].kind == "paragraph":
            short.append(tree[0].content)
        else:
            made += [*lines(short), *tree]
            short = []
    return (*made, *lines(short))
