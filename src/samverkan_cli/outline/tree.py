"""A text as a tree of plain data, which every form of a document is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import Literal, TypeAlias

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record

Kind: TypeAlias = Literal[
    "paragraph",
    "heading",
    "bullets",
    "numbers",
    "item",
    "quote",
    "block",
    "rule",
    "table",
    "row",
    "cell",
    "picture",
    "text",
    "code",
    "emphasis",
    "strong",
    "strike",
    "language",
    "missing",
    "quiet",
    "status",
    "link",
    "anchor",
    "break",
    "footnote",
]


@record
class Node:
    """One piece of a text.

    Blocks are `paragraph`, `heading`, `bullets` and `numbers` (holding `item`), `quote`, `block` (lines of code, in
    `text`), `rule`, `table` (holding `row`, each of them `cell`; the first row has the names of the columns) and
    `picture` (its words are in `text`). In a line stand `text`, `code`, `emphasis`, `strong`, `strike`, `language`,
    `missing` (what a draft says is not there), `quiet` (said by the way, as a label in a line), `status` (a word, in
    `text`, with its symbol), `link`, `break` and `footnote` (holding blocks). What stands in a paragraph, heading or
    cell is in its `content`.
    """

    kind: Kind
    text: str = ""
    content: tuple[Node, ...] = ()
    href: str = ""
    """Of a link or a picture: its address, `#` and an anchor for a thing; of `anchor` the anchor itself."""
    level: int = 0
    """Of a heading: 1 for the uppermost of the text, and never more than one deeper than the heading above it."""
    start: int = 1
    """Of `numbers`: the first number."""
    tight: bool = False
    """Of a list: no space between its items."""
    file: str = ""
    """Of a link or a picture: the file that it leads to, relative to the workspace."""
    lang: str = ""
    """Of `language`: the language tag of its words."""
    align: str = ""
    """Of a cell: `left`, `center`, `right` or nothing."""
    done: bool | None = None
    """Of an item in a task list: whether it is ticked."""
    state: str = ""
    """Of `status`: planned, ongoing, done, late, paused or dropped."""


Tree: TypeAlias = tuple[Node, ...]

_SPACES = compiled_late(r"[ \t\n]+")
LEAVES = ("paragraph", "heading", "cell")
"""The blocks that hold a line."""
_WRAPPERS = ("emphasis", "strong", "strike", "language", "missing", "quiet", "link")


def texts(tree: Iterable[Node]) -> Iterator[str]:
    """Every run of words in a tree, in reading order: a paragraph is cut at line breaks and footnotes."""
    for node in tree:
        if node.kind in LEAVES:
            yield from _runs(node.content)
        elif node.kind == "picture":
            yield spaced(node.text or node.href)
        elif node.kind == "block":
            yield from filter(None, map(spaced, node.text.split("\n")))
        else:
            yield from texts(node.content)


def words(content: Iterable[Node]) -> str:
    """The words of what stands in a line, without its footnotes."""
    return "".join(
        " " if node.kind == "break" else "" if node.kind == "footnote" else node.text + words(node.content)
        for node in content
    )


def _runs(content: Iterable[Node]) -> Iterator[str]:
    run: list[str] = []
    notes: list[Node] = []
    for node in _flat(content):
        if node.kind in ("break", "footnote"):
            yield from filter(None, [spaced("".join(run))])
            run = []
            notes += [node] if node.kind == "footnote" else []
        elif node.kind == "status":  # a symbol stands before it
            yield from filter(None, [spaced("".join(run)), node.text])
            run = []
        else:
            run.append(node.text)
    yield from filter(None, [spaced("".join(run))])
    for note in notes:
        yield from texts(note.content)


def _flat(content: Iterable[Node]) -> Iterator[Node]:
    for node in content:
        if node.kind in _WRAPPERS:
            yield from _flat(node.content)
        else:
            yield node


def spaced(text: str) -> str:
    """A text on one line, with one space where there were several."""
    return _SPACES.sub(" ", text).strip()


def walk(tree: Iterable[Node]) -> Iterator[Node]:
    """Every node of a tree, each before those inside it."""
    left = [*tree][::-1]
    while left:
        node = left.pop()
        yield node
        if node.content:
            left += node.content[::-1]


def mapped(tree: Iterable[Node], change: Callable[[Node], Iterable[Node]]) -> Tree:
    """A tree with each node in the place of which `change` puts others, the innermost first."""
    return tuple(new for node in tree for new in change(_inside(node, change)))


def _inside(node: Node, change: Callable[[Node], Iterable[Node]]) -> Node:
    """A node with what is inside it changed: itself where nothing is."""
    content = mapped(node.content, change) if node.content else node.content
    is_same = len(content) == len(node.content) and all(map(is_, content, node.content))
    return node if is_same else replace(node, content=content)
