"""Plain data to models, with pydantic's errors in our own words, and one fault kept from spoiling the rest.

A field that is wrong is left out and the rest is looked at again. What was left out is remembered, so that no rule
takes it for something that was never written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import ValidationError

from samverkan_cli.core.change import Plain
from samverkan_cli.core.finding import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.core.place import Place, Route
from samverkan_cli.load import words
from samverkan_cli.model.plan import Plan, complete, kinds
from samverkan_cli.model.shape import fields, kind_at
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Wrong

_ROUNDS = 12
_STANDINGS: dict[tuple[str, str], str] = {("Group", "kind"): "other", ("Document", "kind"): "action-plan"}
"""What stands in for a missing word, so that the rest of a thing can be looked at. No rule speaks of the thing."""


@dataclass(slots=True)
class Parsed:
    """The model of one file, and what of it could not be used.

    `left_out` are the routes of what was taken away, `unsound` those of things that lack what they must have,
    `names` every text inside what was taken away: it may have been a reference.
    """

    file: str
    plan: Plan
    shared: bool = False
    left_out: list[Route] = field(default_factory=list)
    unsound: set[Route] = field(default_factory=set)
    lost: set[tuple[str, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


@cache
def _field_names() -> frozenset[str]:
    return frozenset(key for kind in kinds() for key in fields(kind))


def parse(file: str, data: Plain) -> tuple[Parsed, list[Finding]]:
    """The plan that a file's data makes. The data is changed: what is wrong is taken out of it."""
    parsed = Parsed(file, Plan.model_construct())
    model, findings = validate(file, data, complete(), parsed)
    parsed.plan = model
    return parsed, findings


def validate(file: str, data: Plain, model: type[Any], parsed: Parsed) -> tuple[Any, list[Finding]]:
    """Data as a model, with a finding for each fault; see `parse`."""
    findings: list[Finding] = []
    if data is None:
        data = {}
    if not isinstance(data, dict):
        findings.append(
            Finding(
                Place(file, (), "value"),
                Message("A plan file begins with a field, such as document or owners"),
                help=Message("Write fields at the left edge, each followed by a colon"),
                code="SAM008",
            )
        )
        data = {}
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(data), findings
        except ValidationError as error:
            faults = error.errors(include_url=False)
        mend = _Mend(file, data, model, parsed, findings)
        for fault, (route, on_key) in [(fault, mend.route(fault["loc"])) for fault in faults]:
            mend.mend(fault, route, on_key=on_key)
    # Not reached by any fault that is known: give up what still fails rather than going round for ever.
    for fault in faults:
        if fault["loc"]:
            data.pop(str(fault["loc"][0]), None)
            parsed.left_out.append(fault["loc"][:1])
    return model.model_validate(data), findings


class _Mend:
    """One fault: say it, and take it out of the data."""

    def __init__(
        self, file: str, data: dict[str, Plain], model: type[Part], parsed: Parsed, findings: list[Finding]
    ) -> None:
        self.file, self.data, self.model, self.parsed, self.findings = file, data, model, parsed, findings

    def say(self, code: str, route: Route, said: words.Said, part: str = "value") -> None:
        place = Place(self.file, route, "key" if part == "key" else "value")
        self.findings.append(Finding(place, said.message, help=said.help, fix=said.fix, code=code))

    def mend(self, fault: Any, route: Route, *, on_key: bool) -> None:
        kind = fault["type"]
        value = fault.get("input")
        if kind == "missing" or kind == "too_short" or (value is None and not on_key and kind != "extra_forbidden"):
            name = str(fault["loc"][-1])
            self.missing(route[:-1], name)
            return
        holder, known = kind_at(self.model, route)
        if kind == "extra_forbidden":
            siblings = [key for key in fields(holder) if key != "."] if holder is not None else []
            self.say("SAM006", route, words.unknown_field(str(route[-1]), value, siblings), "key")
        elif kind == "string_pattern_mismatch" and on_key and (known is None or known.form != "keyed"):
            container = self.at(route[:-1])
            taken = container if isinstance(container, dict) else {}
            self.say("SAM009", route, words.invalid_id(Place(self.file, route), str(route[-1]), taken), "key")
            self.parsed.lost.add((str(route[-2]) if len(route) > 1 else "", str(route[-1])))
        elif kind == "string_pattern_mismatch":
            self.say("SAM008", route, words.invalid_reference(str(value)), "key" if on_key else "value")
        elif kind == "value_error" and isinstance(fault["ctx"]["error"], Wrong):
            wrong = fault["ctx"]["error"]
            self.say("SAM003" if wrong.limit else "SAM008", route, words.Said(wrong.message, wrong.help))
        elif kind == "literal_error":
            self.say("SAM008", route, words.not_allowed(value, fault["ctx"]["expected"]))
        else:
            name = next((str(key) for key in reversed(route) if isinstance(key, str)), "")
            collection = kind_at(self.model, route[:-1])[1]
            misplaced = collection is not None and collection.form == "entries" and name in _field_names()
            mapping = kind in ("model_type", "dict_type", "model_attributes_type")
            self.say("SAM008", route, words.wrong_shape(name, value, mapping=mapping, misplaced=misplaced))
        self.take_out(route)

    def missing(self, route: Route, name: str) -> None:
        """A required field that is not there: the thing stays, but no rule speaks of it."""
        thing = self.at(route)
        self.parsed.unsound.add(route)
        if (*route, name) not in self.parsed.left_out:
            place_of = "key" if route and isinstance(route[-1], str) else "value"
            self.say("SAM007", route, words.missing_field(name, route), place_of)
        holder, _ = kind_at(self.model, route)
        stands = _STANDINGS.get((holder.__name__, name)) if holder is not None else None
        if stands is None and name in ("title", "text"):
            stands = str(route[-1]) if route else name
        above = self.at(route[:-1])
        if thing is None and route and isinstance(above, dict) and isinstance(route[-1], str) and route[-1] in above:
            thing = above[route[-1]] = {}
        if isinstance(thing, dict) and stands is not None:
            thing[name] = stands
            self.parsed.left_out.append((*route, name))
        else:
            self.take_out(route)

    def route(self, loc: tuple[str | int, ...]) -> tuple[Route, bool]:
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
                real = [at for at, item in enumerate(here) if item is not None]
                key = real[key] if key < len(real) else key
                route.append(key)
                here = here[key] if key < len(here) else None
        return tuple(route), on_key

    def at(self, route: Route) -> Plain:
        here: Any = self.data
        for key in route:
            if isinstance(here, dict):
                here = here.get(key)
            else:
                here = here[key] if isinstance(here, list) and isinstance(key, int) and key < len(here) else None
        found: Plain = here
        return found

    def take_out(self, route: Route) -> None:
        """Leave something out. A list keeps an empty item, so that the others stay where they are."""
        if not route:
            self.data.clear()
            return
        holder = self.at(route[:-1])
        key = route[-1]
        if isinstance(holder, dict) and isinstance(key, str) and key in holder:
            self.remember(str(route[-2]) if len(route) > 1 else "", key, holder.pop(key))
        elif isinstance(holder, list) and isinstance(key, int) and key < len(holder):
            self.remember("", "", holder[key])
            holder[key] = None
        self.parsed.left_out.append(route)

    def remember(self, collection: str, id: str, value: Plain) -> None:
        """What is taken out may be referred to, and may have referred."""
        if isinstance(value, dict):
            self.parsed.lost.add((collection, id))
        rest: list[tuple[str, Plain]] = [(id, value)]
        while rest:
            name, here = rest.pop()
            if isinstance(here, str):
                self.parsed.names.add(here)
            elif isinstance(here, list):
                rest.extend(("", item) for item in here)
            elif isinstance(here, dict):
                for key, item in here.items():
                    self.parsed.names.add(key)
                    if isinstance(item, dict):
                        self.parsed.lost.add((name, key))
                    rest.append((key, item))
