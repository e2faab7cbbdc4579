"""What is indented too little for the thing above it that it belongs to, where that lies several levels further in."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.load.containment import Containment
from samverkan_cli.load.headings import Gone
from samverkan_cli.load.intent import misfits
from samverkan_cli.model.shape import fields, kind_at

_TELLING = 2
"""How many fields at least say what kind of thing it is."""


def home_of(contain: Containment, route: KeyPath) -> KeyPath | None:
    """The innermost thing above a field, last of all that stands there, that can have such a field."""
    for place, _ in _above(contain, route):
        kind = kind_at(contain.model, (*place, str(route[-1])))[0] if contain.is_entry(place) else None
        if kind is not None and str(route[-1]) in fields(kind):
            return place
    return None


def entry(contain: Containment, route: KeyPath) -> Gone | None:
    """The innermost collection above an entry that it is one of by its fields, where it does not fit in its place."""
    value = contain.at(route)
    if not isinstance(value, dict) or len(value) < _TELLING:
        return None
    inside = kind_at(contain.model, route[:-1])[1]
    if inside is not None and (inside.part is None or not misfits(inside.part, value)):
        return None
    place = _collection_above(contain, route, value)
    return Gone(str(place[-1]), [route], place[:-1]) if place is not None else None


def fields_beside(contain: Containment, route: KeyPath) -> list[KeyPath]:
    """The fields that stand beside an id with nothing below it, and belong to it: all that follow, with a title."""
    around = contain.at(route[:-1])
    if not isinstance(around, dict) or around.get(str(route[-1])) is not None:
        return []
    keys = list(around)
    after = keys[keys.index(str(route[-1])) + 1 :] if str(route[-1]) in keys else []
    if "title" not in after or len(after) < _TELLING:
        return []
    place = _collection_above(contain, route, {key: around[key] for key in after})
    return [(*route[:-1], key) for key in after] if place is not None else []


def _collection_above(contain: Containment, route: KeyPath, value: Plain) -> KeyPath | None:
    """The innermost collection above a place that something is an entry of, by its fields, and that lacks its id."""
    for place, above in _above(contain, route):
        found = None if contain.is_entry(place) else kind_at(contain.model, place)[1]
        if found is None or found.form != "entries" or found.part is None or not isinstance(above, dict):
            continue
        if str(route[-1]) not in above and not misfits(found.part, value):
            return place
    return None


def _above(contain: Containment, route: KeyPath) -> Iterator[tuple[KeyPath, Plain]]:
    """What stands last in the field above a place, from the innermost outward, with where it stands."""
    around = contain.at(route[:-1])
    keys = list(around) if isinstance(around, dict) else []
    at = keys.index(str(route[-1])) if str(route[-1]) in keys else 0
    if not at or not isinstance(around, dict):
        return
    place, value = (*route[:-1], keys[at - 1]), around[keys[at - 1]]
    found: list[tuple[KeyPath, Plain]] = []
    while isinstance(value, dict) and value:
        found.append((place, value))
        last = list(value)[-1]
        place, value = (*place, last), value[last]
    yield from reversed(found)
