"""What those who write a plan remark: in a working draft one list of it, at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten
from typing import TypeAlias

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import opened
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.paper import Block, Item, Items
from samverkan_cli.document.writing import Piece, joined, line, link, strong
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Tree

_LETTERS = 48
"""So many letters of a title say what a remark is about."""


def remarks(m: Material, wanted: Callable[[str, Entry], bool]) -> tuple[Block, ...]:
    """The remarks on the things of some collections: `wanted` is given a collection's key, and a thing of it."""
    if not m.remarks:
        return ()
    found: dict[str, list[_Remark]] = {}
    if wanted("document", m.document):
        found[m.say(Message("The document"))] = list(_of(m, m.document, ""))
    seen: set[str] = set()
    for section in m.outline.sections:
        for entry in section.entries:
            if entry.anchor not in seen and wanted(section.key, entry):
                found.setdefault(section.heading, []).extend(_of(m, entry, ""))
            seen.add(entry.anchor)
    return tuple(
        Items(tuple(map(Item, _together(some))), heading, small=True) for heading, some in found.items() if some
    )


_Remark: TypeAlias = tuple[Piece | None, Tree]
"""What a remark is about, where that is a part of the document, and what it says."""


def _together(some: Sequence[_Remark]) -> Iterator[Tree]:
    """The remarks in their order; what is remarked in the same words on several things is said once."""
    places: dict[Tree, list[Piece]] = {}
    for place, tree in some:
        places.setdefault(tree, []).extend([place] if place else [])
    for tree, about in places.items():
        yield opened([*joined(about), ": "] if about else [], tree)


def _of(m: Material, entry: Entry, above: str) -> Iterator[_Remark]:
    """The remarks on a thing and on what is inside it; one without a name is called after what it is in."""
    title = m.number(entry) or entry.given or entry.title or above
    tree = tuple(node for fact in entry.facts if fact.key == "remark" and fact.text for node in fact.text.tree)
    if tree:
        yield None if entry is m.document else _place(title, entry.anchor), _run_on(tree)
    for part in entry.parts:
        for each in part.entries:
            yield from _of(m, each, title)


def _place(title: str, anchor: str) -> Piece:
    """What a remark is about, in few words."""
    words = shorten(title, _LETTERS, placeholder=" …")
    return link(words, anchor) if anchor else strong(words)


def _run_on(tree: Tree) -> Tree:
    """A remark in one paragraph, where it is no more than paragraphs."""
    if len(tree) < 2 or any(each.kind != "paragraph" for each in tree):
        return tree
    pieces: list[Piece] = []
    for each in tree:
        pieces += [*([" "] if pieces else []), *each.content]
    return line(*pieces)
