"""The links of a paper, once all of it is there: each leads to an anchor, and each anchor stands once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from samverkan_cli.document.paper import Block, Paper, paper_nodes
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Node, Tree, mapped

T = TypeVar("T")


def linked(paper: Paper) -> Paper:
    """A paper in which a link to what has no place in it is its words, and a place is where a link leads."""
    wanted = {node.href[1:] for node in paper_nodes(paper) if node.kind == "link" and node.href.startswith("#")}
    taken: set[str] = set()
    paper = _changed(paper, lambda block: _once(block, taken))
    places = set(taken)

    def placed(node: Node) -> Iterable[Node]:
        if node.kind != "anchor":
            return (node,)
        if node.href in places or node.href not in wanted:
            return ()
        places.add(node.href)
        return (node,)

    def leading(node: Node) -> Iterable[Node]:
        nowhere = node.kind == "link" and node.href.startswith("#") and node.href[1:] not in places
        return node.content if nowhere else (node,)

    placed_paper = _trees(paper, placed)
    return _trees(placed_paper, leading)


def apart(blocks: tuple[Block, ...], name: str) -> tuple[Block, ...]:
    """Blocks whose anchors, and the links to them, begin with a name."""

    def led(node: Node) -> Iterable[Node]:
        if node.kind == "link" and node.href.startswith("#"):
            return (replace(node, href=f"#{name}-{node.href[1:]}"),)
        return (replace(node, href=f"{name}-{node.href}") if node.kind == "anchor" else node,)

    def placed(block: object) -> object:
        anchor = getattr(block, "anchor", "")
        return replace(block, anchor=f"{name}-{anchor}") if anchor else block  # type: ignore[type-var]

    return _trees(_changed(blocks, placed), led)


def _once(block: object, taken: set[str]) -> object:
    """A block without an anchor that stood before."""
    anchor = getattr(block, "anchor", "")
    if not anchor:
        return block
    if anchor in taken:
        return replace(block, anchor="")  # type: ignore[type-var]
    taken.add(anchor)
    return block


def _trees(part: T, change: Callable[[Node], Iterable[Node]]) -> T:
    """A part of a paper with every tree in it changed, and no paragraph left empty."""
    if isinstance(part, tuple):
        if part and isinstance(part[0], Node):
            return cast("T", _whole(mapped(cast("Tree", part), change)))
        return cast("T", tuple(_trees(each, change) for each in part))
    if not is_dataclass(part) or isinstance(part, Entry):
        return part
    changes = {each.name: _trees(getattr(part, each.name), change) for each in fields(part) if each.name != "entry"}
    return replace(part, **changes)  # type: ignore[type-var]


def _whole(tree: Tree) -> Tree:
    return tuple(each for each in tree if each.kind != "paragraph" or each.content)


def _changed(part: T, change: Callable[[object], object]) -> T:
    if isinstance(part, tuple):
        if part and isinstance(part[0], Node):
            return part
        return cast("T", tuple(_changed(each, change) for each in part))
    if not is_dataclass(part) or isinstance(part, Entry | Node):
        return part
    part = cast("T", change(part))
    names = [each.name for each in fields(part) if each.name not in ("entry", "data")]  # type: ignore[arg-type]
    return replace(part, **{name: _changed(getattr(part, name), change) for name in names})  # type: ignore[type-var]
