"""Changes as splices of text: what stands outside them stays as it is, to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

from samverkan_cli.core.diagnostic import Change, Fix, Insert, Plain, Remove, Rename, Respell, Set
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import FORBIDDEN, Edit
from samverkan_cli.yamltext.editable import Cursor, Editable, Refusal
from samverkan_cli.yamltext.emit import flow, scalar
from samverkan_cli.yamltext.insert import block, fill, insert
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.positions import Positions


class Splicer:
    """Changes as splices of files that have been read, each of which is looked at once."""

    def __init__(self, positions: Callable[[str], Positions]) -> None:
        self._positions = positions
        self._editables: dict[str, Editable] = {}

    def edits(self, change: Change | Edit) -> tuple[Edit, ...]:
        """The splices that make a change. Raises Refusal where it cannot be made safely."""
        if isinstance(change, Edit):
            return (change,)
        file = change.place.file
        if (editable := self._editables.get(file)) is None:
            there = self._positions(file)
            editable = self._editables[file] = Editable(there.source, there.root)
        if editable.root is None and editable.text.strip():
            raise Refusal(file, 1, Message("it cannot be read to its end"))
        return splices(editable, change)

    def of(self, fix: Fix) -> tuple[Edit, ...]:
        """The splices that make all changes of a fix, none of which overlap. Raises Refusal."""
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


def splices(editable: Editable, change: Change) -> tuple[Edit, ...]:
    """The splices that make a change, none of which overlap. Raises Refusal where it cannot be made safely."""
    for text in _texts(change):
        if bad := FORBIDDEN.search(text):
            why = Message("the character {character} is not allowed in a plan", character=f"U+{ord(bad[0]):04X}")
            raise editable.refusal(0, why)
    if isinstance(change, Set):
        return _set(editable, change)
    if isinstance(change, Insert):
        return insert(editable, change)
    if isinstance(change, Remove):
        return remove(editable, change)
    if isinstance(change, Respell):
        editable.forbid_labels(editable.guarded(editable.at(change.place.route)))
        return change.edits
    return _rename(editable, change)


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


def _set(editable: Editable, change: Set) -> tuple[Edit, ...]:
    cursor = editable.guarded(editable.at(change.place.route))
    node, value = cursor.node, change.value
    if cursor.above is None:
        raise editable.refusal(node.start, Message("a plan file begins with a field"))
    if node.start == node.end:
        return fill(editable, cursor, value)
    editable.forbid_labels(cursor)
    editable.forbid_comments(node)
    style = node.style if node.style in ("'", '"') else ""
    if not isinstance(value, str):
        text = flow(value)
        return editable.instead(cursor, text) if node.block else (editable.edit(node.start, node.end, text),)
    if not node.is_scalar and node.block:
        return editable.instead(cursor, scalar(value, style=style))
    text = scalar(value, flow=cursor.in_flow, style=style)
    if (lines := block(editable, cursor, value)) is not None:
        text = editable.eol(node.start).join(lines)
    return (editable.edit(node.start, node.end, text),)


def _rename(editable: Editable, change: Rename) -> tuple[Edit, ...]:
    cursor = editable.at(change.place.route)
    node, above, key = cursor.node, cursor.above, normalize("NFC", change.key)
    if above is None or not above.node.is_mapping:
        raise editable.refusal(node.start, Message("it has no name that could be changed"))
    if key != cursor.key and key in above.node.keys:
        raise editable.refusal(node.key_start, Message("{thing} is there already", thing=key))
    if editable.is_labelled(node) or node.key_start == node.key_end or node.key_style in ("|", ">"):
        raise editable.refusal(node.key_start, Message("the key is written in an unusual way"))
    text = scalar(key, flow=not above.node.block or above.in_flow, key=True, style=node.key_style)
    return (editable.edit(node.key_start, node.key_end, text),)


_UP_TO_COMMA = compiled_late(r"[^,#]*,")


def remove(editable: Editable, change: Remove) -> tuple[Edit, ...]:
    """The splices that take something away. Comments on lines of their own around it stay. Raises Refusal."""
    cursor = editable.at(change.place.route)
    above = cursor.above
    if above is None or above.node.is_scalar:
        raise editable.refusal(cursor.node.start, Message("a whole file cannot be taken away"))
    editable.forbid_labels(cursor)
    if above.node.block and above.node.is_mapping:
        editable.colon(cursor)
    siblings = above.node.children
    index = next(n for n, each in enumerate(siblings) if each is cursor.node)
    if not above.node.block:
        return _out_of_brackets(editable, above.node, siblings, index)
    if len(siblings) == 1:
        return editable.instead(above, "{}" if above.node.is_mapping else "[]")
    return (_whole_lines(editable, above, siblings, index),)


def _whole_lines(editable: Editable, above: Cursor, siblings: Sequence[Node], index: int) -> Edit:
    """The lines of one of several entries."""
    node = siblings[index]
    start = _begin(editable, above, siblings, index)
    line = editable.source.line_start(start)
    if editable.text[line:start].strip():
        # The first entry of an item of a list stands behind its dash: the next one moves there.
        follows = _begin(editable, above, siblings, index + 1) if index == 0 else start
        if follows <= start or "#" in editable.text[node.end : follows]:
            raise editable.refusal(start, Message("something else stands on the same line"))
        return editable.edit(start, follows, "")
    if index:
        _forbid_joining(editable, editable.last_text(siblings[index - 1]), node, editable.column(start))
    return editable.edit(line, editable.source.line_end(max(node.end, start)), "")


def _forbid_joining(editable: Editable, before: Node, node: Node, column: int) -> None:
    """What follows what is taken away must not become part of a text that stands before it. Raises Refusal."""
    blank = not editable.rest_of_line(editable.source.line_end(node.end)).strip()
    if (editable.keeps_lines(before) and blank) or (
        before.style in ("|", ">") and editable.is_commented(node.end, column)
    ):
        raise editable.refusal(node.start, Message("what follows it would become part of the text before it"))


def _begin(editable: Editable, above: Cursor, siblings: Sequence[Node], index: int) -> int:
    """Where an entry begins: at its key, or at its dash."""
    node = siblings[index]
    if above.node.is_mapping:
        return _key_start(editable, node)
    if index == 0:
        return above.node.start
    column = editable.column(above.node.start)
    line = editable.source.line_start(node.start)
    while line >= siblings[index - 1].end:
        dash = line + column
        if editable.text[dash : dash + 1] == "-" and not editable.text[line:dash].strip():
            return dash
        line = editable.source.line_start(line - 1)
    raise editable.refusal(node.start, Message("something else stands on the same line"))


def _key_start(editable: Editable, node: Node) -> int:
    if editable.is_labelled(node):
        raise editable.refusal(node.key_start, Message("it has a label (&), which may be used elsewhere"))
    return node.key_start


def _out_of_brackets(editable: Editable, above: Node, siblings: Sequence[Node], index: int) -> tuple[Edit, ...]:
    text, node = editable.text, siblings[index]
    begins = [_key_start(editable, each) if above.is_mapping else each.start for each in siblings]
    if len(siblings) == 1:
        start, end = above.start + 1, above.end - 1
        spared = text[start : begins[0]] + text[node.end : end]
    elif index + 1 < len(siblings):
        start, end = begins[index], begins[index + 1]
        comma = _UP_TO_COMMA.match(text, node.end)
        line = editable.source.line_start(start)
        if comma is not None and not text[line:start].strip() and editable.source.line_end(comma.end()) <= end:
            return (editable.edit(line, editable.source.line_end(comma.end()), ""),)
        spared = text[node.end : end]
    else:
        start, end = siblings[index - 1].end, node.end
        spared = text[start : begins[index]]
    if "#" in spared:
        raise editable.refusal(node.start, Message("a comment stands between it and what is beside it"))
    return (editable.edit(start, end, ""),)
