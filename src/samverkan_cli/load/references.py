"""Which ids plain data refers to, by the models: what could not be used is never linked, but an id may be renamed."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part, Short, key_of

Reference = tuple[tuple[str, ...], str, Location]
"""The collections that are pointed into, the id, and where it stands."""


def references(kind: type[Part], value: Plain, file: str, route: KeyPath) -> Iterator[Reference]:
    """The references in what is written where a part of some kind belongs, which stands at a route of a file."""
    rest: list[tuple[type[Part], Plain, KeyPath]] = [(kind, value, route)]
    while rest:
        part, here, at = rest.pop()
        known = fields(part)
        if isinstance(here, str) and issubclass(part, Short):
            yield from _told(known[key_of(part, part.short)], here, file, at)
        if not isinstance(here, dict):
            continue
        for key, inner in here.items():
            field = known.get(key)
            if field is None:
                continue
            yield from _told(field, inner, file, (*at, key))
            if field.part is not None:
                rest.extend((field.part, each, (*at, key, *step)) for step, each in _inside(field, inner))


def _told(field: Field, value: Plain, file: str, route: KeyPath) -> Iterator[Reference]:
    """The ids in a field that refers."""
    if field.ref is None:
        return
    into = field.ref.into
    if field.form == "keyed":
        for id in value if isinstance(value, dict) else ():
            yield into, id, Location(file, (*route, id))
    elif isinstance(value, str):
        yield into, value, Location(file, route, "value")
    elif isinstance(value, list):
        for n, each in enumerate(value):
            if isinstance(each, str):
                yield into, each, Location(file, (*route, n), "value")


def _inside(field: Field, value: Plain) -> Iterator[tuple[KeyPath, Plain]]:
    """The parts in a field, each with the end of its route."""
    if field.form in ("entries", "keyed"):
        yield from (((id,), each) for id, each in (value.items() if isinstance(value, dict) else ()))
    elif field.form == "many" and isinstance(value, list):
        yield from (((n,), each) for n, each in enumerate(value))
    else:
        yield (), value
