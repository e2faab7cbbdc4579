"""From a place, said by keys, to the stretch of text where it is."""

from __future__ import annotations

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Source, Span
from samverkan_cli.yamltext.parser import Node


def span(source: Source, root: Node | None, place: Location) -> Span:
    """Where a place is. For what is not in the text, where the nearest thing around it is.

    A thing or a field is its key; an item of a list its first character, unless its value is asked for.
    """
    node, found = root, root
    depth = 0
    for key in place.route:
        node = node.child(key) if node is not None else None
        if node is None:
            break
        found = node
        depth += 1
    if found is None:
        return source.span(0, 0)
    whole = depth == len(place.route)
    if depth == 0 and place.route:
        return source.span(0, 0)
    if whole and place.part == "value" and depth:
        if found.start == found.end and found.key_start >= 0:
            return source.span(found.key_start, found.key_end)
        return source.span(found.start, found.end)
    if found.key_start >= 0:
        return source.span(found.key_start, found.key_end)
    return source.span(found.start, min(found.start + 1, max(found.end, found.start)))
