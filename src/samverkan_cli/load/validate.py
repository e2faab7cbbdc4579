"""Plain data to models, with pydantic's errors in our own words, and one fault kept from spoiling the rest.

A field that is wrong is left out and the rest is looked at again. What was left out is remembered, so that no rule
takes it for something that was never written.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Any, Literal

from pydantic_core import ValidationError

from samverkan_cli.core.collector import MOST, Collector
from samverkan_cli.core.diagnostic import Finding, Plain
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import closest, slug
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.load import intent, messages, outdented
from samverkan_cli.load.coerce import coerce
from samverkan_cli.load.containment import Containment, Parsed, collections_within
from samverkan_cli.load.understanding import Understanding
from samverkan_cli.load.wrong_shapes import wrong_shape
from samverkan_cli.model.plan import Plan, kinds
from samverkan_cli.model.shape import Field, fields, kind_at
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Wrong
from samverkan_cli.model.values.numbers import WHOLE, ungrouped
from samverkan_cli.model.values.when import ENDING, ENDLESS
from samverkan_cli.yamltext.positions import Positions

_ROUNDS = 24
_SIMPLE = compiled_late(r"[^\r\n\"\\:#{}\[\]]+")
_COLON = compiled_late(r"\s*:")


@cache
def _field_names() -> frozenset[str]:
    return frozenset(key for kind in kinds() for key in fields(kind))


def parse(
    file: str, data: Plain, positions: Positions | None = None, *, most: int = MOST
) -> tuple[Parsed, list[Finding]]:
    """The plan that a file's data makes. The data is changed: what is wrong is taken out of it.

    `positions` is the text of the file, and where everything stands in it: some messages and fixes depend on that. Of
    each kind of fault at most so many are reported.
    """
    parsed = Parsed(file, Plan.model_construct(), order=tuple(data) if isinstance(data, dict) else ())
    if isinstance(data, dict) and "document" in data and data["document"] is None:
        data["document"] = {}  # of a document under which nothing is written, all is missing
    model, findings = validate(file, data, Plan, parsed, positions, most=most)
    parsed.plan = model
    return parsed, findings


def validate(
    file: str, data: Plain, model: type[Any], parsed: Parsed, positions: Positions | None = None, *, most: int = MOST
) -> tuple[Any, list[Finding]]:
    """Data as a model, with a finding for each fault; see `parse`."""
    collector = Collector(most)
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
        collector.wants(finding.code)
        collector.keep(finding)
        data = {}
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(data), collector.all()
        except ValidationError as error:
            faults = error.errors(include_url=False)
        contain = Containment(file, data, model, parsed)
        reporter = _Reporter(contain, collector, positions or Positions(Source(file, "")))
        routed = [(fault, *contain.route(fault["loc"])) for fault in faults]
        for fault, route, on_key in routed:
            reporter.misread(fault, route, on_key=on_key)
        reporter.swap(route for fault, route, _ in routed if fault["type"] in ("enum", "literal_error"))
        reporter.understand((fault["type"] == "extra_forbidden", route) for fault, route, _ in routed)
        if reporter.has_understood:
            continue  # what followed from it is no fault of its own
        for fault, route, on_key in sorted(routed, key=lambda each: each[0]["type"] != "extra_forbidden"):
            if not reporter.is_gone(route):
                reporter.report(fault, route, on_key=on_key)
    # Not reached by any fault that is known: give up what still fails rather than going round for ever.
    for fault in faults:
        if fault["loc"]:
            data.pop(str(fault["loc"][0]), None)
            parsed.left_out.add(fault["loc"][:1])
    return model.model_validate(data), collector.all()


class _Reporter(Understanding):
    """Reports each fault of one round, and has it taken out of the data."""

    def __init__(self, contain: Containment, collector: Collector, positions: Positions) -> None:
        super().__init__(contain, collector, positions)
        self.orders: dict[int, tuple[list[str], dict[str, int]]] = {}
        self.strange: set[KeyPath] = set()
        """Where no field is one that the format has: what is missing there follows from that."""

    def misread(self, fault: Any, route: KeyPath, *, on_key: bool) -> None:
        """What is no entry although it stands where one would: reported once, instead of all that an entry lacks."""
        entry = route if on_key else route[:-1]
        if fault["type"] not in ("missing", "string_pattern_mismatch") or not entry or entry in self.gone:
            return
        name = str(entry[-1])
        if fault["type"] == "string_pattern_mismatch" and on_key and ("{" in name or "[" in name):
            self.add("SAM009", entry, lambda: messages.no_colon(name), "key")
            self.parsed.lost.add((str(entry[-2]) if len(entry) > 1 else "", messages.before_bracket(name)))
        elif fault["type"] == "missing" and name in _field_names() and self.contain.is_entry(entry):
            self.misplaced(entry)
        else:
            return
        self.gone.add(entry)
        self.contain.take_out(entry)

    def misplaced(self, route: KeyPath) -> None:
        """A field that stands where an entry would: it may be lacking in none of the others."""
        name, others = str(route[-1]), self.contain.at(route[:-1])
        beside = others if isinstance(others, dict) else {}
        inside = kind_at(self.model, route[:-1])[1]
        known = fields(inside.part) if inside is not None and inside.part is not None else {}
        astray = [key for key in beside if key in known and intent.misfits(known[key].holder, beside[key])] or [name]
        first = (*route[:-1], astray[0])
        if len(astray) > 1 and inside is not None:
            self.parsed.unread |= set(collections_within(inside))
        self.add("SAM008", first, lambda: messages.misplaced(astray[0], without_id=len(astray) > 1), "key")
        for each in {*astray} - {name}:
            self.gone.add((*route[:-1], each))
            self.contain.take_out((*route[:-1], each))
        self.parsed.left_out |= {(*route[:-1], id, each) for id in beside if id not in astray for each in astray}

    def report(self, fault: Any, route: KeyPath, *, on_key: bool) -> None:
        """A fault where it stands: what is missing and what is unknown apart, all else is taken out."""
        kind, value = fault["type"], fault.get("input")
        if kind == "extra_forbidden":
            self.unknown(route, value)
        elif kind in ("missing", "too_short") or (value is None and not on_key):
            self.missing(route[:-1], str(fault["loc"][-1]))
        elif not self.is_endless(route, value):
            self.unusable(fault, route, value, on_key=on_key)
            self.contain.take_out(route)

    def is_endless(self, route: KeyPath, value: Plain) -> bool:
        """Whether an activity is said to end never, which is then read as how often it is: all the time."""
        _, field = kind_at(self.model, route)
        if (
            field is None
            or field.kind is not ENDING
            or not isinstance(value, str)
            or value.strip().lower() not in ENDLESS
        ):
            return False
        activity = self.contain.at(route[:-1])
        if isinstance(activity, dict):
            activity.pop(str(route[-1]), None)
            activity.setdefault("every", ENDLESS[0])
        return True

    def unusable(self, fault: Any, route: KeyPath, value: Any, *, on_key: bool) -> None:
        """A name or a value that cannot be used."""
        kind, place, (_, field) = fault["type"], Location(self.file, route, "value"), kind_at(self.model, route)
        name = next((str(key) for key in reversed(route) if isinstance(key, str)), "")
        if kind == "string_pattern_mismatch" and on_key and (field is None or field.form != "keyed"):
            self.invalid_id(route)
        elif kind == "string_pattern_mismatch":
            listed = not on_key and field is not None and field.form == "many" and isinstance(route[-1], str)
            part: Literal["key", "value"] = "key" if on_key else "value"
            self.add("SAM008", route, lambda: messages.invalid_reference(place, str(value), listed=listed), part)
        elif kind == "value_error" and isinstance(wrong := fault["ctx"]["error"], Wrong):
            code = "SAM003" if wrong.limit else "SAM008"
            ends = fields(field.holder) if field is not None else ()
            if {"from", "until"} <= set(ends) and intent.is_span(value):
                self.parsed.left_out |= {(*route[:-1], end) for end in ("from", "until")}  # it says them both
            piece = (str(value), *wrong.at) if wrong.at is not None else None
            self.add(code, route, lambda: messages.wrong_value(place, wrong, value, field, ends), piece=piece)
        elif kind in ("enum", "literal_error"):
            self.add("SAM008", route, lambda: messages.not_allowed(place, value, fault["ctx"]["expected"], field))
        elif name in _field_names() and self.contain.is_entry(route):
            self.misplaced(route)
        else:
            mapping = kind in ("model_type", "dict_type", "model_attributes_type")
            there, held = self.part_at(route)
            self.add("SAM008", route, lambda: wrong_shape(place, value, held, there, mapping=mapping))

    def part_at(self, route: KeyPath) -> tuple[type[Part] | None, Field | None]:
        """The kind of part that belongs at a place, and the field that this is in: None where it is an entry of one."""
        holder, inside = kind_at(self.model, route[:-1])
        if inside is not None or holder is None or not isinstance(route[-1], str):
            return kind_at(self.model, route)[0], inside if isinstance(route[-1], int) else None
        field = fields(holder).get(route[-1])
        return (field.part if field is not None else None), field

    def invalid_id(self, route: KeyPath) -> None:
        around, id = self.contain.at(route[:-1]), str(route[-1])
        taken = around if isinstance(around, dict) else ()
        self.add("SAM009", route, lambda: messages.invalid_id(Location(self.file, route), id, taken), "key")
        collection = str(route[-2]) if len(route) > 1 else ""
        # Whoever refers to it may have written it as an id is written.
        self.parsed.lost |= {(collection, each) for each in (id, slug(id), slug(id).replace("-", ""))}

    def unknown(self, route: KeyPath, value: Plain) -> None:
        """A field that the format does not have, or the end of a text that YAML parted at a comma."""
        if self.collector.is_full("SAM006"):
            self.collector.wants("SAM006")
            self.contain.take_out(route, known=False)
            return
        holder = kind_at(self.model, route)[0]
        around = self.contain.at(route[:-1])
        if value is None and isinstance(around, dict) and self.in_braces(route):
            self.split_off(route, around, fields(holder) if holder is not None else {})
            return
        if holder is not None:
            if isinstance(around, dict) and not any(key in fields(holder) for key in around):
                self.strange.add(route[:-1])
            self.belongs_below(route, holder)
            meant = closest(str(route[-1]), fields(holder))
            there = around if isinstance(around, dict) else {}
            if meant is not None and meant not in there:
                self.parsed.left_out.add((*route[:-1], meant))  # it was most likely meant, so it is not lacking
                self.parsed.unread |= set(collections_within(fields(holder)[meant]))
        self.add("SAM006", route, lambda: self.describe_unknown(route, holder), "key")
        self.contain.take_out(route, known=False)

    def describe_unknown(self, route: KeyPath, holder: type[Part] | None) -> messages.Advice:
        known = [each for each in fields(holder).values() if each.key != "."] if holder is not None else []
        name = str(route[-1])
        inner = [each for each in known if each.part is not None and intent.is_field_of(each.part, name)]
        before = self.before(route)
        if any(each.key == before and each.form == "one" for each in inner):
            return messages.outdented(Location(self.file, route), before)
        if (home := outdented.home_of(self.contain, route)) is not None:
            return messages.outdented(Location(self.file, route), str(home[-1]))
        below = next((each.key for each in inner if each.form == "entries"), "")
        within = next((each.key for each in inner if each.form == "one"), "")
        above = (str(route[n - 1]) for n in range(len(route) - 1, 0, -1) if self.is_field_at(route[:n], name))
        siblings = tuple(each.key for each in known)
        # As it is written: by now something may be taken out of it, and something stand in for what is missing.
        around = self.positions.find(route[:-1])
        taken = around.keys if around is not None and around.is_mapping else siblings
        place = Location(self.file, route)
        return messages.unknown_field(place, siblings, taken, below=below, within=within, above=next(above, ""))

    def before(self, route: KeyPath) -> str:
        """The field that stands before another, as it is written; nothing where there is none."""
        around = self.positions.find(route[:-1])
        keys: list[str | int] = [*around.keys] if around is not None and around.is_mapping else []
        at = keys.index(route[-1]) if route[-1] in keys else 0
        return str(keys[at - 1]) if at else ""

    def belongs_below(self, route: KeyPath, holder: type[Part]) -> None:
        """Note of which entries a field may be that is indented too little: it is lacking in none of them."""
        name = str(route[-1])
        if (home := outdented.home_of(self.contain, route)) is not None:
            self.parsed.left_out.add((*home, name))
        for field in fields(holder).values():
            there = self.contain.at((*route[:-1], field.key)) if field.form == "entries" else None
            if isinstance(there, dict) and field.part is not None and intent.is_field_of(field.part, name):
                meant = intent.field_meant(name, fields(field.part)) or name
                self.parsed.left_out |= {(*route[:-1], field.key, id, meant) for id in there}

    def split_off(self, route: KeyPath, around: dict[str, Plain], known: Container[str]) -> None:
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
        self.add(
            "SAM006", route, lambda: messages.split_off(place, text, tuple(pieces), self.quoted(place, pieces)), "key"
        )
        for piece in pieces:
            self.gone.add((*route[:-1], piece))
            self.contain.take_out((*route[:-1], piece), known=False)
        if field:
            self.parsed.left_out.add((*route[:-1], field))  # what is left of it is not what was meant

    def quoted(self, place: Location, pieces: list[str]) -> Edit | None:
        """The splice that puts quotation marks around a value and the pieces after it; None where that is not sure."""
        around = self.positions.find(place.route[:-1])
        first = around.child(place.route[-1]) if around is not None and place.route else None
        last = around.child(pieces[-1]) if around is not None else None
        if first is None or last is None or first.style or not first.is_scalar:
            return None
        whole = self.positions.source.text
        text = whole[first.start : last.key_end]
        kind = kind_at(self.model, place.route)[1]
        if kind is not None and kind.kind in WHOLE:
            said = ungrouped(text, whole=True) or coerce(kind.kind, text)
            if said is not None:
                return Edit(self.file, first.start, last.key_end, said)
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

    def is_commented_away(self, route: KeyPath) -> bool:
        """Whether nothing stands in a field but a comment, of which is said that it takes the text away."""
        node, (_, field) = self.positions.find(route), kind_at(self.model, route)
        if node is None or node.start != node.end or field is None or field.kind is None or not field.kind.prose:
            return False
        source = self.positions.source
        return source.text[node.end : source.line_end(node.end)].lstrip(" \t").startswith("#")

    def missing(self, route: KeyPath, name: str) -> None:
        """A required field that is not there: the thing stays, but no rule speaks of it."""
        thing = self.contain.at(route)
        self.parsed.unsound.add(route)
        given = thing.get(name) if isinstance(thing, dict) else None
        # A list of which no item could be used has been spoken of.
        said = (isinstance(given, list) and given) or self.is_commented_away((*route, name))
        if (*route, name) not in self.parsed.left_out and not said and route not in self.strange:
            place_of: Literal["key", "value"] = "key" if route and isinstance(route[-1], str) else "value"
            field = kind_at(self.model, (*route, name))[1]
            self.add("SAM007", route, lambda: messages.missing_field(name, route, field), place_of)
        self.contain.stand_in(route, name)
