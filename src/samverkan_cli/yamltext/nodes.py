"""Where things stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.text import Source, Span
from samverkan_cli.yamltext.letters import letters


@dataclass(slots=True)
class Node:
    """Where a value stands in the text, and where its key does. Offsets are code points, `end` is one past the last.

    `style` is that of a scalar: "" plain, else its quote or `|` or `>`. `items` are the children by key or index.
    `letters` are where those of a text stand, once that has been asked for.
    """

    start: int
    end: int
    key_start: int = -1
    key_end: int = -1
    style: str = ""
    block: bool = False
    anchored: bool = False
    alias: bool = False
    key_style: str = ""
    items: dict[str, Node] | list[Node] | None = None
    letters: list[tuple[int, int]] | None = None

    def child(self, key: str | int) -> Node | None:
        """The value under a key or at an index, or None."""
        if isinstance(self.items, dict):
            return self.items.get(key) if isinstance(key, str) else None
        if isinstance(self.items, list) and isinstance(key, int) and 0 <= key < len(self.items):
            return self.items[key]
        return None

    def put(self, key: str | None, child: Node) -> None:
        """Add a value, under a key or at the end of a list."""
        if isinstance(self.items, list):
            self.items.append(child)
        elif self.items is not None and key is not None:
            self.items[key] = child

    def find(self, route: KeyPath) -> Node | None:
        """The value at the end of a route, or None."""
        node: Node | None = self
        for key in route:
            node = node.child(key) if node is not None else None
        return node

    @property
    def children(self) -> Sequence[Node]:
        """What stands in it, in order."""
        return list(self.items.values()) if isinstance(self.items, dict) else self.items or ()


def span(source: Source, root: Node | None, place: Location) -> Span:
    """Where a place is. For what is not in the text, where the nearest thing around it is.

    A thing or a field is its key; an item of a list its first character, unless its value is asked for.
    """
    node = found = root
    depth = 0
    for key in place.route:
        node = node.child(key) if node is not None else None
        if node is None:
            break
        found, depth = node, depth + 1
    if found is None or (not depth and place.route):
        return source.span(0, 0)
    if place.stretch is not None and depth == len(place.route) and (piece := _piece(source, found, *place.stretch)):
        return source.span(*piece)
    is_value = place.part == "value" and 0 < depth == len(place.route)
    if found.key_start >= 0 and not (is_value and found.start < found.end):
        return source.span(found.key_start, found.key_end)
    return source.span(found.start, found.end if is_value else min(found.start + 1, max(found.end, found.start)))


def _piece(source: Source, node: Node, first: int, last: int) -> tuple[int, int] | None:
    """Where some letters of a text are written, counted without blanks; None where that is not in the file."""
    if node.items is not None or node.alias:
        return None
    if node.letters is None:
        node.letters = letters(source.text, node.start, node.end, node.style)
    if not first < last <= len(node.letters):
        return None
    return node.letters[first][0], node.letters[last - 1][1]


def scalars_of(root: Node) -> Iterator[tuple[KeyPath, Node]]:
    """Every scalar and alias with its route, in reading order."""
    rest: list[tuple[KeyPath, Node]] = [((), root)]
    while rest:
        route, node = rest.pop()
        if node.items is None or node.alias:
            yield route, node
            continue
        pairs: list[tuple[str | int, Node]] = (
            list(node.items.items()) if isinstance(node.items, dict) else list(enumerate(node.items))
        )
        rest.extend(((*route, key), child) for key, child in reversed(pairs))


def within(stretches: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether an offset is inside one of some stretches, which are in order."""
    starts = [start for start, _ in stretches]

    def is_inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < stretches[at][1]

    return is_inside
