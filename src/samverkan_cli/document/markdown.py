"""A paper to Markdown (CommonMark with tables and footnotes), by Jinja2: good in the raw and on a forge.

What a template prints with `{{ }}` is written so that it reads as just those characters: a template cannot forget to
escape. What a paper holds goes through filters: `blocks(level)` for a tree, `quoted(level)`, `heading(level, anchor)`,
`contents`, `facts_table`, `facts(level)`, `listed(level)` for what has a number, `terms(level)`, `table(level)`,
`figure`, `counts` and `attachments`; `kind` says which block one is, and `place` where the heading of a chapter is.
`level` is that of a heading which stands among what is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from samverkan_cli.document.cells import BULLET, in_cell
from samverkan_cli.document.gantt import gantt
from samverkan_cli.document.jinja_faults import jinja_faults
from samverkan_cli.document.paper import (
    Attachment,
    Beside,
    Block,
    Chapter,
    Count,
    Figure,
    Items,
    Labelled,
    Paper,
    Row,
    RowGroup,
    Table,
    Terms,
    Text,
    paper_nodes,
)
from samverkan_cli.outline.commonmark import LISTS, Writer, escaped
from samverkan_cli.outline.tree import Node, Tree, texts

_PART = "part-"
_DEEPEST = 6
_NO_LIST = ("", False)


class Written(str):
    """Markdown, as opposed to words that are yet to be written as Markdown."""

    __slots__ = ()


def write(paper: Paper, folder: Path, name: str, pictures: Container[str] = ()) -> str:
    """The document, by the Jinja template of that name in a folder. Raises EngineFault.

    `pictures` are the files of those that are shown; of others there are the words.
    """
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder, encoding="utf-8-sig"),
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Written) else escaped(str(value)),
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    # What a macro gives has been written already.
    environment.concat = lambda pieces: Written("".join(pieces))  # type: ignore[method-assign]
    document = _Document(paper, pictures)
    environment.filters.update(document.filters())
    with jinja_faults(folder, name):
        body = environment.get_template(name).render(paper=paper, words=paper.words)
        return _squeezed(f"{body}\n\n{document.writer.notes()}").strip("\n") + "\n"


class _Document:
    """What one document is written with."""

    def __init__(self, paper: Paper, pictures: Container[str]) -> None:
        self._words = paper.words
        self._places = dict(_places(paper.blocks, paper.depth, count(1)))
        linked = {node.href[1:] for node in paper_nodes(paper) if node.kind == "link" and node.href.startswith("#")}
        self.writer = Writer(linked | {*self._places.values()}, pictures)
        self._figures = count(1)
        self._list = _NO_LIST
        """The kind of the list that was written last, and whether it has the other of two marks."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        """What a template can do with what it sees."""
        written = (
            *(self.blocks, self.quoted, self.heading, self.contents, self.facts_table, self.facts, self.listed),
            *(self.terms, self.table, self.figure, self.counts, self.attachments),
        )
        filters = {each.__name__: _wrapped(each) for each in written}
        return {**filters, "kind": lambda block: type(block).__name__.lower(), "place": self.place}

    def blocks(self, tree: Tree, level: int = 2) -> str:
        """The blocks of a tree; its uppermost heading has a level."""
        if not tree:
            return ""
        # Lists that follow one another would be read as one, did they not change their marks.
        kind, other = self._list
        written = self.writer.blocks(tree, level, other=not other if tree[0].kind == kind else False)
        self._list = (tree[-1].kind, self.writer.other) if tree[-1].kind in LISTS else _NO_LIST
        return written

    def quoted(self, block: Text, level: int) -> str:
        """A text as one that stands out."""
        return self.blocks((Node("quote", content=block.content),), level)

    def heading(self, title: str, level: int, anchor: str = "") -> str:
        """A heading, and the place that an anchor leads to."""
        self._list = _NO_LIST
        return self.writer.heading(title, min(level, _DEEPEST), anchor)

    def place(self, chapter: Chapter) -> str:
        """The anchor of a chapter."""
        return chapter.anchor or self._places.get(id(chapter), "")

    def contents(self, paper: Paper) -> str:
        """The chapters, with links to them."""
        return self.blocks(self._chapters(paper.blocks, paper.depth))

    def _chapters(self, blocks: Iterable[Block], depth: int) -> Tree:
        if depth < 1:
            return ()
        items = []
        for each in _chapters(blocks):
            title = Node("text", _titled(each.number, each.title))
            link = Node("link", content=(title,), href=f"#{self.place(each)}")
            inner = self._chapters(each.blocks, depth - 1)
            items.append(Node("item", content=(Node("paragraph", content=(link,)), *inner)))
        return (Node("bullets", content=tuple(items), tight=True),) if items else ()

    def facts_table(self, facts: Sequence[Labelled]) -> str:
        """Labels and what is known as a table; as a list where a cell cannot hold one of them."""
        cells = [in_cell(each.content) for each in facts]
        if not facts or None in cells:
            return self.facts(facts)
        rows = [[_strong(fact.label), cell] for fact, cell in zip(facts, cast("list[Tree]", cells), strict=True)]
        return self._rows([[(), ()], *rows])

    def facts(self, facts: Sequence[Labelled], level: int = 2) -> str:
        """Labels and what is known, as a list."""
        return self.blocks(_bullets(_labelled(each.label, each.content) for each in facts), level)

    def listed(self, block: Items, level: int = 2) -> str:
        """Things that have a number, under what they are called together."""
        items = _bullets(_led((*_spot(each.anchor), *_strong(each.number)), each.content) for each in block.items)
        return self.blocks((*_paragraph(_strong(block.label)), *items), level)

    def terms(self, block: Terms, level: int = 2) -> str:
        """Words that are explained."""
        return self.blocks(_bullets(_labelled(each.title, each.content, each.anchor) for each in block.terms), level)

    def counts(self, counts: Sequence[Count]) -> str:
        """How many things have a status, in a line."""
        said = [(Node("status", each.word, state=each.state), Node("text", f": {each.number}")) for each in counts]
        line = [node for n, pair in enumerate(said) for node in (*((Node("text", ", "),) if n else ()), *pair)]
        return self.blocks(_paragraph(tuple(line)))

    def attachments(self, all_: Sequence[Attachment]) -> str:
        """Files that go with the document, with links to them."""
        items = []
        for each in all_:
            link = Node("link", content=(Node("text", each.title),), href=quote(each.to))
            items.append(_paragraph((link, Node("text", f" ({each.to})"))))
        return self.blocks(_bullets(items))

    def figure(self, block: Figure) -> str:
        """A figure as what Markdown can show of it, with its title, and what it says in words."""
        title = f"{self._words.get('figure', '{n}').replace('{n}', str(next(self._figures)))}. {block.title}"
        under = self.blocks(_paragraph((*_spot(block.anchor), *_strong(title))))
        if block.draw in ("bars", "progress"):
            rows = _bars(block.data) if block.draw == "bars" else _progress(block.data)
            note = str(block.data.get("note", ""))
            return "\n\n".join(
                (under, self._rows(rows, numbers=block.draw == "bars"), self.blocks(_paragraph(_text(note))))
            )
        words = f"{under}\n\n{self.blocks(_paragraph(_text(block.alt)))}"
        return f"```mermaid\n{gantt(block.data)}\n```\n\n{words}" if block.draw == "timeline" else words

    def _rows(self, rows: Sequence[Sequence[Tree]], *, numbers: bool = False) -> str:
        self._list = _NO_LIST
        return self.writer.table(rows, ["---", *["--:" if numbers else "---"] * (len(rows[0]) - 1)])

    # --- tables

    def table(self, block: Table, level: int) -> str:
        """A table, and below it what its cells cannot hold, thing by thing. Its caption says what the heading says."""
        parts: list[str] = []
        for group in block.groups:
            parts += self._group(block, group, level)
        return "\n\n".join(filter(None, parts))

    def _group(self, table: Table, group: RowGroup, level: int) -> Iterator[str]:
        if group.title:
            title = f"{group.label}: {group.title}" if group.label else group.title
            yield self.heading(title, level, group.anchor)
            level += 1
        yield self.blocks(group.text, level)
        if group.rows:
            heads = [_text(column.label) for column in table.columns]
            yield self._rows([heads, *([*self._cells(table, row)] for row in group.rows)])
        for row in group.rows:
            yield from self._below(table, row, level)

    def _cells(self, table: Table, row: Row) -> Iterator[Tree]:
        for n, tree in enumerate(row.cells):
            cell = in_cell(tree) or ()
            if n == table.header:
                cell = (*_spot(row.anchor), *(cell if table.form == "rows" else _bold_first(cell)))
            yield cell

    def _below(self, table: Table, row: Row, level: int) -> Iterator[str]:
        """What stands under a row, and what was too much for its cells."""
        kept = [n for n, tree in enumerate(row.cells) if in_cell(tree) is None]
        facts = [Labelled(table.columns[n].label, row.cells[n]) for n in kept if n != table.header]
        facts += row.beside
        if not (kept or row.below or facts):
            return
        title = row.title or next(texts(row.cells[table.header]), "")
        yield self.heading(title, level) if table.form == "plan" else self.blocks(_paragraph(_strong(title)))
        if table.header in kept:
            yield self.blocks(row.cells[table.header], level + 1)
        yield self.blocks(row.below, level + 1)
        yield self.facts(facts, level + 1)


def _bars(data: Mapping[str, Any]) -> list[list[Tree]]:
    heads = [(), *(_text(each) for each in data["series"])]
    return [heads, *([_text(row["label"]), *(_text(str(each)) for each in row["values"])] for row in data["rows"])]


def _progress(data: Mapping[str, Any]) -> list[list[Tree]]:
    rows = []
    for row in data["rows"]:
        word = ". ".join(filter(None, [row["word"], row["course"]]))
        rows.append([_titled(row["number"], row["title"]), row["first"], row["last"], row["wanted"], word])
    return [[_text(str(each)) for each in row] for row in (data["heads"], *rows)]


def _wrapped(write: Callable[..., str]) -> Callable[..., Written]:
    return lambda *said, **more: Written(write(*said, **more))


def _places(blocks: Iterable[Block], depth: int, numbers: Iterator[int]) -> Iterator[tuple[int, str]]:
    """The anchors of the chapters that stand in the contents."""
    if depth > 0:
        for each in _chapters(blocks):
            yield id(each), each.anchor or f"{_PART}{next(numbers)}"
            yield from _places(each.blocks, depth - 1, numbers)


def _chapters(blocks: Iterable[Block]) -> Iterator[Chapter]:
    for each in blocks:
        if isinstance(each, Chapter) and each.listed:
            yield each
        elif isinstance(each, Beside):
            yield from _chapters((*each.first, *each.second))


def _titled(number: str, title: str) -> str:
    return f"{number} {title}" if number else title


def _text(words: str) -> Tree:
    return (Node("text", words),) if words else ()


def _strong(words: str) -> Tree:
    return (Node("strong", content=(Node("text", words),)),) if words else ()


def _spot(anchor: str) -> Tree:
    return (Node("anchor", href=anchor),) if anchor else ()


def _paragraph(content: Tree) -> Tree:
    return (Node("paragraph", content=content),) if content else ()


def _bullets(items: Iterable[Tree]) -> Tree:
    content = tuple(Node("item", content=each) for each in items)
    tight = all(len(item.content) == 1 for item in content)
    return (Node("bullets", content=content, tight=tight),) if content else ()


def _led(before: Tree, content: Tree) -> Tree:
    """Blocks of which the first line begins with something."""
    runs_on = bool(content) and content[0].kind == "paragraph"
    line = (*before, *(_text(" ") if before else ()), *(content[0].content if runs_on else ()))
    return (*_paragraph(line), *content[runs_on:])


def _labelled(label: str, content: Tree, anchor: str = "") -> Tree:
    return _led((*_spot(anchor), *_strong(f"{label}:" if label else "")), content)


def _bold_first(cell: Tree) -> Tree:
    """A name in bold type, as far as its first line goes."""
    if cell and cell[0].kind == "text" and cell[0].text.strip() not in ("", BULLET):
        return (Node("strong", content=cell[:1]), *cell[1:])
    return cell


def _squeezed(text: str) -> str:
    """One empty line where the template left several; what stands between fences is left as it is."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r"[\s>*+.)\d-]*(`{3,})", line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        if fence or line.strip() or (lines and lines[-1].strip()):
            lines.append(line if fence else line.rstrip())
    return "\n".join(lines)
