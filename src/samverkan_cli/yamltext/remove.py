"""Taking away an entry or an item, with the line it stands on, as a splice of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samverkan_cli.core.diagnostic import Remove
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit
from samverkan_cli.yamltext.editable import Ground, Spot
from samverkan_cli.yamltext.nodes import Node

_COMMA = re.compile(r"[^,#]*,")


def remove(ground: Ground, change: Remove) -> tuple[Edit, ...]:
    """The splices that take something away. Comments on lines of their own around it stay. Raises Refusal."""
    spot = ground.at(change.place.route)
    above = spot.above
    if above is None or above.node.items is None:
        raise ground.refusal(spot.node.start, Message("a whole file cannot be taken away"))
    ground.forbid_labels(spot)
    if above.node.block and isinstance(above.node.items, dict):
        ground.colon(spot)
    siblings = above.node.children
    index = next(n for n, each in enumerate(siblings) if each is spot.node)
    if not above.node.block:
        return _between_brackets(ground, above.node, siblings, index)
    if len(siblings) == 1:
        return ground.instead(above, "{}" if isinstance(above.node.items, dict) else "[]")
    return (_lines(ground, above, siblings, index),)


def _lines(ground: Ground, above: Spot, siblings: Sequence[Node], index: int) -> Edit:
    """The lines of one of several entries."""
    node = siblings[index]
    start = _begin(ground, above, siblings, index)
    line = ground.source.line_start(start)
    if ground.text[line:start].strip():
        # The first entry of an item of a list stands behind its dash: the next one moves there.
        follows = _begin(ground, above, siblings, index + 1) if index == 0 else start
        if follows <= start or "#" in ground.text[node.end : follows]:
            raise ground.refusal(start, Message("something else stands on the same line"))
        return ground.edit(start, follows, "")
    if index:
        _forbid_joining(ground, ground.last_text(siblings[index - 1]), node, ground.column(start))
    return ground.edit(line, ground.source.line_end(max(node.end, start)), "")


def _forbid_joining(ground: Ground, before: Node, node: Node, column: int) -> None:
    """What follows what is taken away must not become part of a text that stands before it. Raises Refusal."""
    blank = not ground.rest_of_line(ground.source.line_end(node.end)).strip()
    if (ground.keeps_lines(before) and blank) or (before.style in ("|", ">") and ground.is_commented(node.end, column)):
        raise ground.refusal(node.start, Message("what follows it would become part of the text before it"))


def _begin(ground: Ground, above: Spot, siblings: Sequence[Node], index: int) -> int:
    """Where an entry begins: at its key, or at its dash."""
    node = siblings[index]
    if isinstance(above.node.items, dict):
        return _key(ground, node)
    if index == 0:
        return above.node.start
    column = ground.column(above.node.start)
    line = ground.source.line_start(node.start)
    while line >= siblings[index - 1].end:
        dash = line + column
        if ground.text[dash : dash + 1] == "-" and not ground.text[line:dash].strip():
            return dash
        line = ground.source.line_start(line - 1)
    raise ground.refusal(node.start, Message("something else stands on the same line"))


def _key(ground: Ground, node: Node) -> int:
    if ground.is_labelled(node):
        raise ground.refusal(node.key_start, Message("it has a label (&), which may be used elsewhere"))
    return node.key_start


def _between_brackets(ground: Ground, above: Node, siblings: Sequence[Node], index: int) -> tuple[Edit, ...]:
    text, node = ground.text, siblings[index]
    begins = [_key(ground, each) if isinstance(above.items, dict) else each.start for each in siblings]
    if len(siblings) == 1:
        start, end = above.start + 1, above.end - 1
        spared = text[start : begins[0]] + text[node.end : end]
    elif index + 1 < len(siblings):
        start, end = begins[index], begins[index + 1]
        comma = _COMMA.match(text, node.end)
        line = ground.source.line_start(start)
        if comma is not None and not text[line:start].strip() and ground.source.line_end(comma.end()) <= end:
            return (ground.edit(line, ground.source.line_end(comma.end()), ""),)
        spared = text[node.end : end]
    else:
        start, end = siblings[index - 1].end, node.end
        spared = text[start : begins[index]]
    if "#" in spared:
        raise ground.refusal(node.start, Message("a comment stands between it and what is beside it"))
    return (ground.edit(start, end, ""),)
