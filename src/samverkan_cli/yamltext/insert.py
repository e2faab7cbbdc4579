"""Adding at the end of a mapping or a list, as a splice of text."""

from __future__ import annotations

from samverkan_cli.core.diagnostic import Insert, Plain
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Edit
from samverkan_cli.yamltext.editable import Cursor, Editable
from samverkan_cli.yamltext.emit import Layout, ends_in_block, flow, is_plain, lines_of_text, scalar
from samverkan_cli.yamltext.nodes import Node

_COMMA = compiled_late(r"[^,#]*,")
_COMMENT = compiled_late(r"#[^\r\n]*")


def insert(editable: Editable, change: Insert) -> tuple[Edit, ...]:
    """The splices that add a value, with the mappings and the list on the way to it that are not there yet.

    What is empty is filled, and where one value stands alone it becomes the first of a list. Raises Refusal.
    """
    cursor, rest = editable.reach(change.place.route)
    key, value = change.key, change.value
    if rest:
        if any(isinstance(each, int) for each in rest):
            raise editable.refusal(cursor.node.start if cursor else 0, Message("the list there is shorter"))
        value = [value] if key is None else {key: value}
        for each in reversed(rest[1:]):
            value = {str(each): value}
        key = str(rest[0])
    addition: Plain = [value] if key is None else {key: value}
    if cursor is None:
        if key is None:
            raise editable.refusal(0, Message("a plan file begins with a field"))
        return (_after(editable, len(editable.text), Layout().mapping({key: value}, 0), value),)
    editable.guarded(cursor)
    node = cursor.node
    if editable.is_nothing(node):
        return fill(editable, cursor, addition)
    if key is not None and node.is_mapping:
        there = node.child(key)
        if there is not None:
            if editable.is_nothing(there):
                return fill(editable, editable.guarded(Cursor(there, cursor, key)), value)
            raise editable.refusal(there.key_start, Message("{thing} is there already", thing=key))
    elif key is not None:
        help = Message("Write the fields below it, indented")
        raise editable.refusal(node.start, Message("what stands there has no fields"), help)
    elif not node.is_list:
        return _first_of_list(editable, cursor, value)
    if editable.is_bare(node) and not cursor.in_flow and cursor.above is not None:
        return fill(editable, cursor, addition)
    if not node.block:
        item = flow(value) if key is None else flow({key: value})[1:-1]
        return _between_brackets(editable, node, item)
    return _on_lines(editable, node, key, value)


def _after(editable: Editable, offset: int, lines: list[str], value: Plain) -> Edit:
    return editable.below(offset, lines, closed=ends_in_block(value))


def _on_lines(editable: Editable, node: Node, key: str | None, value: Plain) -> tuple[Edit, ...]:
    last = editable.last_text(node)
    if editable.keeps_lines(last):
        why = Message("after + the empty lines belong to the text, so nothing can follow it")
        raise editable.refusal(last.start, why, Message("Write | instead of |+"))
    column = editable.column(node.start)
    end = editable.behind_comments(node.end, column)
    layout = editable.layout(end, column)
    lines = layout.item(value, column) if key is None else layout.entry(key, value, column)
    if _is_spaced(editable, node, at_edge=column == 0):
        lines.insert(0, "")
    return (_after(editable, end, lines, value),)


def _is_spaced(editable: Editable, node: Node, *, at_edge: bool) -> bool:
    """Whether empty lines stand between the entries of a mapping, as far as can be seen from the last two."""
    if not node.is_mapping:
        return False
    children = node.children
    if len(children) < 2:
        return at_edge and any(child.block for child in children)
    between = editable.text[
        editable.source.line_end(children[-2].end) : editable.source.line_start(children[-1].key_start)
    ]
    return any(not line.strip() for line in between.splitlines())


def fill(editable: Editable, cursor: Cursor, value: Plain) -> tuple[Edit, ...]:
    """A value where nothing is written."""
    node, above = cursor.node, cursor.above
    if above is None:
        if node.start != node.end or not isinstance(value, dict):
            raise editable.refusal(node.start, Message("a plan file begins with a field"))
        return (_after(editable, node.end, Layout().mapping(value, 0), value),)
    collection = bool(value) and not isinstance(value, str)
    if not cursor.in_flow and collection and above.node.is_mapping:
        colon, column = editable.colon(cursor), editable.column(above.node.start)
        layout = editable.layout(node.end, column)
        lines = (
            layout.mapping(value, column + layout.step)
            if isinstance(value, dict)
            else layout.sequence(value if isinstance(value, list) else [value], column + layout.dash)
        )
        taken = () if node.start == node.end else (editable.edit(colon, node.end, ""),)
        return *taken, _after(editable, node.end, lines, value)
    text = flow(value) if cursor.in_flow or not isinstance(value, str) else scalar(value)
    if node.start < node.end:
        return (editable.edit(node.start, node.end, text),)
    if not cursor.in_flow:
        if isinstance(value, str) and (found := block(editable, cursor, value)) is not None:
            text = editable.eol(node.start).join(found)
        return (editable.edit(node.start, node.start, f" {text}"),)
    if above.node.is_list:
        raise editable.refusal(node.start, Message("nothing is written between two commas"))
    if ":" not in editable.text[node.key_end : node.start]:
        return (editable.edit(node.key_end, node.key_end, f": {text}"),)
    space = "" if editable.text[node.start - 1].isspace() else " "
    return (editable.edit(node.start, node.start, space + text),)


def block(editable: Editable, cursor: Cursor, value: str) -> list[str] | None:
    """A text as a literal block, where there is room for one: nothing else may stand on the line after it."""
    above, found = cursor.above, lines_of_text(value)
    if above is None or found is None or cursor.in_flow or editable.rest_of_line(cursor.node.end).strip("\r\n"):
        return None
    column = editable.column(above.node.start)
    layout = editable.layout(cursor.node.end, column)
    if not layout.blocks:
        return None
    inner = column + (layout.step if above.node.is_mapping else 2)
    header, lines = found
    last = [] if editable.has_break(editable.source.line_end(cursor.node.end)) or header != "|" else [""]
    return [header, *(" " * inner + line if line else "" for line in lines), *last]


def _first_of_list(editable: Editable, cursor: Cursor, value: Plain) -> tuple[Edit, ...]:
    """Two values between brackets where one stood alone."""
    node = cursor.node
    written = editable.written(node)
    if node.block or node.style in ("|", ">") or "\n" in written or "\r" in written or cursor.above is None:
        why = Message("one value stands alone where a list is needed, on several lines")
        raise editable.refusal(node.start, why, Message("Write it after a dash, as the first of a list"))
    if node.is_scalar and not node.style and not is_plain(written, flow=True):
        written = scalar(written, flow=True)
    return (editable.edit(node.start, node.end, f"[{written}, {flow(value)}]"),)


def _between_brackets(editable: Editable, node: Node, item: str) -> tuple[Edit, ...]:
    """An item at the end of what stands between brackets, on a line of its own where the last one has one."""
    text, close = editable.text, node.end - 1
    children = node.children
    if not children:
        if _COMMENT.search(text, node.start, close):
            raise editable.refusal(node.start, Message("a comment stands between the brackets"))
        return (editable.edit(node.start + 1, close, item),)
    last = children[-1]
    begins = last.key_start if node.is_mapping else last.start
    line = editable.source.line_start(begins)
    alone = line > node.start and not text[line:begins].strip()
    indent, eol = text[line:begins], editable.eol(begins)
    if "," in _COMMENT.sub("", text[last.end : close]):
        comma = _COMMA.match(text, last.end)
        if comma is None:
            raise editable.refusal(last.end, Message("a comment stands before the comma"))
        end = editable.source.line_end(comma.end())
        if not alone:
            return (editable.edit(comma.end(), comma.end(), f" {item}"),)
        if end > close:
            return (editable.edit(comma.end(), comma.end(), f"{eol}{indent}{item},"),)
        return (editable.edit(end, end, f"{indent}{item},{eol}"),)
    if not alone:
        return (editable.edit(last.end, last.end, f", {item}"),)
    end = editable.source.line_end(last.end)
    if end <= close and "#" in text[last.end : end]:
        return editable.edit(last.end, last.end, ","), editable.edit(end, end, f"{indent}{item}{eol}")
    return (editable.edit(last.end, last.end, f",{eol}{indent}{item}"),)
