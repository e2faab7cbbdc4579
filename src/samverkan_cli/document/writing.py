"""The trees of a paper, written by hand: lines of words, links to things, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from samverkan_cli.outline.outline import Address, Reference, Value
from samverkan_cli.outline.tree import Node, Tree

Piece: TypeAlias = str | Node


def line(*pieces: Piece) -> Tree:
    """A paragraph of some words; nothing where there are none."""
    content = tuple(Node("text", text=each) if isinstance(each, str) else each for each in pieces if each)
    return (Node("paragraph", content=content),) if content else ()


def lines(many: Iterable[Iterable[Piece]]) -> Tree:
    """Words on a line each, in one paragraph."""
    found: list[Piece] = []
    for each in many:
        found += [*([Node("break")] if found else []), *each]
    return line(*found)


def bullets(items: Iterable[Tree], *, tight: bool = True) -> Tree:
    """A list, each item a tree."""
    content = tuple(Node("item", content=each) for each in items)
    return (Node("bullets", content=content, tight=tight),) if content else ()


def link(text: str, anchor: str) -> Piece:
    """Words that lead to a thing of the document; without an anchor, the words."""
    return Node("link", content=(Node("text", text=text),), href=f"#{anchor}") if anchor else text


def strong(text: str) -> Node:
    """Words in bold type."""
    return Node("strong", content=(Node("text", text=text),))


def quiet(text: str) -> Node:
    """What is said by the way, such as a label in a line."""
    return Node("quiet", content=(Node("text", text=text),))


def missing(text: str) -> Node:
    """What a working draft says is not there."""
    return Node("missing", content=(Node("text", text=text),))


def status(word: str, state: str) -> Node:
    """How far something has come, in a word with its symbol."""
    return Node("status", text=word, state=state)


def joined(pieces: Iterable[Piece], between: str = ", ") -> Iterator[Piece]:
    """Pieces with a comma between."""
    for n, each in enumerate(pieces):
        yield from ([between] if n else [])
        yield each


def said(value: Value) -> Piece:
    """A value of the outline in a line, with its link."""
    if isinstance(value.data, Reference):
        return link(value.text, value.data.anchor)
    if isinstance(value.data, Address):
        return Node("link", content=(Node("text", text=value.text),), href=value.data.url)
    return value.text
