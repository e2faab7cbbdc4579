"""A plan in which every field of the format is filled, made by reading the models: a new field is filled as well."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, get_args

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.validate import parse
from samverkan_cli.model import layout, values
from samverkan_cli.model.alternatives import OneOf
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields, kind_at
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import numbers, text, time, when
from tests.document.ids import Ids

LOOKS = {
    values.Accent: "#0b4f6c",
    values.Ground: "#e8eef1",
    values.File: "vapen.svg",
    values.Folder: "typsnitt",
    layout.Said: "{title}",
}
"""What stands in the fields of a document's look."""


def kind_of(annotated: Any) -> values.Kind:
    """The kind of an annotated type."""
    return next(each for each in get_args(annotated) if isinstance(each, values.Kind))


_EXAMPLES: dict[values.Kind, str] = {
    **dict.fromkeys((time.LASTING, time.TURN, time.REPEATED, time.RECURRING), "2 years"),
    layout.PRINTED: "contents",
    layout.COLUMN: "activity",
    numbers.NUMBER: "12",
    numbers.COUNT: "13",
    numbers.ORDINAL: "14",
    numbers.KRONOR: "15000",
    numbers.YEAR: "2016",
    numbers.SCORE: "2",
    numbers.ARTICLE: "3",
    numbers.LIMIT: "17",
    numbers.AGES: "6-9",
    numbers.YES_NO: "true",
    text.LANGUAGE: "en",
    text.CODE: "0162",
    **{kind_of(each): said for each, said in LOOKS.items()},
}


def _is_apart(route: KeyPath) -> bool:
    """Whether it is not printed as it stands: of a layout only what the heads of the plan table are called."""
    return route[:2] == ("document", "layout") and route[2:] not in (("labels", "activity"), ("labels", "owners"))


class Filling:
    """Fills a plan, and remembers the words that were put into it by where they stand."""

    def __init__(self) -> None:
        self._ids = Ids()
        self.words: dict[KeyPath, str] = {}
        self._days = 0
        self._turns: Counter[type[Part]] = Counter()
        self.data: dict[str, Any] = self._part(Plan, ())
        # A working draft has remarks; what a layout leaves out, and the files it names, are looked at by themselves.
        self.data["document"]["status"] = "draft"
        layout = self.data["document"]["layout"]
        self.data["document"]["layout"] = {
            **{key: layout[key] for key in ("order", "colours", "head", "foot", "labels")},
            "columns": ["when", "activity", "indicators", "owners"],
            "gaps": "show",
        }
        self.words = {route: word for route, word in self.words.items() if not _is_apart(route)}

    def _part(self, kind: type[Part], route: KeyPath, *, bare: bool = False) -> dict[str, Any]:
        left = self._other_ways(kind)
        return {
            key: self._field(field, (*route, key))
            for key, field in fields(kind).items()
            # A chair that is always the same is written short: see `alone`.
            if key != "." and key not in left and (not bare or _is_needed(kind, field))
        }

    def _other_ways(self, kind: type[Part]) -> set[str]:
        """The fields that stand in another part of the kind, where only one of several may be written."""
        if not issubclass(kind, OneOf):
            return set()
        ways = kind.alternatives
        self._turns[kind] += 1
        return {*ways} - {ways[(self._turns[kind] - 1) % len(ways)]}

    def _field(self, field: Field, route: KeyPath) -> Any:
        if field.form == "entries":
            assert field.part is not None
            full, bare = self._ids.free(field, "full"), self._ids.free(field, "bare")
            found = {full: self._part(field.part, (*route, full))}
            # A second one, for what refers to something of its own kind.
            if field.key in self._ids.referred:
                found[bare] = self._part(field.part, (*route, bare), bare=True)
            return found
        if field.form == "keyed":
            id = self._ids.referred_to(field, route)
            one = self._part(field.part, (*route, id)) if field.part else _EXAMPLES[numbers.NUMBER]
            return {id: one}
        if field.ref:
            one = self._ids.referred_to(field, route)
        elif field.part:
            one = self._part(field.part, (*route, 0) if field.form == "many" else route)
        else:
            one = self._leaf(field, (*route, 0) if field.form == "many" else route)
        return [one] if field.form == "many" else one

    def _leaf(self, field: Field, route: KeyPath) -> str:
        if field.words is not None:
            return str([*field.words][-1])
        assert field.kind is not None
        if field.kind.free:
            self.words[route] = f"qx{len(self.words)}xq"
            return self.words[route]
        if field.kind in (when.DAY, when.OPEN_UNTIL, *when.WHENS):
            self._days += 1
            return str(date(2027, 1, 1) + timedelta(days=self._days))
        return _EXAMPLES[field.kind]


def _is_needed(kind: type[Part], field: Field) -> bool:
    """Whether a part that is nearly bare has a field: one that is required, or that is written in several ways."""
    return bool(kind.model_fields[field.name].required) or (field.part is not None and issubclass(field.part, OneOf))


def leaves(data: Any, route: KeyPath = ()) -> Iterator[KeyPath]:
    """Where each value stands, in reading order; one of several in a list by itself."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    if not isinstance(data, dict | list):
        yield route
    for key, value in items:
        yield from leaves(value, (*route, key))


def field_at(route: KeyPath) -> tuple[type[Part], Field]:
    """The field that a value stands in, and the model that it is a field of."""
    kind, field = kind_at(Plan, route)
    while field is None:
        route = route[:-1]
        kind, field = kind_at(Plan, route)
    assert kind is not None
    return kind, field


def without(data: Any, *routes: KeyPath) -> Any:
    """A copy of the data without what stands at some places."""
    return _changed(data, routes, lambda here, key: here.pop(key, None) if isinstance(here, dict) else here.clear())


def put(data: Any, route: KeyPath, value: Any) -> Any:
    """A copy of the data with another value at a place."""

    def change(here: Any, key: Any) -> None:
        here[key] = value

    return _changed(data, (route,), change)


def _changed(data: Any, routes: tuple[KeyPath, ...], change: Callable[[Any, Any], object]) -> Any:
    changed = copy.deepcopy(data)
    for route in routes:
        here = changed
        for key in route[:-1]:
            here = here[key]
        change(here, route[-1])
    return changed


def project_of(data: Any) -> Project:
    """The linked plan that some data makes, with nothing wrong with it."""
    parsed, findings = parse("plans/p/plan.yaml", data)
    linked = link("p", "plans/p", [parsed])
    found = [(each.message.text, each.where) for each in (*findings, *linked.findings)]
    assert not found, found
    return linked.value
