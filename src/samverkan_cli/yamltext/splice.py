"""Changes as splices of text: what stands outside them stays as it is, to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from unicodedata import normalize

from samverkan_cli.core.diagnostic import Change, Fix, Insert, Plain, Remove, Rename, Respell, Set
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import FORBIDDEN, Edit, Source
from samverkan_cli.yamltext.editable import Ground, Spot
from samverkan_cli.yamltext.emit import lines_of_text, scalar
from samverkan_cli.yamltext.insert import fill, insert
from samverkan_cli.yamltext.layout import flow
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.parser import Positions
from samverkan_cli.yamltext.refusal import Refusal
from samverkan_cli.yamltext.remove import remove


class Splicer:
    """Changes as splices of files that have been read, each of which is looked at once."""

    def __init__(self, positions: Callable[[str], Positions]) -> None:
        self._positions = positions
        self._grounds: dict[str, Ground] = {}

    def edits(self, change: Change | Edit) -> tuple[Edit, ...]:
        """The splices that make a change. Raises Refusal where it cannot be made safely."""
        if isinstance(change, Edit):
            return (change,)
        file = change.place.file
        if file not in self._grounds:
            there = self._positions(file)
            self._grounds[file] = Ground(there.source, there.root)
        ground = self._grounds[file]
        if ground.root is None and ground.text.strip():
            raise Refusal(file, 1, Message("it cannot be read to its end"))
        return _splices(ground, change)

    def of(self, fix: Fix) -> tuple[Edit, ...]:
        """The splices that make all changes of a mend, none of which overlap. Raises Refusal."""
        edits = tuple(edit for change in fix.changes for edit in self.edits(change))
        if overlap(edits):
            raise Refusal(edits[0].file, 1, Message("two of its changes are of the same words"))
        return edits

    def __call__(self, change: Change | Edit) -> tuple[Edit, ...]:
        """The same as `edits`, but nothing where the change cannot be made."""
        try:
            return self.edits(change)
        except Refusal:
            return ()


def overlap(edits: Iterable[Edit]) -> bool:
    """Whether of some splices two are of the same words."""
    ordered = sorted(edits, key=lambda each: (each.file, each.start, each.end))
    return any(one.file == other.file and other.start < one.end for one, other in pairwise(ordered))


def edits_of(positions: Callable[[str], Positions], change: Change) -> tuple[Edit, ...]:
    """A change as splices of a file that has been read; nothing where it cannot be made so."""
    return Splicer(positions)(change)


def splices(source: Source, root: Node | None, change: Change) -> tuple[Edit, ...]:
    """The splices of a text that make a change, none of which overlap; `root` is where everything stands in it.

    Raises Refusal where the change cannot be made safely.
    """
    return _splices(Ground(source, root), change)


def _splices(ground: Ground, change: Change) -> tuple[Edit, ...]:
    for text in _texts(change):
        if bad := FORBIDDEN.search(text):
            character = f"U+{ord(bad[0]):04X}"
            raise ground.refusal(0, Message("the character {character} is not allowed in a plan", character=character))
    if isinstance(change, Set):
        return _set(ground, change)
    if isinstance(change, Insert):
        return insert(ground, change)
    if isinstance(change, Remove):
        return remove(ground, change)
    if isinstance(change, Respell):
        ground.forbid_labels(ground.guarded(ground.at(change.place.route)))
        return change.edits
    return _rename(ground, change)


def _texts(change: Change) -> Iterator[str]:
    """Every text that a change writes."""
    rest: list[Plain] = []
    if isinstance(change, Set):
        rest = [change.value]
    elif isinstance(change, Respell):
        rest = [edit.text for edit in change.edits]
    elif isinstance(change, Rename):
        rest = [change.key]
    elif isinstance(change, Insert):
        rest = [change.key, change.value, *(key for key in change.place.route if isinstance(key, str))]
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            rest.extend(value)
        elif isinstance(value, dict):
            rest.extend((*value, *value.values()))


def _set(ground: Ground, change: Set) -> tuple[Edit, ...]:
    spot = ground.guarded(ground.at(change.place.route))
    node, value = spot.node, change.value
    if spot.above is None:
        raise ground.refusal(node.start, Message("a plan file begins with a field"))
    if node.start == node.end:
        return fill(ground, spot, value)
    ground.forbid_labels(spot)
    style = node.style if node.style in ("'", '"') else ""
    if not isinstance(value, str):
        text = flow(value)
        return ground.instead(spot, text) if node.block else (ground.edit(node.start, node.end, text),)
    if node.items is not None and node.block:
        return ground.instead(spot, scalar(value, style=style))
    text = scalar(value, flow=spot.in_flow, style=style)
    if (lines := _block(ground, spot, value)) is not None:
        text = ground.eol(node.start).join(lines)
    return (ground.edit(node.start, node.end, text),)


def _block(ground: Ground, spot: Spot, value: str) -> list[str] | None:
    """A text as a literal block, where there is room for one: nothing else may stand on the line after it."""
    above, block = spot.above, lines_of_text(value)
    if above is None or block is None or spot.in_flow or ground.rest_of_line(spot.node.end).strip("\r\n"):
        return None
    column = ground.column(above.node.start)
    layout = ground.layout(spot.node.end, column)
    if not layout.blocks:
        return None
    inner = column + (layout.step if isinstance(above.node.items, dict) else 2)
    header, lines = block
    last = [] if ground.has_break(ground.source.line_end(spot.node.end)) or header != "|" else [""]
    return [header, *(" " * inner + line if line else "" for line in lines), *last]


def _rename(ground: Ground, change: Rename) -> tuple[Edit, ...]:
    spot = ground.at(change.place.route)
    node, above, key = spot.node, spot.above, normalize("NFC", change.key)
    if above is None or not isinstance(above.node.items, dict):
        raise ground.refusal(node.start, Message("it has no name that could be changed"))
    if key != spot.key and key in above.node.items:
        raise ground.refusal(node.key_start, Message("{thing} is there already", thing=key))
    if ground.is_labelled(node) or node.key_start == node.key_end or node.key_style in ("|", ">"):
        raise ground.refusal(node.key_start, Message("the key is written in an unusual way"))
    text = scalar(key, flow=not above.node.block or above.in_flow, key=True, style=node.key_style)
    return (ground.edit(node.key_start, node.key_end, text),)
