"""Where things stand in a text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.text import Source, Span
from samverkan_cli.yamltext.letters import letters

STYLES = ("", "'", '"', "|", ">")
"""How a scalar may be written: plain, in quotes, or as a block."""
ANCHORED, MAPPING, SEQUENCE, FLOW = 8, 16, 32, 64
"""What is noted beside the number of the style."""


class Places:
    """Where the keys and values of a text stand, in reading order: a few numbers each, of which nodes are made late.

    `notes` hold the style, by its number, and what else is known. `keys` are the texts of those that are keys, `after`
    the number of what follows on a collection, and `targets` that of what an alias stands for.
    """

    __slots__ = ("after", "ends", "keys", "notes", "starts", "targets")

    def __init__(self) -> None:
        self.starts, self.ends, self.notes = array("I"), array("I"), bytearray()
        self.keys: list[str | None] = []
        self.after: dict[int, int] = {}
        self.targets: dict[int, int] = {}

    def inside(self, n: int) -> list[int]:
        """The numbers of what stands in a collection, in order: of a mapping each key, and its value."""
        found, end = [], self.after.get(n, len(self.starts))
        n += 1
        while n < end:
            found.append(n)
            n = self.after.get(n, n + 1)
        return found

    def keyed(self, n: int) -> dict[str, tuple[int, int]]:
        """By each key of a mapping its number and that of its value. Where it stands twice, the first counts."""
        every, found = self.inside(n), dict[str, tuple[int, int]]()
        for key, value in zip(every[::2], every[1::2], strict=False):
            found.setdefault(self.keys[key] or "", (key, value))
        return found


class Node:
    """Where a value stands in the text, and where its key does. Offsets are code points, `end` is one past the last.

    `style` is that of a scalar: "" plain, else its quote or `|` or `>`. `letters` are where those of a text stand, once
    that has been asked for.
    """

    __slots__ = (
        "_inside",
        "_made",
        "_places",
        "_whose",
        "alias",
        "anchored",
        "block",
        "end",
        "key_end",
        "key_start",
        "key_style",
        "letters",
        "start",
        "style",
    )

    def __init__(self, places: Places, n: int, key: int = -1) -> None:
        note = places.notes[n]
        self.start, self.end, self.style = places.starts[n], places.ends[n], STYLES[note % ANCHORED]
        self.anchored, self.alias = note & ANCHORED > 0, n in places.targets
        self.block = note & (MAPPING | SEQUENCE) > 0 and not note & FLOW
        self.key_start, self.key_end, self.key_style = -1, -1, ""
        if key >= 0:
            self.key_start, self.key_end = places.starts[key], places.ends[key]
            self.key_style = STYLES[places.notes[key] % ANCHORED]
        self.letters: list[tuple[int, int]] | None = None
        self._places, self._whose = places, places.targets.get(n, n)
        self._inside: dict[str, tuple[int, int]] | list[int] | None = None
        self._made: dict[str | int, Node] = {}

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return self._places.notes[self._whose] & MAPPING > 0

    @property
    def is_list(self) -> bool:
        """Whether items stand in it."""
        return self._places.notes[self._whose] & SEQUENCE > 0

    @property
    def is_scalar(self) -> bool:
        """Whether nothing can stand in it."""
        return not self._places.notes[self._whose] & (MAPPING | SEQUENCE)

    @property
    def keys(self) -> Collection[str]:
        """The keys in it; none, where it is no mapping."""
        inside = self._numbers() if self.is_mapping else ()
        return inside.keys() if isinstance(inside, dict) else ()

    @property
    def pairs(self) -> Sequence[tuple[str | int, Node]]:
        """What stands in it, in order, each by its key or index."""
        inside = () if self.is_scalar else self._numbers()
        if isinstance(inside, dict):
            return [(key, self._child(key, *numbers)) for key, numbers in inside.items()]
        return [(index, self._child(index, -1, n)) for index, n in enumerate(inside)]

    @property
    def children(self) -> Sequence[Node]:
        """What stands in it, in order."""
        return [child for _, child in self.pairs]

    def child(self, key: str | int) -> Node | None:
        """The value under a key or at an index, or None."""
        made = self._made.get(key)
        if made is not None or self.is_scalar:
            return made
        inside = self._numbers()
        if isinstance(inside, dict):
            numbers = inside.get(key) if isinstance(key, str) else None
            return self._child(key, *numbers) if numbers is not None else None
        return self._child(key, -1, inside[key]) if isinstance(key, int) and 0 <= key < len(inside) else None

    def _numbers(self) -> dict[str, tuple[int, int]] | list[int]:
        """The numbers of the children: by keys, with those of these, or in order."""
        if self._inside is None:
            places, n = self._places, self._whose
            self._inside = places.keyed(n) if self.is_mapping else places.inside(n)
        return self._inside

    def _child(self, step: str | int, key: int, n: int) -> Node:
        if step not in self._made:
            self._made[step] = Node(self._places, n, key)
        return self._made[step]

    def find(self, route: KeyPath) -> Node | None:
        """The value at the end of a route, or None."""
        node: Node | None = self
        for key in route:
            node = node.child(key) if node is not None else None
        return node


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
    if not node.is_scalar or node.alias:
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
        if node.is_scalar or node.alias:
            yield route, node
            continue
        rest.extend(((*route, key), child) for key, child in reversed(node.pairs))


def within(stretches: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether an offset is inside one of some stretches, which are in order."""
    starts = [start for start, _ in stretches]

    def is_inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < stretches[at][1]

    return is_inside
