"""Adding at the end of a mapping or a list, as a splice of text."""

from __future__ import annotations

import re

from samverkan_cli.core.diagnostic import Insert, Plain
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit
from samverkan_cli.yamltext.editable import Ground, Spot
from samverkan_cli.yamltext.emit import is_plain, scalar
from samverkan_cli.yamltext.layout import Layout, ends_in_block, flow
from samverkan_cli.yamltext.nodes import Node

_COMMA = re.compile(r"[^,#]*,")
_COMMENT = re.compile(r"#[^\r\n]*")


def insert(ground: Ground, change: Insert) -> tuple[Edit, ...]:
    """The splices that add a value, with the mappings and the list on the way to it that are not there yet.

    What is empty is filled, and where one value stands alone it becomes the first of a list. Raises Refusal.
    """
    spot, rest = ground.reach(change.place.route)
    key, value = change.key, change.value
    if rest:
        if any(isinstance(each, int) for each in rest):
            raise ground.refusal(spot.node.start if spot else 0, Message("the list there is shorter"))
        value = [value] if key is None else {key: value}
        for each in reversed(rest[1:]):
            value = {str(each): value}
        key = str(rest[0])
    addition: Plain = [value] if key is None else {key: value}
    if spot is None:
        if key is None:
            raise ground.refusal(0, Message("a plan file begins with a field"))
        return (_after(ground, len(ground.text), Layout().mapping({key: value}, 0), value),)
    ground.guarded(spot)
    node = spot.node
    if ground.is_nothing(node):
        return fill(ground, spot, addition)
    if key is not None and isinstance(node.items, dict):
        there = node.items.get(key)
        if there is not None:
            if ground.is_nothing(there):
                return fill(ground, ground.guarded(Spot(there, spot, key)), value)
            raise ground.refusal(there.key_start, Message("{thing} is there already", thing=key))
    elif key is not None:
        raise ground.refusal(
            node.start, Message("what stands there has no fields"), Message("Write the fields below it, indented")
        )
    elif not isinstance(node.items, list):
        return _first_of_list(ground, spot, value)
    if ground.is_bare(node) and not spot.in_flow and spot.above is not None:
        return fill(ground, spot, addition)
    if not node.block:
        item = flow(value) if key is None else flow({key: value})[1:-1]
        return _between_brackets(ground, node, item)
    return _on_lines(ground, node, key, value)


def _after(ground: Ground, offset: int, lines: list[str], value: Plain) -> Edit:
    return ground.below(offset, lines, closed=ends_in_block(value))


def _on_lines(ground: Ground, node: Node, key: str | None, value: Plain) -> tuple[Edit, ...]:
    last = ground.last_text(node)
    if ground.keeps_lines(last):
        raise ground.refusal(
            last.start,
            Message("after + the empty lines belong to the text, so nothing can follow it"),
            Message("Write | instead of |+"),
        )
    column = ground.column(node.start)
    layout = ground.layout(node.end, column)
    lines = layout.item(value, column) if key is None else layout.entry(key, value, column)
    if _is_spaced(ground, node, at_edge=column == 0):
        lines.insert(0, "")
    return (_after(ground, node.end, lines, value),)


def _is_spaced(ground: Ground, node: Node, *, at_edge: bool) -> bool:
    """Whether empty lines stand between the entries of a mapping, as far as can be seen from the last two."""
    if not isinstance(node.items, dict):
        return False
    children = list(node.items.values())
    if len(children) < 2:
        return at_edge and any(child.block for child in children)
    between = ground.text[ground.source.line_end(children[-2].end) : ground.source.line_start(children[-1].key_start)]
    return any(not line.strip() for line in between.splitlines())


def fill(ground: Ground, spot: Spot, value: Plain) -> tuple[Edit, ...]:
    """A value where nothing is written."""
    node, above = spot.node, spot.above
    if above is None:
        if node.start != node.end or not isinstance(value, dict):
            raise ground.refusal(node.start, Message("a plan file begins with a field"))
        return (_after(ground, node.end, Layout().mapping(value, 0), value),)
    collection = bool(value) and not isinstance(value, str)
    if not spot.in_flow and collection and isinstance(above.node.items, dict):
        colon, column = ground.colon(spot), ground.column(above.node.start)
        layout = ground.layout(node.end, column)
        lines = (
            layout.mapping(value, column + layout.step)
            if isinstance(value, dict)
            else layout.sequence(value if isinstance(value, list) else [value], column + layout.dash)
        )
        taken = () if node.start == node.end else (ground.edit(colon, node.end, ""),)
        return *taken, _after(ground, node.end, lines, value)
    if node.start < node.end:
        return (ground.edit(node.start, node.end, _one_line(value, in_flow=spot.in_flow)),)
    if not spot.in_flow:
        return (ground.edit(node.start, node.start, f" {_one_line(value)}"),)
    if isinstance(above.node.items, list):
        raise ground.refusal(node.start, Message("nothing is written between two commas"))
    text = _one_line(value, in_flow=True)
    if ":" not in ground.text[node.key_end : node.start]:
        return (ground.edit(node.key_end, node.key_end, f": {text}"),)
    space = "" if ground.text[node.start - 1].isspace() else " "
    return (ground.edit(node.start, node.start, space + text),)


def _one_line(value: Plain, *, in_flow: bool = False) -> str:
    return flow(value) if isinstance(value, dict | list) else scalar(value, flow=in_flow)


def _first_of_list(ground: Ground, spot: Spot, value: Plain) -> tuple[Edit, ...]:
    """Two values between brackets where one stood alone."""
    node = spot.node
    written = ground.written(node)
    if node.block or node.style in ("|", ">") or "\n" in written or "\r" in written or spot.above is None:
        raise ground.refusal(
            node.start,
            Message("one value stands alone where a list is needed, on several lines"),
            Message("Write it after a dash, as the first of a list"),
        )
    if node.items is None and not node.style and not is_plain(written, flow=True):
        written = scalar(written, flow=True)
    return (ground.edit(node.start, node.end, f"[{written}, {flow(value)}]"),)


def _between_brackets(ground: Ground, node: Node, item: str) -> tuple[Edit, ...]:
    """An item at the end of what stands between brackets, on a line of its own where the last one has one."""
    text, close = ground.text, node.end - 1
    children = node.children
    if not children:
        if _COMMENT.search(text, node.start, close):
            raise ground.refusal(node.start, Message("a comment stands between the brackets"))
        return (ground.edit(node.start + 1, close, item),)
    last = children[-1]
    begins = last.key_start if isinstance(node.items, dict) else last.start
    line = ground.source.line_start(begins)
    alone = line > node.start and not text[line:begins].strip()
    indent, eol = text[line:begins], ground.eol(begins)
    if "," in _COMMENT.sub("", text[last.end : close]):
        comma = _COMMA.match(text, last.end)
        if comma is None:
            raise ground.refusal(last.end, Message("a comment stands before the comma"))
        end = ground.source.line_end(comma.end())
        if not alone:
            return (ground.edit(comma.end(), comma.end(), f" {item}"),)
        if end > close:
            return (ground.edit(comma.end(), comma.end(), f"{eol}{indent}{item},"),)
        return (ground.edit(end, end, f"{indent}{item},{eol}"),)
    if not alone:
        return (ground.edit(last.end, last.end, f", {item}"),)
    end = ground.source.line_end(last.end)
    if end <= close and "#" in text[last.end : end]:
        return ground.edit(last.end, last.end, ","), ground.edit(end, end, f"{indent}{item}{eol}")
    return (ground.edit(last.end, last.end, f",{eol}{indent}{item}"),)
