"""What a cell of a Markdown table can hold: a line, in which others may begin."""

from __future__ import annotations

from samverkan_cli.outline.tree import Node, Tree

BULLET = "•"
_BREAK = Node("break")


def in_cell(tree: Tree) -> Tree | None:
    """The blocks of a tree as a line with breaks; None where they are more than that."""
    lines: list[Tree] = []
    for block in tree:
        found = _lines(block)
        if found is None:
            return None
        lines += found
    return tuple(node for n, line in enumerate(lines) for node in (*((_BREAK,) if n else ()), *line))


def _lines(block: Node) -> list[Tree] | None:
    if block.kind == "paragraph":
        return [block.content]
    if block.kind != "bullets" or any(item.done is not None for item in block.content):
        return None
    lines: list[Tree] = []
    for item in block.content:
        if len(item.content) != 1 or item.content[0].kind != "paragraph":
            return None
        lines.append((Node("text", f"{BULLET} "), *item.content[0].content))
    return lines
