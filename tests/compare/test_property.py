"""Of one change of a plan, whichever it is, one difference is told; undone, the same one the other way."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.compare.differences import Difference, differences
from samverkan_cli.compare.kinds import ChangeKind
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part, Short
from samverkan_cli.model.values import numbers, text, time, when
from tests.compare.versions import EVERYTHING, data_of, project_of, project_with

UNDONE = {
    ChangeKind.ADDED: {ChangeKind.REMOVED},
    ChangeKind.PICKED: {ChangeKind.UNPICKED},
    ChangeKind.POSTPONED: {ChangeKind.ADVANCED, ChangeKind.CHANGED},
    ChangeKind.STATUS: {ChangeKind.STATUS, ChangeKind.WENT_BACK, ChangeKind.DROPPED},
    ChangeKind.DROPPED: {ChangeKind.STATUS, ChangeKind.WENT_BACK, ChangeKind.CHANGED},
    ChangeKind.MEASURED: {ChangeKind.REWRITTEN},
    ChangeKind.REWRITTEN: {ChangeKind.REWRITTEN, ChangeKind.STATUS},
    ChangeKind.CHANGED: {ChangeKind.CHANGED, ChangeKind.REWRITTEN, ChangeKind.POSTPONED, ChangeKind.DROPPED},
}
"""What a change is called when it is undone, where that is another word."""


class Site(NamedTuple):
    """A value in a plan, with what is said of its field."""

    route: KeyPath
    field: Field
    value: Any


@cache
def everything() -> dict[str, Any]:
    return data_of(EVERYTHING.read_text(encoding="utf-8"))


def sites(kind: type[Part], data: dict[str, Any], route: KeyPath = ()) -> Iterator[Site]:
    """Every field of a plan in which something stands."""
    for key, value in data.items():
        field = fields(kind).get(key)
        if field is None or key == "remark":
            continue
        here = (*route, key)
        yield Site(here, field, value)
        if field.part is None:
            continue
        inner: list[tuple[KeyPath, Any]] = [(here, value)]
        if field.form in ("entries", "keyed"):
            inner = [((*here, id), each) for id, each in value.items()]
        elif isinstance(value, list):
            inner = [((*here, n), each) for n, each in enumerate(value)]
        for at, each in inner:
            if isinstance(each, dict):
                yield from sites(field.part, each, at)


OTHER = {
    **dict.fromkeys((*when.WHENS, when.DAY), "2031-05-05"),
    when.OPEN_UNTIL: "2031-05-05",
    **dict.fromkeys((time.LASTING, time.TURN), "37 days"),
    **dict.fromkeys((time.REPEATED, time.RECURRING), "38 days"),
    **dict.fromkeys((numbers.NUMBER, numbers.LIMIT, numbers.COUNT, numbers.ORDINAL, numbers.KRONOR), "4711"),
    **dict.fromkeys((text.TITLE, text.TEXT, text.LINE, text.SIGN), "Något helt annat"),
    text.ADDRESS: "annat.pdf",
}
"""Another value of each kind."""


@cache
def ids(collection: str) -> tuple[str, ...]:
    """The ids of a collection of the plan."""
    things = getattr(project_with(everything()), collection, ())
    return tuple(each.id for each in things)


def changed(site: Site) -> Any:
    """What may stand in a field in the place of what does; None where nothing else is made up here."""
    field, value = site.field, site.value
    if field.words is not None:
        other = next((str(word) for word in field.words if word not in value), None)
        return [*value, other] if isinstance(value, list) and other else other
    if field.ref is not None and field.form in ("one", "many"):
        there = value if isinstance(value, list) else [value]
        more = next((id for into in field.ref.into for id in ids(into) if id not in there), None)
        return more if more is None or field.form == "one" else [*there, more]
    if field.ref is None and field.part is None and field.kind in OTHER and isinstance(value, str):
        return OTHER[field.kind]
    return None


@cache
def changeable() -> list[Site]:
    return [site for site in sites(Plan, everything()) if changed(site) is not None]


def with_value(route: KeyPath, value: Any) -> dict[str, Any]:
    data: Any = deepcopy(everything())
    inner = data
    for key in route[:-1]:
        inner = inner[key]
    if value is None:
        del inner[route[-1]]
    else:
        inner[route[-1]] = value
    return data  # type: ignore[no-any-return]


def undone(one: Difference, other: Difference) -> bool:
    """Whether a difference is another the other way round."""
    return other.kind in UNDONE.get(one.kind, {one.kind}) or one.kind in UNDONE.get(other.kind, {other.kind})


@given(st.data())
def test_a_value_that_is_another_is_told_once(data: st.DataObject) -> None:
    site = data.draw(st.sampled_from(changeable()))
    old, new = project_with(everything()), project_with(with_value(site.route, changed(site)))
    found, back = differences(old, new), differences(new, old)
    assert len(found) == len(back) == 1, (site, found, back)
    (one,), (other,) = found, back
    assert site.route[: len(one.part.route)] == one.part.route
    assert undone(one, other)


def removable() -> Iterator[KeyPath]:
    """What may be left out of a plan: a field, a thing, an item."""
    for site in sites(Plan, everything()):
        if not site.field.required and len(site.route) > 1:
            yield site.route
        if site.field.form in ("entries", "keyed"):
            yield from ((*site.route, id) for id in site.value)
        elif isinstance(site.value, list):
            yield from ((*site.route, n) for n in range(len(site.value)))


@given(st.data())
def test_what_is_left_out_is_told_and_undone_the_same_is_told_backwards(data: st.DataObject) -> None:
    route = data.draw(st.sampled_from(list(removable())))
    old, new = project_with(everything()), project_with(with_value(route, None))
    found, back = differences(old, new), list(differences(new, old))
    for one in found:
        place = (one.part.source_file, one.field, one.part.route)
        same = [each for each in back if (each.part.source_file, each.field, each.part.route) == place]
        other = next(each for each in same if undone(one, each))
        back.remove(other)
    assert not back
    assert found or data_needs(route)


def data_needs(route: KeyPath) -> bool:
    """Whether a thing cannot be without what is left out, so that nothing is known of it."""
    return route[-2:] == ("goals", 0)


def test_a_plan_and_itself() -> None:
    text = EVERYTHING.read_text(encoding="utf-8")
    assert differences(project_of(text), project_of(text)) == ()
    assert differences(project_of(text), project_with(everything())) == ()


@given(st.data())
def test_what_is_moved_within_the_plan_is_told_once(data: st.DataObject) -> None:
    now = deepcopy(everything())
    areas = now["focus_areas"].values()
    strategies = [each for area in areas for each in area.get("strategies", {}).values()]
    homes = [each["activities"] for each in strategies if each.get("activities")]
    home = data.draw(st.sampled_from(homes))
    id = data.draw(st.sampled_from(sorted(home)))
    above = data.draw(st.sampled_from(list(areas)))
    above.setdefault("activities", {})[id] = home.pop(id)
    for old, new in ((everything(), now), (now, everything())):
        found = differences(project_with(old), project_with(new))
        assert [each.kind for each in found] == [ChangeKind.RELOCATED]


RENAMED = [
    (site.route, id)
    for site in sites(Plan, everything())
    if site.field.form == "entries" and len(site.route) == 1
    for id in site.value
]


@given(st.sampled_from(RENAMED))
def test_a_new_id_is_told_once_wherever_it_is_referred_to(which: tuple[KeyPath, str]) -> None:
    (collection,), id = which
    now: dict[str, Any] = renamed_in(everything(), str(collection), id, f"{id}-ny")
    found = differences(project_with(everything()), project_with(now))
    assert [(each.kind, each.old, each.new) for each in found] == [(ChangeKind.RENAMED, id, f"{id}-ny")]


def renamed_in(data: Any, collection: str, id: str, new: str) -> Any:
    """The plan with another id for a thing, and in all that refers to it."""

    def walked(value: Any, kind: type[Part] | None, field: Field | None) -> Any:
        refers = field is not None and field.ref is not None and collection in field.ref.into
        if isinstance(value, dict) and field is not None and field.form in ("entries", "keyed"):
            defines = field.form == "entries" and field.holder is Plan and field.key == collection
            return {
                (new if key == id and (refers or defines) else key): walked(each, field.part, None)
                for key, each in value.items()
            }
        if isinstance(value, dict) and kind is not None:
            known = fields(kind)
            return {key: walked(each, known[key].part, known[key]) for key, each in value.items()}
        if isinstance(value, list):
            return [
                walked(each, kind, field if field is not None and not isinstance(each, dict) else None)
                for each in value
            ]
        if kind is not None and issubclass(kind, Short):
            alone = next(each for each in fields(kind).values() if each.name == kind.short)
            refers = alone.ref is not None and collection in alone.ref.into
        return new if refers and value == id else value

    return walked(data, Plan, None)
