"""The links of a paper, once all of it is there: each leads to an anchor, and each anchor stands once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TypeVar, cast

from samverkan_cli.document.paper import Block, Paper, paper_nodes, parts_of
from samverkan_cli.outline.tree import Node, Tree, mapped, walk

T = TypeVar("T")
Change = Callable[[Node], Iterable[Node]]

_APART = ("entry", "data", "words", "head", "foot")
"""The fields of a paper that hold nothing that leads anywhere."""


def linked(paper: Paper) -> Paper:
    """A paper in which a link to what has no place in it is its words, and a place is where a link leads."""
    taken: set[str] = set()
    paper = _changed(paper, lambda block: _once(block, taken), None)
    nodes = [node for node in paper_nodes(paper) if node.kind in ("link", "anchor")]
    wanted = {node.href[1:] for node in nodes if node.kind == "link" and node.href.startswith("#")}
    inside = {node.href for node in nodes if node.kind == "anchor"} & wanted - taken
    places, left = taken | inside, set(inside)

    def led(node: Node) -> Iterable[Node]:
        if node.kind == "anchor":
            if node.href not in left:
                return ()
            left.remove(node.href)
        elif node.kind == "link" and node.href.startswith("#") and node.href[1:] not in places:
            return node.content
        return (node,)

    return _changed(paper, lambda block: block, led)


def apart(blocks: tuple[Block, ...], name: str) -> tuple[Block, ...]:
    """Blocks whose anchors, and the links to them, begin with a name."""

    def led(node: Node) -> Iterable[Node]:
        if node.kind == "link" and node.href.startswith("#"):
            return (replace(node, href=f"#{name}-{node.href[1:]}"),)
        return (replace(node, href=f"{name}-{node.href}") if node.kind == "anchor" else node,)

    def placed(block: object) -> object:
        anchor = getattr(block, "anchor", "")
        return replace(block, anchor=f"{name}-{anchor}") if anchor else block  # type: ignore[type-var]

    return _changed(blocks, placed, led)


def _once(block: object, taken: set[str]) -> object:
    """A block without an anchor that stood before."""
    anchor = getattr(block, "anchor", "")
    if not anchor:
        return block
    if anchor in taken:
        return replace(block, anchor="")  # type: ignore[type-var]
    taken.add(anchor)
    return block


def _changed(part: T, change: Callable[[object], object], led: Change | None) -> T:
    """A part of a paper with its blocks changed and then its links; what nothing changes in stays the same."""
    if isinstance(part, tuple):
        if part and isinstance(part[0], Node):
            return cast("T", _tree(cast("Tree", part), led)) if led else part
        made = tuple(_changed(each, change, led) for each in part)
        return part if all(one is other for one, other in zip(made, part, strict=True)) else cast("T", made)
    names = _fields(cast("type", type(part)))
    if not names:
        return part
    part = cast("T", change(part))
    changes = {}
    for name in names:
        value = getattr(part, name)
        if isinstance(value, tuple) and value and (new := _changed(value, change, led)) is not value:
            changes[name] = new
    return replace(part, **changes) if changes else part  # type: ignore[type-var]


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(name for name in parts_of(kind) if name not in _APART)


def _tree(tree: Tree, led: Change) -> Tree:
    """A tree with its links changed, and no paragraph left empty."""
    if not any(node.kind in ("link", "anchor") for node in walk(tree)):
        return tree
    return tuple(each for each in mapped(tree, led) if each.kind != "paragraph" or each.content)
