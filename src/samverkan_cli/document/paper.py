"""A document ready to be laid out: what every form of it is written from, and all that a template sees.

A paper is a few kinds of block in chapters. What is said in it stands in trees of nodes (`outline.tree`), so a form has
one writer for texts and one for each kind of block, whichever document it is. Beside the words stand the things that
they speak of (`Row.entry`), so a form can sort, filter and count.

A tree here always holds blocks: what is a line of words is a paragraph. Links to things of the document lead to
anchors of it, and every anchor is in a paper once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, is_dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from samverkan_cli.core.record import record
from samverkan_cli.core.serialise import Serialiser
from samverkan_cli.outline.outline import Entry, Value, plain
from samverkan_cli.outline.tree import Node, Tree, walk
from samverkan_cli.outline.tree import texts as tree_texts

WIDTH = 166
"""How wide a table is, in millimetres of an A4 page: what the widths of its columns are a share of."""

Manner = Literal["", "lead", "missing", "quiet", "box"]
"""How a text stands: as running text, as the words that sum up what follows, as what a draft lacks, as what is said
by the way, or in a box of its own."""
Form = Literal["plan", "things", "rows"]
"""What a table is: the plan itself, things that each have a name, or what is no more than rows."""

_UNPRINTED = {"printed": False}


@record
class Labelled:
    """Something known, under a label. `key` is the field's in the plan's files."""

    label: str
    content: Tree
    key: str = field(default="", metadata=_UNPRINTED)


@record
class Text:
    """Running text."""

    content: Tree
    manner: Manner = field(default="", metadata=_UNPRINTED)


@record
class Facts:
    """Labels and what is known, in reading order: a compact list."""

    facts: tuple[Labelled, ...]


@record
class Item:
    """One of a list. A link to `anchor` leads here; `number` is printed before it ("M1")."""

    content: Tree
    anchor: str = field(default="", metadata=_UNPRINTED)
    number: str = ""


@record
class Items:
    """Short things, each with or without a number: `label` stands above them. Halved, they may stand in two columns;
    small ones are looked up and not read, as what stands in a table is."""

    items: tuple[Item, ...]
    label: str = ""
    halved: bool = field(default=False, metadata=_UNPRINTED)
    small: bool = field(default=False, metadata=_UNPRINTED)


@record
class Term:
    """A word, and what is meant by it."""

    title: str
    content: Tree
    anchor: str = field(default="", metadata=_UNPRINTED)


@record
class Terms:
    """Words that are explained."""

    terms: tuple[Term, ...]


@record
class Column:
    """A column of a table. `width` is in millimetres of WIDTH, and 0 for one that shares what is left.

    `key` is the field that it shows ("owners"), "number", "title" for the name of a row's thing, or a word of its own.
    """

    key: str = field(metadata=_UNPRINTED)
    label: str
    width: int = field(default=0, metadata=_UNPRINTED)


@record
class Row:
    """A row: a cell for each column, and what stands below them over the whole width.

    `title` is what the row is called where it runs on over a page. `beside` are the facts of it that have no column.
    """

    cells: tuple[Tree, ...]
    anchor: str = field(default="", metadata=_UNPRINTED)
    title: str = field(default="", metadata=_UNPRINTED)
    below: Tree = ()
    beside: tuple[Labelled, ...] = ()
    entry: Entry | None = field(default=None, metadata=_UNPRINTED)
    """The thing that the row is about, for what sorts, filters or exports."""
    said: Entry | None = field(default=None, metadata=_UNPRINTED)
    """What a follow-up says of that thing."""


@record
class RowGroup:
    """Rows that stand together. `label` says what the title is ("Strategy"); without a title there is no row for it."""

    rows: tuple[Row, ...]
    title: str = ""
    label: str = ""
    anchor: str = field(default="", metadata=_UNPRINTED)
    text: Tree = ()


@record
class Table:
    """A table. The column `header` holds what each row is called; -1 where none does."""

    form: Form = field(metadata=_UNPRINTED)
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    caption: str = field(default="", metadata=_UNPRINTED)
    """What the table is, for those who do not see it; forms that have no place for it leave it out."""
    header: int = field(default=0, metadata=_UNPRINTED)


@record
class Figure:
    """A drawing. `alt` says all that it shows; `data` is what it is drawn from, plain, and `draw` names the drawing."""

    draw: str = field(metadata=_UNPRINTED)
    title: str
    alt: str = field(metadata=_UNPRINTED)
    data: Mapping[str, object] = field(metadata=_UNPRINTED)
    anchor: str = field(default="", metadata=_UNPRINTED)


@record
class Beside:
    """Two things that stand beside one another where there is room, else one after the other."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]


@record
class Chapter:
    """A heading and what stands under it. How deep it is comes of what it stands in.

    `listed` is whether it stands in the contents. One that is halved may stand in two columns from page to page.
    """

    title: str
    blocks: tuple[Block, ...]
    anchor: str = field(default="", metadata=_UNPRINTED)
    number: str = ""
    listed: bool = field(default=True, metadata=_UNPRINTED)
    halved: bool = field(default=False, metadata=_UNPRINTED)


Block: TypeAlias = Text | Facts | Items | Terms | Table | Figure | Beside | Chapter


@record
class Count:
    """How many things have a status: `state` is its id, `word` what it is called."""

    state: str = field(metadata=_UNPRINTED)
    word: str
    number: int


@record
class Attachment:
    """A file that goes with the document: copied beside it, into a folder of its own."""

    title: str
    file: str = field(metadata=_UNPRINTED)
    """Where it lies in the workspace."""
    to: str
    """Where it lies beside the document."""


@record
class Paper:
    """A document, ready to be laid out. The fields stand in the order in which they are read.

    `name` is the document's ("follow-up"), `language` a language tag ("sv") and `date` its day in ISO form, or None.
    `short` is the title as the head of every page has it. `depth` is how many levels of chapters the contents have, and
    none for 0. `words` are what a form prints of its own, by name, in the document's language. `head` and `foot` are
    left, middle and right of every page but the first; {page} and {pages} stand for its number and how many there are.
    """

    name: str = field(metadata=_UNPRINTED)
    language: str = field(metadata=_UNPRINTED)
    date: str | None = field(metadata=_UNPRINTED)
    organisation: str
    kind: str
    title: str
    short: str = field(default="", metadata=_UNPRINTED)
    file_word: str = field(default="", metadata=_UNPRINTED)
    """What its files are called before the plan's name, where that is not its kind."""
    draft: str | None = field(default=None, metadata=_UNPRINTED)
    """The mark of a document that is not adopted ("UTKAST"), or None."""
    logo: Tree = field(default=(), metadata=_UNPRINTED)
    """A picture for the top of the first page, or nothing."""
    facts: tuple[Labelled, ...] = ()
    summary: Tree = ()
    counts: tuple[Count, ...] = ()
    depth: int = field(default=0, metadata=_UNPRINTED)
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    provenance: str = ""
    """What the document was made of and by what, for its last page."""
    head: tuple[str, str, str] = field(default=("", "", ""), metadata=_UNPRINTED)
    foot: tuple[str, str, str] = field(default=("", "", ""), metadata=_UNPRINTED)
    words: Mapping[str, str] = field(default_factory=dict, metadata=_UNPRINTED)


def _plain_node(node: Node) -> object:
    """A text in a line as a string, any other node with what it has: a document has tens of thousands."""
    if node.kind == "text":
        return node.text
    found = {each.name: getattr(node, each.name) for each in fields(node)}
    kept = {key: value for key, value in found.items() if value != _USUAL[key]}
    return {**kept, "kind": node.kind, "content": [_plain_node(each) for each in node.content]}


_USUAL = {each.name: each.default for each in fields(Node)}
plain_paper: Serialiser = Serialiser({Node: _plain_node, Value: plain, Entry: plain}, blank={"entry": {}})
"""A paper as dicts and lists, with every key there; see `typed`."""


def typed(paper: Paper) -> dict[str, object]:
    """A paper as plain data for a template: each block says by `type` what it is ("table", "chapter")."""
    return {**plain_paper(paper), "blocks": _typed(paper.blocks)}


def _typed(blocks: tuple[Block, ...]) -> list[dict[str, object]]:
    return [_one(block) for block in blocks]


def _one(block: Block) -> dict[str, object]:
    said: dict[str, object] = {"type": type(block).__name__.lower()}
    for each in fields(block):
        value = getattr(block, each.name)
        blocks = each.name in ("blocks", "first", "second")
        said[each.name] = _typed(value) if blocks else plain_paper(value)
    return said


def paper_texts(paper: object) -> Iterator[str]:
    """Every text that all forms of a paper print, in reading order."""
    if isinstance(paper, str):
        if paper.strip():
            yield paper
    elif isinstance(paper, Node):
        yield from tree_texts((paper,))
    elif isinstance(paper, tuple):
        if paper and isinstance(paper[0], Node):
            yield from tree_texts(paper)
        else:
            for each in paper:
                yield from paper_texts(each)
    elif is_dataclass(paper):
        for each in fields(paper):
            if each.metadata.get("printed", True):
                yield from paper_texts(getattr(paper, each.name))


def trees(paper: object) -> list[Tree]:
    """Every tree of a paper."""
    found: list[Tree] = []
    _collect(paper, found)
    return found


def _collect(part: object, found: list[Tree]) -> None:
    if isinstance(part, tuple):
        if part and isinstance(part[0], Node):
            found.append(part)
        else:
            for each in part:
                _collect(each, found)
    else:
        for name in parts_of(cast("type", type(part))):
            _collect(getattr(part, name), found)


@cache
def parts_of(kind: type) -> tuple[str, ...]:
    """The fields of what a paper consists of; none of what is not laid out itself, and of a plain value."""
    return () if not is_dataclass(kind) or issubclass(kind, Node | Entry) else tuple(each.name for each in fields(kind))


def paper_nodes(paper: object) -> Iterator[Node]:
    """Every node of every tree of a paper."""
    for tree in trees(paper):
        yield from walk(tree)


def walked(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in some blocks, in reading order, each before those inside it."""
    for block in blocks:
        yield block
        if isinstance(block, Chapter):
            yield from walked(block.blocks)
        elif isinstance(block, Beside):
            yield from walked((*block.first, *block.second))


def figures(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    """The figures in some blocks, in reading order."""
    return (block for block in walked(blocks) if isinstance(block, Figure))
