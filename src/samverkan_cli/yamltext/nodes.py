"""Where things stand in a text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.text import Source, Span
from samverkan_cli.yamltext.letters import letters

STYLES = ("", "'", '"', "|", ">")
"""How a scalar may be written: plain, in quotes, or as a block."""
ANCHORED, MAPPING, SEQUENCE, FLOW = 8, 16, 32, 64
"""What is noted beside the number of the style."""
_FEW = 64
"""In a mapping of so many keys and values, with all that is inside them, a key is looked for one by one."""
_letters = lru_cache(maxsize=8)(letters)


class Places:
    """Where the keys and values of a text stand, in reading order: a few numbers each, of which nodes are made late.

    `notes` hold the style, by its number, and what else is known. `keys` are the texts of those that are keys, `after`
    the number of what follows on a collection, and `targets` that of what an alias stands for.
    """

    __slots__ = ("_within", "after", "ends", "keys", "notes", "starts", "targets")

    def __init__(self) -> None:
        self.starts, self.ends, self.notes = array("I"), array("I"), bytearray()
        self.keys: list[str | None] = []
        self.after: dict[int, int] = {}
        self.targets: dict[int, int] = {}
        self._within: dict[int, dict[str | int, tuple[int, int]]] = {}

    def inside(self, n: int) -> list[int]:
        """The numbers of what stands in a collection, in order: of a mapping each key, and its value."""
        found, end = [], self.after.get(n, len(self.starts))
        n += 1
        while n < end:
            found.append(n)
            n = self.after.get(n, n + 1)
        return found

    def within(self, n: int) -> dict[str | int, tuple[int, int]]:
        """By each key of a mapping, of which the first counts where it stands twice, its number and that of its value.

        Of a list, by each index, -1 and the number of the item.
        """
        found = dict[str | int, tuple[int, int]]()
        if self.notes[n] & SEQUENCE:
            found.update((index, (-1, item)) for index, item in enumerate(self.inside(n)))
        elif self.notes[n] & MAPPING:
            every = self.inside(n)
            for key, value in zip(every[::2], every[1::2], strict=False):
                found.setdefault(self.keys[key] or "", (key, value))
        return found

    def child(self, n: int, step: str | int) -> tuple[int, int] | None:
        """What `within` says of one key or index."""
        end = self.after.get(n, 0)
        if not self.notes[n] & MAPPING or end - n > _FEW:
            if n not in self._within:
                self._within[n] = self.within(n)
            return self._within[n].get(step)
        key = n + 1
        while key < end:  # nearly all mappings are small, and to note of each where its keys are takes much room
            value = self.after.get(key, key + 1)
            if (self.keys[key] or "") == step:
                return key, value
            key = self.after.get(value, value + 1)
        return None

    def find(self, route: KeyPath) -> tuple[int, int, int]:
        """How many steps of a route from the top of the text lead somewhere, and the numbers there as of a child."""
        key, n = -1, 0
        for depth, step in enumerate(route):
            there = self.child(self.targets.get(n, n), step)
            if there is None:
                return depth, key, n
            key, n = there
        return len(route), key, n


class Node:
    """Where a value stands in the text, and where its key does. Offsets are code points, `end` is one past the last.

    `style` is that of a scalar: "" plain, else its quote or `|` or `>`.
    """

    __slots__ = (
        "_made",
        "_whose",
        "alias",
        "anchored",
        "block",
        "end",
        "key_end",
        "key_start",
        "key_style",
        "places",
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
        self.places, self._whose = places, places.targets.get(n, n)
        self._made: dict[str | int, Node] = {}

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return self.places.notes[self._whose] & MAPPING > 0

    @property
    def is_list(self) -> bool:
        """Whether items stand in it."""
        return self.places.notes[self._whose] & SEQUENCE > 0

    @property
    def is_scalar(self) -> bool:
        """Whether nothing can stand in it."""
        return not self.places.notes[self._whose] & (MAPPING | SEQUENCE)

    @property
    def keys(self) -> Collection[str]:
        """The keys in it; none, where it is no mapping."""
        return [key for key in self.places.within(self._whose) if isinstance(key, str)]

    @property
    def pairs(self) -> Sequence[tuple[str | int, Node]]:
        """What stands in it, in order, each by its key or index."""
        return [(step, self._child(step, *there)) for step, there in self.places.within(self._whose).items()]

    @property
    def children(self) -> Sequence[Node]:
        """What stands in it, in order."""
        return [child for _, child in self.pairs]

    def child(self, key: str | int) -> Node | None:
        """The value under a key or at an index, or None."""
        there = self.places.child(self._whose, key)
        return self._child(key, *there) if there is not None else None

    def _child(self, step: str | int, key: int, n: int) -> Node:
        if step not in self._made:
            self._made[step] = Node(self.places, n, key)
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
    if root is None:
        return source.span(0, 0)
    places = root.places
    depth, key, n = places.find(place.route)
    if not depth and place.route:
        return source.span(0, 0)
    is_whole = depth == len(place.route)
    if place.stretch is not None and is_whole and (piece := _piece(source, places, n, *place.stretch)):
        return source.span(*piece)
    is_value = place.part == "value" and is_whole and depth > 0
    start, end = places.starts[n], places.ends[n]
    if key >= 0 and not (is_value and start < end):
        return source.span(places.starts[key], places.ends[key])
    return source.span(start, end if is_value else min(start + 1, max(end, start)))


def _piece(source: Source, places: Places, n: int, first: int, last: int) -> tuple[int, int] | None:
    """Where some letters of a text are written, counted without blanks; None where that is not in the file."""
    note = places.notes[n]
    if note & (MAPPING | SEQUENCE) or n in places.targets:
        return None
    found = _letters(source.text, places.starts[n], places.ends[n], STYLES[note % ANCHORED])
    return (found[first][0], found[last - 1][1]) if first < last <= len(found) else None


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
