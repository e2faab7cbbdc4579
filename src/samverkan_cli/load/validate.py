"""Plain data to models, with pydantic's errors in our own words, and one fault kept from spoiling the rest.

A field that is wrong is left out and the rest is looked at again. What was left out is remembered, so that no rule
takes it for something that was never written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import ValidationError

from samverkan_cli.core.collector import MOST, Collector
from samverkan_cli.core.diagnostic import Finding, Plain
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message, brief
from samverkan_cli.core.suggest import closest, slug
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.load import messages
from samverkan_cli.load.references import Reference, references
from samverkan_cli.model.plan import Plan, complete, kinds
from samverkan_cli.model.shape import fields, kind_at
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Wrong
from samverkan_cli.yamltext.parser import Positions

_ROUNDS = 12
_LISTED = re.compile(r"(?:^|[\s,]+)-?")
_SIMPLE = re.compile(r"[^\r\n\"\\:#{}\[\]]+")
_COLON = re.compile(r"\s*:")
_STANDINGS: dict[tuple[str, str], str] = {("Group", "kind"): "other", ("Document", "kind"): "action-plan"}
"""What stands in for a missing word, so that the rest of a thing can be looked at. No rule speaks of the thing."""


@dataclass(slots=True)
class Parsed:
    """The model of one file, and what of it could not be used.

    `left_out` are the routes of what was taken away, `unsound` those of things that lack what they must have,
    `names` every text inside what was taken away: it may have been a reference, and `hidden` are those that are one by
    where they stand. `order` are the top-level keys as they stand in the file.
    """

    file: str
    plan: Plan
    shared: bool = False
    left_out: set[KeyPath] = field(default_factory=set)
    unsound: set[KeyPath] = field(default_factory=set)
    lost: set[tuple[str, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    hidden: list[Reference] = field(default_factory=list)
    order: tuple[str, ...] = ()


@cache
def _field_names() -> frozenset[str]:
    return frozenset(key for kind in kinds() for key in fields(kind))


def parse(
    file: str, data: Plain, positions: Positions | None = None, *, most: int = MOST
) -> tuple[Parsed, list[Finding]]:
    """The plan that a file's data makes. The data is changed: what is wrong is taken out of it.

    `positions` is the text of the file, and where everything stands in it: some messages and fixes depend on that. Of
    faults of one kind so many are told at `most`.
    """
    parsed = Parsed(file, Plan.model_construct(), order=tuple(data) if isinstance(data, dict) else ())
    if isinstance(data, dict) and "document" in data and data["document"] is None:
        data["document"] = {}  # of a document under which nothing is written, all is missing
    model, findings = validate(file, data, complete(), parsed, positions, most=most)
    parsed.plan = model
    return parsed, findings


def validate(
    file: str, data: Plain, model: type[Any], parsed: Parsed, positions: Positions | None = None, *, most: int = MOST
) -> tuple[Any, list[Finding]]:
    """Data as a model, with a finding for each fault; see `parse`."""
    told = Collector(most)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        known = tuple(model.model_fields)
        finding = Finding(
            Location(file, (), "value"),
            Message("A file begins with a field, such as {one} or {other}", one=known[0], other=known[1]),
            help=Message("Write fields at the left edge, each followed by a colon"),
            code="SAM008",
        )
        told.wants(finding.code)
        told.keep(finding)
        data = {}
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(data), told.all()
        except ValidationError as error:
            faults = error.errors(include_url=False)
        mend = _Mend(file, data, model, parsed, told, positions or Positions(Source(file, "")))
        routed = [(fault, *mend.route(fault["loc"])) for fault in faults]
        for fault, route, on_key in routed:
            mend.misread(fault, route, on_key=on_key)
        for fault, route, on_key in routed:
            if not mend.is_gone(route):
                mend.mend(fault, route, on_key=on_key)
    # Not reached by any fault that is known: give up what still fails rather than going round for ever.
    for fault in faults:
        if fault["loc"]:
            data.pop(str(fault["loc"][0]), None)
            parsed.left_out.add(fault["loc"][:1])
    return model.model_validate(data), told.all()


class _Mend:
    """One fault: say it, and take it out of the data."""

    def __init__(
        self,
        file: str,
        data: dict[str, Plain],
        model: type[Part],
        parsed: Parsed,
        told: Collector,
        positions: Positions,
    ) -> None:
        self.file, self.data, self.model, self.parsed, self.told = file, data, model, parsed, told
        self.positions = positions
        self.gone: set[KeyPath] = set()
        self.orders: dict[int, tuple[list[str], dict[str, int]]] = {}
        self.kept: dict[int, list[int]] = {}

    def say(self, code: str, route: KeyPath, said: Callable[[], messages.Said], part: str = "value") -> None:
        if self.told.wants(code):
            place = Location(self.file, route, "key" if part == "key" else "value")
            given = said()
            help = brief(given.help) if given.help is not None else None
            self.told.keep(Finding(place, brief(given.message), help=help, fix=given.fix, code=code))

    def is_gone(self, route: KeyPath) -> bool:
        """Whether all that can be said of a place has been said of something around it."""
        return bool(self.gone) and any(route[:n] in self.gone for n in range(1, len(route) + 1))

    def misread(self, fault: Any, route: KeyPath, *, on_key: bool) -> None:
        """What is no entry although it stands where one would: said once, instead of all that an entry lacks."""
        entry = route if on_key else route[:-1]
        if fault["type"] not in ("missing", "string_pattern_mismatch") or not entry or entry in self.gone:
            return
        name = str(entry[-1])
        if fault["type"] == "string_pattern_mismatch" and on_key and ("{" in name or "[" in name):
            self.say("SAM009", entry, lambda: messages.no_colon(name), "key")
            self.parsed.lost.add((str(entry[-2]) if len(entry) > 1 else "", messages.before_bracket(name)))
        elif fault["type"] == "missing" and name in _field_names() and self.is_entry(entry):
            self.say("SAM008", entry, lambda: messages.misplaced(name), "key")
        else:
            return
        self.gone.add(entry)
        self.take_out(entry)

    def is_entry(self, route: KeyPath) -> bool:
        """Whether a place is that of an entry of a collection."""
        collection = kind_at(self.model, route[:-1])[1]
        return collection is not None and collection.form == "entries"

    def mend(self, fault: Any, route: KeyPath, *, on_key: bool) -> None:
        kind = fault["type"]
        value = fault.get("input")
        place = Location(self.file, route, "value")
        if kind == "missing" or kind == "too_short" or (value is None and not on_key and kind != "extra_forbidden"):
            name = str(fault["loc"][-1])
            self.missing(route[:-1], name)
            return
        if kind == "extra_forbidden" and self.told.is_full("SAM006"):
            self.told.wants("SAM006")
            self.take_out(route, known=False)
            return
        holder, known = kind_at(self.model, route)
        if kind == "extra_forbidden":
            self.unknown(route, value, holder)
            return
        if kind == "string_pattern_mismatch" and on_key and (known is None or known.form != "keyed"):
            taken = self.at(route[:-1])
            self.say(
                "SAM009",
                route,
                lambda: messages.invalid_id(
                    Location(self.file, route), str(route[-1]), taken if isinstance(taken, dict) else ()
                ),
                "key",
            )
            collection = str(route[-2]) if len(route) > 1 else ""
            # Whoever refers to it may have written it as an id is written.
            self.parsed.lost |= {(collection, str(route[-1])), (collection, slug(str(route[-1])))}
        elif kind == "string_pattern_mismatch":
            listed = not on_key and known is not None and known.form == "many" and isinstance(route[-1], str)
            self.say(
                "SAM008",
                route,
                lambda: messages.invalid_reference(place, str(value), listed=listed),
                "key" if on_key else "value",
            )
        elif kind == "value_error" and isinstance(fault["ctx"]["error"], Wrong):
            wrong = fault["ctx"]["error"]
            self.say("SAM003" if wrong.limit else "SAM008", route, lambda: messages.wrong_value(place, wrong, value))
        elif kind == "literal_error":
            self.say("SAM008", route, lambda: messages.not_allowed(place, value, fault["ctx"]["expected"]))
        else:
            name = next((str(key) for key in reversed(route) if isinstance(key, str)), "")
            if name in _field_names() and self.is_entry(route):
                self.say("SAM008", route, lambda: messages.misplaced(name), "key")
            else:
                mapping = kind in ("model_type", "dict_type", "model_attributes_type")
                entries = known is not None and known.form in ("entries", "keyed")
                free = known is None or known.words is not None
                self.say(
                    "SAM008",
                    route,
                    lambda: messages.wrong_shape(place, value, mapping=mapping, entries=entries, free=free),
                )
        self.take_out(route)

    def unknown(self, route: KeyPath, value: Plain, holder: type[Part] | None) -> None:
        """A field that the format does not have, or the end of a text that YAML parted at a comma."""
        around = self.at(route[:-1])
        if value is None and isinstance(around, dict) and self.in_braces(route):
            self.parted(route, around, fields(holder) if holder is not None else {})
            return
        if holder is not None:
            meant = closest(str(route[-1]), fields(holder))
            if meant is not None and meant not in (around if isinstance(around, dict) else ()):
                self.parsed.left_out.add((*route[:-1], meant))  # it was most likely meant, so it is not lacking
        self.say("SAM006", route, lambda: self.unknown_words(route, holder), "key")
        self.take_out(route, known=False)

    def unknown_words(self, route: KeyPath, holder: type[Part] | None) -> messages.Said:
        known = [each for each in fields(holder).values() if each.key != "."] if holder is not None else []
        name = str(route[-1])
        below = (each.key for each in known if each.form == "entries" and each.part and name in fields(each.part))
        above = (str(route[n - 1]) for n in range(len(route) - 1, 0, -1) if self.is_field_at(route[:n], name))
        siblings = tuple(each.key for each in known)
        # As it is written: by now something may be taken out of it, and something stand in for what is missing.
        around = self.positions.find(route[:-1])
        taken = around.items if around is not None and isinstance(around.items, dict) else siblings
        place = Location(self.file, route)
        return messages.unknown_field(place, siblings, taken, below=next(below, ""), above=next(above, ""))

    def parted(self, route: KeyPath, around: dict[str, Plain], known: Container[str]) -> None:
        """The end of a value that a comma inside { } parted from its beginning, which is the field before it."""
        keys, order = self.keys_of(around)
        at = order[str(route[-1])]
        pieces = [keys[at]]
        for key in keys[at + 1 :]:
            if around.get(key) is not None or key in known:
                break
            pieces.append(key)
        field = keys[at - 1] if at else ""
        begun = around.get(field)
        place = Location(self.file, (*route[:-1], field) if field else (), "value")
        text = begun if isinstance(begun, str) else ""
        self.say(
            "SAM006", route, lambda: messages.parted(place, text, tuple(pieces), self.quoted(place, pieces)), "key"
        )
        for piece in pieces:
            self.gone.add((*route[:-1], piece))
            self.take_out((*route[:-1], piece), known=False)
        if field:
            self.parsed.left_out.add((*route[:-1], field))  # what is left of it is not what was meant

    def quoted(self, place: Location, pieces: list[str]) -> Edit | None:
        """The splice that puts quotation marks around a value and the pieces after it; None where that is not sure."""
        around = self.positions.find(place.route[:-1])
        first = around.child(place.route[-1]) if around is not None and place.route else None
        last = around.child(pieces[-1]) if around is not None else None
        if first is None or last is None or first.style or first.items is not None:
            return None
        whole = self.positions.source.text
        text = whole[first.start : last.key_end]
        if not _SIMPLE.fullmatch(text) or _COLON.match(whole, last.key_end):
            return None
        return Edit(self.file, first.start, last.key_end, f'"{text}"')

    def keys_of(self, mapping: dict[str, Plain]) -> tuple[list[str], dict[str, int]]:
        """The keys of a mapping as they were before anything was taken out of it, and where each stands."""
        if id(mapping) not in self.orders:
            keys = list(mapping)
            self.orders[id(mapping)] = keys, {key: n for n, key in enumerate(keys)}
        return self.orders[id(mapping)]

    def is_field_at(self, route: KeyPath, name: str) -> bool:
        """Whether the thing at a place has a field of some name."""
        kind, field = kind_at(self.model, route)
        return kind is not None and field is None and isinstance(route[-1], str) and name in fields(kind)

    def in_braces(self, route: KeyPath) -> bool:
        """Whether a field stands inside { }; where that is not known, that it does."""
        around = self.positions.find(route[:-1])
        return around is None or not around.block

    def missing(self, route: KeyPath, name: str) -> None:
        """A required field that is not there: the thing stays, but no rule speaks of it."""
        thing = self.at(route)
        self.parsed.unsound.add(route)
        given = thing.get(name) if isinstance(thing, dict) else None
        # A list of which no item could be used has been spoken of.
        if (*route, name) not in self.parsed.left_out and not (isinstance(given, list) and given):
            place_of = "key" if route and isinstance(route[-1], str) else "value"
            self.say("SAM007", route, lambda: messages.missing_field(name, route), place_of)
        holder, _ = kind_at(self.model, route)
        stands = _STANDINGS.get((holder.__name__, name)) if holder is not None else None
        if stands is None and name in ("title", "text"):
            stands = str(route[-1]) if route else name
        above = self.at(route[:-1])
        if thing is None and route and isinstance(above, dict) and isinstance(route[-1], str) and route[-1] in above:
            thing = above[route[-1]] = {}
        if isinstance(thing, dict) and stands is not None:
            thing[name] = stands
            self.parsed.left_out.add((*route, name))
        else:
            self.take_out(route)

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
                real = self.kept.get(id(here))
                if real is None:
                    real = self.kept[id(here)] = [at for at, item in enumerate(here) if item is not None]
                key = real[key] if key < len(real) else key
                route.append(key)
                here = here[key] if key < len(here) else None
        return tuple(route), on_key

    def at(self, route: KeyPath) -> Plain:
        here: Any = self.data
        for key in route:
            if isinstance(here, dict):
                here = here.get(key)
            else:
                here = here[key] if isinstance(here, list) and isinstance(key, int) and key < len(here) else None
        found: Plain = here
        return found

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
            self.remember(collection, key, holder.pop(key))
        elif isinstance(holder, list) and isinstance(key, int) and key < len(holder):
            self.remember("", "", holder[key])
            holder[key] = None
        if known:
            self.parsed.left_out.add(route)

    def remember(self, collection: str, id: str, value: Plain) -> None:
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
