"""Reading what a plan says otherwise than the format as what it must mean, with one finding for each.

A field that has another name, a field without a colon inside { }, entries whose line above is gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal

from samverkan_cli.core.collector import Collector
from samverkan_cli.core.diagnostic import Finding, Plain
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import brief
from samverkan_cli.core.text import Edit
from samverkan_cli.load import headings, intent, messages, outdented
from samverkan_cli.load.containment import Containment
from samverkan_cli.model.shape import fields, kind_at
from samverkan_cli.model.thing import Part
from samverkan_cli.yamltext.positions import Positions

_TRIES = 5
"""How often the line that is gone is looked for among the entries of one collection: each time all are looked at."""


class Understanding:
    """Reports the faults of one round whose meaning is certain, and has the data read as it was meant."""

    def __init__(self, contain: Containment, collector: Collector, positions: Positions) -> None:
        self.contain, self.collector, self.positions = contain, collector, positions
        self.file, self.model, self.parsed = contain.file, contain.model, contain.parsed
        self.gone: set[KeyPath] = set()
        self.has_understood = False

    def add(
        self,
        code: str,
        route: KeyPath,
        describe: Callable[[], messages.Advice],
        part: Literal["key", "value"] = "value",
        piece: tuple[str, int, int] | None = None,
    ) -> None:
        """Add a finding about a key or a value; of a text about a piece of it, from which character up to which."""
        if self.collector.wants(code):
            place = Location(self.file, route, part)
            place = place.within(*piece) if piece is not None else place
            given = describe()
            help = brief(given.help) if given.help is not None else None
            self.collector.keep(Finding(place, brief(given.message), help=help, fix=given.fix, code=code))

    def is_gone(self, route: KeyPath) -> bool:
        """Whether all that can be said of a place has been said of something around it."""
        return bool(self.gone) and any(route[:n] in self.gone for n in range(1, len(route) + 1))

    def swap(self, routes: Iterable[KeyPath]) -> None:
        """Read words that stand in each other's field, or in that of the title, as if they stood in their own."""
        for route in routes:
            around = self.contain.at(route[:-1])
            kind = kind_at(self.model, route[:-1])[0]
            if self.is_gone(route) or kind is None or not isinstance(around, dict):
                continue
            key = str(route[-1])
            found = intent.swapped(fields(kind), around, key)
            if found is None:
                continue
            other, here, there = found
            self.add("SAM008", route, partial(messages.swapped, Location(self.file, route), *found))
            around[key], around[other] = there, here
            self.gone |= {route, (*route[:-1], other)}
            self.has_understood = True

    def understand(self, faults: Iterable[tuple[bool, KeyPath]]) -> None:
        """Read fields that have another name, and entries whose line above is gone, as what they must mean.

        Of each fault is given whether it is a field that the format does not have, and where. Where anything was
        understood, all is to be looked at again.
        """
        before = len(self.gone)
        tried: Counter[KeyPath] = Counter()
        for is_unknown, route in faults:
            if self.is_gone(route) or (is_unknown and self.is_understood(route)):
                continue
            entries = (route[:n] for n in range(len(route), 0, -1) if self.contain.is_entry(route[:n]))
            is_thing = isinstance(self.contain.at(route), dict) or outdented.fields_beside(self.contain, route)
            at = route if is_unknown and is_thing else next(entries, None)
            if at is None or tried[at[:-1]] >= _TRIES:
                continue
            tried[at[:-1]] += 1
            self.put_under(at)
            found = headings.without_a_line(self.contain, at) or outdented.entry(self.contain, at)
            if found is not None:
                self.move(found)
        self.has_understood |= len(self.gone) > before

    def put_under(self, route: KeyPath) -> None:
        """Read fields that stand beside the id that they belong to as if they stood under it."""
        beside, around = outdented.fields_beside(self.contain, route), self.contain.at(route[:-1])
        if beside and isinstance(around, dict):
            around[str(route[-1])] = {}
            for each in beside:
                self.as_if(each, (*route, each[-1]))

    def is_understood(self, route: KeyPath) -> bool:
        """Read what stands where a field was to stand as what it must mean; whether that is known."""
        return self.rename(route) or self.without_colon(route) or self.value_first(route)

    def value_first(self, route: KeyPath) -> bool:
        """Read a thing whose day, year or id stands in the place of its fields: `2026-10-26: Planen antogs`."""
        kind, around = kind_at(self.model, route)[0], self.contain.at(route[:-1])
        if kind is None or not isinstance(around, dict) or len(around) != 1:
            return False
        name = str(route[-1])
        meant = intent.value_first(kind, name, around[name])
        if meant is None:
            return False
        place = Location(self.file, route[:-1], "value")
        self.add("SAM006", route, lambda: messages.value_first(place, name, meant), "key")
        self.gone.add(route)
        around.clear()
        around.update(meant)
        return True

    def rename(self, route: KeyPath) -> bool:
        """Read a field by the name that it must have been meant to have."""
        kind, around = kind_at(self.model, route)[0], self.contain.at(route[:-1])
        if kind is None or not isinstance(around, dict) or self.collector.is_full("SAM006"):
            return False
        taken = {key for key in fields(kind) if key in around or (*route[:-1], key) in self.parsed.left_out}
        meant = self.meant(route, kind, around)
        if meant is None or meant in taken:
            return False
        place, value = Location(self.file, route), around[str(route[-1])]
        ends = intent.ends_meant(meant, fields(kind), taken, value)
        if ends is not None:
            self.add("SAM006", route, lambda: messages.misnamed_span(place, *ends), "key")
            self.as_if(route, (*route[:-1], "from"))
            around["from"], around["until"] = ends
            return True
        said = intent.value_meant(fields(kind)[meant], value, str(route[-1]))
        self.add("SAM006", route, lambda: messages.misnamed(place, meant, said), "key")
        self.as_if(route, (*route[:-1], meant))
        if isinstance(value, dict) and isinstance(said, dict):
            for key, new in zip(list(value), said, strict=True):
                self.as_if((*route[:-1], meant, key), (*route[:-1], meant, new))
        elif said is not None:
            around[meant] = said
        return True

    def without_colon(self, route: KeyPath) -> bool:
        """Read a field inside { }, with a blank or a = where its colon belongs, as what it must mean."""
        kind, around, name = kind_at(self.model, route)[0], self.contain.at(route[:-1]), str(route[-1])
        if kind is None or not isinstance(around, dict) or around.get(name) is not None or not self.in_braces(route):
            return False
        first, *after = around
        found = intent.stuck(name, fields(kind), is_first=first == name)
        if found is None:
            found = intent.lone(name, fields(kind), around, is_first=first == name and not _goes_on(around, after))
        node = self.positions.find(route)
        if found is None or found[0] in around or node is None:
            return False
        meant, value = found
        edit = Edit(self.file, node.key_start, node.key_end, f"{meant}: {value}")
        advice = messages.without_field if value == name else messages.without_colon
        self.add("SAM006", route, lambda: advice(Location(self.file, route), meant, value, edit), "key")
        self.as_if(route, (*route[:-1], meant))
        around[meant] = value
        return True

    def meant(self, route: KeyPath, kind: type[Part], around: dict[str, Plain]) -> str | None:
        """The field that a name at a place can only stand for."""
        name, known = str(route[-1]), fields(kind)
        if any(name in fields(part) and key in around for key, part in _inner(kind)):
            return None  # it may be one of those, indented too little
        collection = str(route[-3]) if self.contain.is_entry(route[:-1]) else ""
        if "title" in known and "title" not in around and intent.title_meant(name, collection, around[name]):
            return "title"
        return intent.field_meant(name, known)

    def move(self, gone: headings.Gone) -> None:
        """Read entries as those of a collection whose line is gone, or that they are indented too little for."""
        first, collection = gone.entries[0], gone.collection
        above = self.contain.at(gone.around)
        there = isinstance(above, dict) and collection in above

        def describe() -> messages.Advice:
            fix = headings.written(self.positions, gone) if not there else None
            return messages.astray(str(first[-1]), collection, fix, there=there)

        self.add("SAM006", first, describe, "key")
        for route in gone.entries:
            self.as_if(route, (*gone.around, collection, str(route[-1])))

    def as_if(self, route: KeyPath, meant: KeyPath) -> None:
        """Read what stands at one place as if it stood at another."""
        self.gone.add(route)
        self.contain.move(route, meant)
        self.positions.move(route, meant)

    def in_braces(self, route: KeyPath) -> bool:
        """Whether a field stands inside { }; where that is not known, that it does."""
        around = self.positions.find(route[:-1])
        return around is None or not around.block


def _goes_on(around: dict[str, Plain], after: list[str]) -> bool:
    """Whether what stands first in { } may be the beginning of a text that a comma parted."""
    return bool(after) and around[after[0]] is None


def _inner(kind: type[Part]) -> Iterable[tuple[str, type[Part]]]:
    """The collections in a kind of part, each with the kind of its entries."""
    return ((field.key, field.part) for field in fields(kind).values() if field.form == "entries" and field.part)
