"""References: everywhere that the format has them, both ways, and what is said of those that are to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import speech
from samverkan_cli.link.linking import link
from samverkan_cli.model import periods
from samverkan_cli.model.link import link_of
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.plan import Plan, kinds, kinds_by_name
from samverkan_cli.model.shape import fields, kind_at
from samverkan_cli.model.thing import Back, Keyed, Thing
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.parser import read
from tests.link.linked import linked, parsed
from tests.load.test_containment import WHOLE

# As the format says it.
WHO = {
    "owners",
    "lead",
    "partners",
    "consulted",
    "informed",
    "process_lead",
    "applies_to",
    "part_of",
    "members",
    "convener",
    "chair",
    "among",
    "by",
    "to",
    "report_to",
    "reports_to",
    "copies_to",
    "providers",
    "parties",
    "selections",
    "shares",
    "vice_chair",
    "secretary",
    "prepared_by",
    "asked",
    "replies",
}
WHAT = {
    "goals": "goals",
    "indicators": "indicators",
    "needs": "needs",
    "governing_documents": "governing_documents",
    "interventions": "interventions",
    "funding": "funding",
    "activities": "activities",
    "binds": "groups",
    "like": "groups",
    "answers": "reporting",
    "replaced_by": "governing_documents",
    "depends_on": "success_factors",
    "after": "activities",
    "plan": "plans",
}
SHORT = {"owner": "members", ".": "chair", "goal": "goals"}
"""Where a reference may be written in short, the field that it then stands in."""
KeyPath = tuple[str | int, ...]


def test_the_models_refer_where_the_format_says() -> None:
    seen = set()
    for kind in kinds():
        for field in fields(kind).values():
            if field.ref is None:
                continue
            key = SHORT.get(field.key, field.key)
            seen.add(key)
            if (kind.__name__, key) == ("Goal", "part_of"):
                assert field.ref.into == ("goals",)
            elif key == "carries_out":
                assert field.ref.into == ("governing_documents", "plans")
            elif field.ref.into == ("owners", "groups"):
                assert key in WHO, (kind, field.key)
            else:
                assert field.ref.into == (WHAT[key],), (kind, field.key)
    assert seen == WHO | set(WHAT) | {"carries_out"}


def test_every_back_reference_is_of_some_reference() -> None:
    """And every reference that is to be found from the other end has a name there, in each kind that it points into."""
    given = set()
    collections = {
        field.key: field.part for kind in kinds() for field in fields(kind).values() if field.form == "entries"
    }
    for kind in kinds():
        for field in fields(kind).values():
            if field.ref is not None and field.ref.back:
                for into in field.ref.into:
                    there = collections[into]
                    assert there is not None
                    assert isinstance(vars(there).get(field.ref.back), Back), (kind, field.key, there)
                    given.add((there, field.ref.back))
    declared = {(kind, name) for kind in kinds() for name, each in vars(kind).items() if isinstance(each, Back)}
    assert declared == given


# --- every reference of the whole format


def ends(node: Node, route: KeyPath = ()) -> Iterator[tuple[KeyPath, Node, bool]]:
    """Every place where an id of something else stands: a value, or the key of what is said of it."""
    _, field = kind_at(Plan, route)
    if field is not None and field.form == "keyed" and field.ref is not None and node.is_mapping:
        yield from (((*route, key), child, True) for key, child in node.pairs)
    elif node.is_scalar and _refers(route):
        yield route, node, False
    for key, child in node.pairs:
        yield from ends(child, (*route, key))


def _refers(route: KeyPath) -> bool:
    end = route[:-1] if isinstance(route[-1], int) else route
    holder, _ = kind_at(Plan, end[:-1])
    field = fields(holder).get(str(end[-1])) if holder is not None else None
    if field is None:
        return False
    part = field.part
    return field.ref is not None or (part is not None and hasattr(part, "short"))


def reference_places() -> list[tuple[KeyPath, Node, bool]]:
    root = read(Source("plan.yaml", WHOLE)).root
    assert root is not None
    return [each for each in ends(root) if WHOLE[each[1].start : each[1].end] != "all"]


def test_every_reference_of_the_whole_format_is_known() -> None:
    found = linked(WHOLE, document="")
    assert found.told == []


def test_every_reference_to_nothing_is_told_in_one_run_and_where_it_stands() -> None:
    text, expected, keys = WHOLE, [], set()
    places = reference_places()
    names: dict[KeyPath, str] = {}
    last_first = sorted(enumerate(places), key=lambda each: -max(each[1][1].start, each[1][1].key_start))
    for n, (route, node, is_key) in last_first:
        names[route] = f"nowhere-{n}"
        start, end = (node.key_start, node.key_end) if is_key else (node.start, node.end)
        text = f"{text[:start]}nowhere-{n}{text[end:]}"
    for route, _, is_key in places:
        # The key of what is renamed is a step in the routes of what stands under it.
        expected.append(
            tuple(names[route[: at + 1]] if _is_key(places, route[: at + 1]) else key for at, key in enumerate(route))
        )
        keys |= {expected[-1]} if is_key else set()
    found = linked(text, document="")
    assert sorted(map(str, found.unknown)) == sorted(map(str, expected))
    assert len(places) > 60
    for each in found.found:
        assert isinstance(each.where, Location)
        assert each.where.part == ("key" if each.where.route in keys else "value")


def _is_key(places: list[tuple[KeyPath, Node, bool]], route: KeyPath) -> bool:
    return any(each == route and is_key for each, _, is_key in places)


# --- both ways

TEXT = """\
owners:
  o: {title: O, part_of: g}
  p: {title: P, part_of: o}
groups:
  g: {title: G, kind: council, members: [o, {owner: p, seat: S}], chair: p, reports_to: [o, h]}
  h: {title: H, kind: council, like: g, chair: {rota: {among: [o, p]}}}
goals:
  a: {title: A, indicators: i}
  b: {title: B}
indicators:
  i: {title: I}
focus_areas:
  f:
    title: F
    goals: [a]
    strategies:
      s:
        title: S
        activities:
          x: {title: X, owners: [o, p, o], lead: o, goals: b}
          y: {title: Y, owners: g}
commissions: {c: {title: C, parts: {d: {title: D, activities: [y, x]}}}}
periods:
  q:
    from: 2027-01-01
    until: 2028-12-31
    selections:
      g: {binds: all, goals: [a, {goal: b, title: Bättre}]}
      o: {binds: h, goals: b}
follow_ups:
  u: {title: U, date: 2027-09-01, activities: {x: {status: done}}, goals: {a: {reached: fully}}}
"""


def ids(things: Any) -> list[str]:
    return [each.id for each in things]


def test_a_reference_is_the_thing_itself() -> None:
    plan = linked(TEXT).plan
    x = plan.activities[0]
    assert x.owners[0] is plan.owners["o"]
    assert x.lead is plan.owners["o"]
    assert plan.owners["o"].part_of == (plan.groups["g"],)
    assert [seat.owner for seat in plan.groups["g"].members] == [plan.owners["o"], plan.owners["p"]]
    assert plan.groups["g"].chair.holder is plan.owners["p"]
    assert plan.groups["h"].chair.holder is None
    assert list(plan.groups["h"].chair.rota.among) == [plan.owners["o"], plan.owners["p"]]
    assert plan.groups["h"].like is plan.groups["g"]
    selections = dict(plan.periods["q"].selections)
    assert list(selections) == [plan.groups["g"], plan.owners["o"]]
    assert [pick.wording for pick in selections[plan.groups["g"]].goals] == ["A", "Bättre"]
    assert [selection.picker for selection in selections.values()] == list(selections)
    assert isinstance(plan.follow_ups["u"].activities, Keyed)
    assert [(activity.id, said.status) for activity, said in plan.follow_ups["u"].activities] == [("x", "done")]


def test_what_refers_is_found_from_the_other_end() -> None:
    plan = linked(TEXT).plan
    o, p, g, h = plan.owners["o"], plan.owners["p"], plan.groups["g"], plan.groups["h"]
    assert ids(o.activities) == ["x"]  # named twice, and there once
    assert ids(p.activities) == ["x"]
    assert ids(g.activities) == ["y"]
    assert ids(o.leads) == ["x"]
    assert ids(o.parts) == ["p"]
    assert ids(g.parts) == ["o"]
    assert o.seats == (g.members[0],)
    assert p.chairs == (g.chair,)
    assert ids(h.reporters) == ids(o.reporters) == ["g"]
    assert ids(plan.goals["b"].own_activities) == ["x"]
    assert ids(plan.goals["a"].activities) == ["y"]  # that has no goal of its own, in a focus area that aims at it
    assert ids(plan.goals["a"].focus_areas) == ["f"]
    assert ids(plan.indicators["i"].goals) == ["a"]
    assert [pick.goal.id for pick in plan.goals["b"].picks] == ["b", "b"]
    assert ids(plan.activities[1].commissions) == ["d"]
    assert plan.goals["a"].followed[0].reached == "fully"
    assert plan.goals["b"].followed == ()
    assert [each.picker for each in g.bound_by] == [g]
    assert [each.picker for each in h.bound_by] == [g, o]
    assert o.selections == (dict(plan.periods["q"].selections)[o],)


def test_binding_all_binds_every_group() -> None:
    plan = linked(TEXT).plan
    of_g, of_o = (said for _, said in plan.periods["q"].selections)
    assert (of_g.binds_all, of_o.binds_all) == (True, False)
    assert ids(of_g.binds) == ["g", "h"]
    assert ids(of_o.binds) == ["h"]
    assert [place.route[-1] for _, place in of_g.references("binds")] == ["binds", "binds"]


def test_what_is_linked_knows_where_it_stands() -> None:
    plan = linked(TEXT).plan
    x = plan.activities[0]
    route = ("focus_areas", "f", "strategies", "s", "activities", "x")
    assert (x.id, x.route, x.source_file) == ("x", route, "plans/p/plan.yaml")
    assert x.strategy.focus_area is plan.focus_areas["f"]
    assert x.at("lead") == Location("plans/p/plan.yaml", (*route, "lead"))
    assert [(thing.id, place.route[6:]) for thing, place in x.references("owners")] == [
        ("o", ("owners", 0)),
        ("p", ("owners", 1)),
        ("o", ("owners", 2)),
    ]
    assert [(thing.id, place.route[6:]) for thing, place in x.references("goals")] == [("b", ("goals",))]
    assert [(thing.id, place.route[6:]) for thing, place in x.references("lead")] == [("o", ("lead",))]
    g = plan.groups["g"]
    assert [place.route for each in g.members for _, place in each.references("owner")] == [
        ("groups", "g", "members", 0),
        ("groups", "g", "members", 1, "owner"),
    ]
    assert [place.route for _, place in g.chair.references("holder")] == [("groups", "g", "chair")]
    assert [place.route for _, place in plan.follow_ups["u"].references("activities")] == [
        ("follow_ups", "u", "activities", "x")
    ]
    for part in plan.parts:
        assert plan.find(part.at()) is part


# --- references to nothing


def test_a_dropped_reference_does_not_shift_places() -> None:
    found = linked(TEXT.replace("owners: [o, p, o]", "owners: [nobody, p, no-one, ~, o]"))
    x = found.plan.activities[0]
    assert [route[-1] for route in found.unknown] == [0, 2]
    assert [(thing.id, place.route[-1]) for thing, place in x.references("owners")] == [("p", 1), ("o", 4)]
    assert not x.whole("owners")
    assert x.doubtful


def test_a_broken_reference_is_not_lacking() -> None:
    found = linked(TEXT.replace("lead: o", "lead: nobody").replace("owners: g", "owners: nobody"))
    x, y = found.plan.activities
    assert x.lead is None
    assert y.owners == ()
    assert not x.lacks("lead")
    assert not y.lacks("owners")
    assert y.lacks("lead")


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        # by spelling, by title, by alias, by what a title would be as an id
        ("skolchefen", "There is no owner or group called skolchefen | Did you mean skolchef?"),
        ("skolchfe", "There is no owner or group called skolchfe | Did you mean skolchef?"),
        ("SOC", "There is no owner or group called SOC | Did you mean socialförvaltningen?"),
        ("ifo", "There is no owner or group called ifo | Did you mean socialförvaltningen?"),
        ("Rektor för grundskolan", "There is no owner or group called Rektor för grundskolan | Did you mean rektor?"),
        ("Social_Chef", "There is no owner or group called Social_Chef | Did you mean social-chef?"),
        # in another collection
        (
            "fritid",
            "There is no owner or group called fritid | fritid is there, but as goal; only owners and groups "
            "can stand here",
        ),
        # nowhere
        (
            "rymdstyrelsen",
            "There is no owner or group called rymdstyrelsen | "
            "Correct the spelling, or add rymdstyrelsen: {title: Rymdstyrelsen} under owners",
        ),
        (
            "Ny Chef",
            "There is no owner or group called Ny Chef | "
            "Write ny-chef here, and add ny-chef: {title: Ny Chef} under owners",
        ),
        ("all", "There is no owner or group called all | Write all-1 here, and add all-1: {title: All} under owners"),
    ],
)
def test_what_was_most_likely_meant(reference: str, said: str) -> None:
    found = linked(
        "owners:\n  skolchef: {title: Skolchef}\n"
        "  socialförvaltningen: {title: Socialförvaltningen, aliases: [SOC, IFO]}\n"
        "  rektor: {title: Rektor för grundskolan}\n  social-chef: {title: Chef}\n"
        "goals: {fritid: {title: En god fritid}}\n"
        f"needs: {{n: {{title: N}}}}\ndecisions: {{d: {{text: D, by: {reference}}}}}\n"
    )
    assert found.told == [("SAM101", ("decisions", "d", "by"), said)]


def test_where_all_may_stand_it_is_offered() -> None:
    found = linked(TEXT.replace("binds: h", "binds: everyone"))
    assert [said for code, _, said in found.told if code == "SAM101"] == [
        "There is no group called everyone | Write all, or the id of something under groups"
    ]


def test_who_refers_is_unknown_of_what_was_most_likely_meant() -> None:
    """Otherwise one slip would be two findings: a reference to nothing, and an owner nobody names."""
    plan = linked("owners: {skolchef: {title: S}, annan: {title: A}}\ndecisions: {d: {text: D, by: skolchfe}}\n").plan
    assert plan.owners["annan"].lacks("activities")
    assert not plan.owners["skolchef"].lacks("activities")


def test_many_unknown_references_are_all_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each costs little: of the later ones it is not worked out what was meant."""
    monkeypatch.setattr("samverkan_cli.link.unknown_ids._SUGGESTIONS", 5)
    text = "owners:\n" + "".join(f"  ägare-{n}: {{title: Ägare {n}}}\n" for n in range(10))
    found = linked(text + "log:\n" + "".join(f"  - {{date: 2027, title: L, owners: ägare{n}}}\n" for n in range(10)))
    assert len(found.unknown) == 10
    assert sum("Did you mean" in said for _, _, said in found.told) == 5


# --- identity


def test_a_thing_is_itself_only_also_in_a_loop() -> None:
    owners = "  a: {title: A, part_of: b}\n  b: {title: B, part_of: a}\n  c: {title: A, part_of: b}\n"
    plan = linked(f"owners:\n{owners}").plan
    a, b, c = plan.owners
    assert a.part_of == (b,)
    assert b.part_of == (a,)
    assert len({a, b, c}) == 3
    assert a != c
    assert a == a.part_of[0].part_of[0]
    assert {a: 1}[b.part_of[0]] == 1
    assert "Owner" in repr(a)
    with pytest.raises(Exception, match="frozen"):
        a.title = "B"


def test_every_kind_of_thing_has_the_identity_of_things() -> None:
    for kind in kinds():
        assert kind.__hash__ is Thing.__hash__
        assert kind.__eq__ is Thing.__eq__


def test_parsed_files_are_not_touched_by_linking() -> None:
    found = linked(TEXT)
    again = linked(TEXT)
    before = repr(dump(again.parts[0].plan))
    first = linked("", more={"plans/shared.yaml": TEXT})
    assert repr(dump(found.parts[0].plan)) == before
    shared = first.parts[1]
    one = link("a", "plans/a", [parsed("plans/a/plan.yaml", "document: {title: A, kind: strategy}\n"), shared]).value
    two = link("b", "plans/b", [parsed("plans/b/plan.yaml", "document: {title: B, kind: strategy}\n"), shared]).value
    assert one.owners["o"] is not two.owners["o"]
    assert one.owners["o"].part_of[0] is one.groups["g"]
    assert two.owners["o"].part_of[0] is two.groups["g"]
    assert [str(each) for each in shared.plan.owners["o"].part_of] == ["g"]
    unlinked = link_of(shared.plan.owners["o"])
    assert unlinked is link_of(shared.plan)
    assert (unlinked.parent, unlinked.key, unlinked.file, unlinked.broken) == (None, (), None, frozenset())
    assert not unlinked.back_unknown


def test_words_speak_of_one_another_without_their_modules_being_changed() -> None:
    assert Plan.model_fields["groups"]
    assert not hasattr(periods, "Group")
    assert fields(periods.Selection)["binds"].ref is not None
    assert len(kinds_by_name()) == len(list(kinds()))


def dump(part: Any) -> Any:
    """All that is in a parsed model, as plain data."""
    if hasattr(part, "by_id"):
        return {key: dump(each) for key, each in part.by_id.items()}
    if isinstance(part, tuple):
        return [dump(each) for each in part]
    if hasattr(part, "model_fields_set"):
        return {key: dump(each) for key, each in vars(part).items()}
    return part


def test_an_owner_that_nothing_refers_to() -> None:
    owner = linked("owners: {o: {title: O}}\n").plan.owners["o"]
    assert isinstance(owner, Owner)
    assert (*owner.activities, *owner.parts, *owner.seats) == ()
    assert owner.lacks("activities")


def test_an_id_that_was_changed_is_reported_once_for_all_that_refer_to_it() -> None:
    text = "owners: {kulturchef: {title: Fritidschef}, annan: {title: A}}\ndecisions:\n"
    found = linked(text + "  d: {text: D, by: fritidschef}\n  e: {text: E, to: [annan, fritidschef]}\n")
    (finding,) = (each for each in found.found if each.code == "SAM101")
    assert finding.code == "SAM101"
    assert [speech("en")(each.message) for each in finding.related] == [
        "it is called so here too",
        "this is not referred to",
    ]
    assert finding.fix is not None
    assert len(finding.fix.changes) == 2


def test_an_id_that_is_misspelt_twice_is_reported_at_each_place() -> None:
    text = "owners: {skolchef: {title: Skolchef}}\ndecisions:\n  c: {text: C, by: skolchef}\n"
    found = linked(text + "  d: {text: D, by: skolchfe}\n  e: {text: E, by: skolchfe}\n")
    assert len(found.unknown) == 2
