"""What of a file's data could not be used: taken out, so that the rest can be looked at, and remembered.

A rule must not take it for something that was never written, and what is renamed must be renamed in it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields, kind_at
from samverkan_cli.model.thing import Part, Short, key_of

_LISTED = compiled_late(r"(?:^|[\s,]+)-?")
_STAND_INS: dict[tuple[str, str], str] = {("Group", "kind"): "other", ("Document", "kind"): "action-plan"}
"""What stands in for a missing word, so that the rest of a thing can be looked at. No rule speaks of the thing."""

Reference = tuple[tuple[str, ...], str, Location]
"""The collections that are pointed into, the id, and where it stands."""


@dataclass(slots=True)
class Parsed:
    """The model of one file, and what of it could not be used.

    `left_out` are the routes of what was taken away, `unsound` those of things that lack what they must have,
    `names` every text inside what was taken away: it may have been a reference, and `hidden` are those that are one by
    where they stand. `unread` are the collections of which it is not known what is in them. `order` are the top-level
    keys as they stand in the file.
    """

    file: str
    plan: Plan
    shared: bool = False
    left_out: set[KeyPath] = field(default_factory=set)
    unsound: set[KeyPath] = field(default_factory=set)
    lost: set[tuple[str, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    hidden: list[Reference] = field(default_factory=list)
    order: tuple[str, ...] = ()


class Containment:
    """Takes what is wrong out of a file's data in one round, and remembers it in `parsed`."""

    def __init__(self, file: str, data: dict[str, Plain], model: type[Part], parsed: Parsed) -> None:
        self.file, self.data, self.model, self.parsed = file, data, model, parsed
        self._indexes: dict[int, list[int]] = {}

    def route(self, loc: tuple[str | int, ...]) -> tuple[KeyPath, bool]:
        """pydantic's path as the way through the data that it leads: without what pydantic adds."""
        route: list[str | int] = []
        here: Any = self.data
        on_key = "[key]" in loc
        for n, key in enumerate(loc):
            if key == "[key]":
                continue
            if isinstance(here, dict) and isinstance(key, str) and (key in here or n == len(loc) - 1):
                route.append(key)
                here = here.get(key)
            elif here is None and isinstance(key, str) and n == len(loc) - 1:
                route.append(key)  # of an entry under which nothing is written
            elif isinstance(here, list) and isinstance(key, int):
                # Empty items were passed over before pydantic counted.
                real = self._indexes.get(id(here))
                if real is None:
                    real = self._indexes[id(here)] = [at for at, item in enumerate(here) if item is not None]
                key = real[key] if key < len(real) else key
                route.append(key)
                here = here[key] if key < len(here) else None
        return tuple(route), on_key

    def at(self, route: KeyPath) -> Plain:
        """What stands at a place by now."""
        here: Any = self.data
        for key in route:
            if isinstance(here, dict):
                here = here.get(key)
            else:
                here = here[key] if isinstance(here, list) and isinstance(key, int) and key < len(here) else None
        found: Plain = here
        return found

    def move(self, route: KeyPath, to: KeyPath) -> None:
        """Read something as if it stood elsewhere; under another name, it keeps its place among the others."""
        holder, name = self.at(route[:-1]), str(route[-1])
        if not isinstance(holder, dict):
            return
        if route[:-1] == to[:-1]:
            fields = [(str(to[-1]) if key == name else key, value) for key, value in holder.items()]
            holder.clear()
            holder.update(fields)
            return
        above = self.at(to[:-2])
        home = above.setdefault(str(to[-2]), {}) if isinstance(above, dict) else None
        if isinstance(home, dict):
            home[str(to[-1])] = holder.pop(name)

    def take_out(self, route: KeyPath, *, known: bool = True) -> None:
        """Leave something out. A list keeps an empty item, so that the others stay where they are.

        What is not `known` to the format leaves nothing unknown behind.
        """
        if not route:
            self.data.clear()
            return
        holder = self.at(route[:-1])
        key = route[-1]
        kind, inside = kind_at(self.model, route) if known else (None, None)
        if kind is not None and inside is None:
            self.parsed.hidden.extend(references(kind, self.at(route), self.file, route))
        elif kind is not None:
            self.parsed.hidden.extend(references(kind, {str(key): self.at(route)}, self.file, route[:-1]))
        if isinstance(holder, dict) and isinstance(key, str) and key in holder:
            collection = str(route[-2]) if len(route) > 1 else ""
            if self.is_entry(route):
                self.parsed.lost.add((collection, key))
            self._remember(collection, key, holder.pop(key))
        elif isinstance(holder, list) and isinstance(key, int) and key < len(holder):
            self._remember("", "", holder[key])
            holder[key] = None
        if known:
            self.parsed.left_out.add(route)
            if inside is not None and inside.key == key and not self.is_entry(route):
                self.parsed.unread.update(collections_within(inside))

    def _remember(self, collection: str, id: str, value: Plain) -> None:
        """What is taken out may be referred to, and may have referred."""
        if isinstance(value, dict):
            self.parsed.lost.add((collection, id))
        self.parsed.names.add(id)
        rest: list[tuple[str, Plain]] = [(id, value)]
        while rest:
            name, here = rest.pop()
            if isinstance(here, str):
                self.parsed.names.add(here)
                if "," in here or here.startswith("-"):  # a list that is read as one id
                    self.parsed.names.update(_LISTED.split(here))
            elif isinstance(here, list):
                rest.extend(("", item) for item in here)
            elif isinstance(here, dict):
                for key, item in here.items():
                    self.parsed.names.add(key)
                    if isinstance(item, dict):
                        self.parsed.lost.add((name, key))
                    rest.append((key, item))

    def stand_in(self, route: KeyPath, name: str) -> None:
        """Put something in the place of a required field that is missing; take the thing out where nothing can be."""
        thing = self.at(route)
        holder, _ = kind_at(self.model, route)
        standing = _STAND_INS.get((holder.__name__, name)) if holder is not None else None
        if standing is None and name in ("title", "text"):
            standing = str(route[-1]) if route else name
        above = self.at(route[:-1])
        if thing is None and route and isinstance(above, dict) and isinstance(route[-1], str) and route[-1] in above:
            thing = above[route[-1]] = {}
        if isinstance(thing, dict) and standing is not None:
            thing[name] = standing
            self.parsed.left_out.add((*route, name))
        else:
            self.take_out(route)

    def is_entry(self, route: KeyPath) -> bool:
        """Whether a place is that of an entry of a collection."""
        collection = kind_at(self.model, route[:-1])[1]
        return collection is not None and collection.form == "entries"


def collections_within(field: Field) -> Iterator[str]:
    """The collections that are not known where a field could not be read: the one that it is, and those inside it."""
    if field.form == "entries":
        yield field.key
        for inner in fields(field.part).values() if field.part is not None else ():
            yield from collections_within(inner)


def references(kind: type[Part], value: Plain, file: str, route: KeyPath) -> Iterator[Reference]:
    """The references in what is written where a part of some kind belongs, which stands at a route of a file."""
    rest: list[tuple[type[Part], Plain, KeyPath]] = [(kind, value, route)]
    while rest:
        part, here, at = rest.pop()
        known = fields(part)
        if isinstance(here, str) and issubclass(part, Short):
            yield from _ids(known[key_of(part, part.short)], here, file, at)
        if not isinstance(here, dict):
            continue
        for key, inner in here.items():
            field = known.get(key)
            if field is None:
                continue
            yield from _ids(field, inner, file, (*at, key))
            if field.part is not None:
                rest.extend((field.part, each, (*at, key, *step)) for step, each in _inside(field, inner))


def _ids(field: Field, value: Plain, file: str, route: KeyPath) -> Iterator[Reference]:
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
