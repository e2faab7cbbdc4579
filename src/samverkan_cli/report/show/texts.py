"""Texts of a plan at a terminal: their words on one line, and tables drawn where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samverkan_cli.outline.outline import Prose
from samverkan_cli.outline.tree import LEAVES, Node, Tree, spaced
from samverkan_cli.report.layout import Drawn, cell_len, padded


def one_line(text: Prose) -> str:
    """The words of a text on one line; a link and a picture with where they lead, a cell apart from the next."""
    return spaced(" ".join(_blocks(text.tree)))


def lines(text: Prose) -> Iterator[str]:
    """The words of a text on one line, and each of its tables by itself."""
    tables = [node for node in text.tree if node.kind == "table"]
    if not tables:
        yield one_line(text)
        return
    yield spaced(" ".join(_blocks(tuple(node for node in text.tree if node.kind != "table"))))
    for table in tables:
        yield _drawn(table)


def _drawn(table: Node) -> Drawn:
    rows = [[_words(cell.content) for cell in row.content] for row in table.content]
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    right = [cell.align == "right" for cell in table.content[0].content]

    def line(row: list[str]) -> str:
        cells = (padded(cell, width, right=to) for cell, width, to in zip(row, widths, right, strict=True))
        return " │ ".join(cells).rstrip()

    rule = "─┼─".join("─" * width for width in widths)
    return Drawn(" ".join(_blocks((table,))), (line(rows[0]), rule, *map(line, rows[1:])))


def _blocks(tree: Tree) -> Iterator[str]:
    for node in tree:
        if node.kind == "row":
            yield " | ".join(_words(cell.content) for cell in node.content) + ";"
        elif node.kind in LEAVES:
            yield _words(node.content)
        elif node.kind == "picture":
            yield f"{node.text} ({node.href})" if node.text else node.href
        elif node.kind == "item" and node.done is not None:
            yield " ".join(("[x]" if node.done else "[ ]", *_blocks(node.content)))
        else:
            yield node.text
            yield from _blocks(node.content)


def _words(content: Iterable[Node]) -> str:
    said, notes = [], []
    for node in content:
        if node.kind == "footnote":
            notes += list(_blocks(node.content))
        elif node.kind == "break":
            said.append(" ")
        else:
            inside = node.text + _words(node.content)
            address = node.href.removeprefix("mailto:")
            said.append(f"{inside} ({node.href})" if node.kind == "link" and inside != address else inside)
    return spaced("".join(said) + "".join(f" [{note}]" for note in notes))
