"""What a linked plan knows of itself as a whole: what is referred to, what was left out, where a collection begins."""

from __future__ import annotations

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Source
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.validate import parse
from samverkan_cli.yamltext.parser import read
from tests.link.linked import linked
from tests.workspaces import DOCUMENT


def faulty(text: str) -> Project:
    """A plan whose file has faults."""
    part, findings = parse("plans/p/plan.yaml", read(Source("plans/p/plan.yaml", DOCUMENT + text)).data)
    result = link("p", "plans/p", [part])
    assert findings or result.findings
    return result.value


def used(plan: Project, collection: str) -> list[str]:
    return [each.id for each in getattr(plan, collection) if plan.is_referred_to(each)]


def test_whatever_refers_counts_in_whatever_field() -> None:
    plan = linked(
        "owners: {a: {title: A, part_of: b}, b: {title: B}, c: {title: C, part_of: c}, d: {title: D}, e: {title: E}}\n"
        "funding: {f: {title: F, shares: {d: 100}}, g: {title: G}}\n"
        "groups: {r: {title: R, kind: council, chair: e}}\n"
        "periods: {p: {from: 2027-01-01, until: 2027-12-31, selections: {a: {goals: m}}}}\n"
        "goals: {m: {title: M}, n: {title: N}}\n"
    ).project
    assert used(plan, "owners") == ["a", "b", "d", "e"]
    assert used(plan, "funding") == []
    assert used(plan, "goals") == ["m"]


def test_what_was_left_out_may_have_referred() -> None:
    plan = faulty(
        "owners: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}, e: {title: E}}\n"
        "goals:\n"
        "  Fel: {title: Fel, indicators: [i]}\n"
        "indicators: {i: {title: I, owners: 'a, b'}, j: {title: J}, k: {title: K, owners: -c}}\n"
        "funding: {f: {title: F, shares: {d: [60]}}}\n"
    )
    assert [each.id for each in plan.owners if each.perhaps_meant] == ["a", "b", "c", "d"]
    assert used(plan, "owners") == ["a", "b", "c", "d", "e"]
    assert used(plan, "indicators") == ["i"]


def test_a_reference_that_could_not_be_used_may_be_to_anything_of_its_kind() -> None:
    plan = faulty("owners: {a: {title: A}}\nneeds: {n: {title: N}}\nfunding: {f: {title: F, by: någon}}\n")
    assert plan.may_refer_unread(plan.owners["a"])
    assert not plan.may_refer_unread(plan.needs["n"])
    assert used(plan, "needs") == []


def test_texts_of_what_was_left_out_are_remembered() -> None:
    assert linked("needs: {n: {title: En väg in}}\n").project.unread == frozenset()
    plan = faulty("needs: {N: {title: En väg in}}\nowners: {a: {title: A, text: [Många]}}\n")
    assert {"En väg in", "Många"} <= plan.unread
    plan = faulty("owners: {a: {title: A}}\ngroups: {a: {title: Tvillingen, kind: council}}\n")
    assert "Tvillingen" in plan.unread


def test_whether_every_activity_is_known() -> None:
    area = "focus_areas: {o: {title: O, strategies: {s: {title: S, activities: {k: {title: K}}}}}}\n"
    assert linked(area).project.knows_activities
    assert linked().project.knows_activities
    assert not faulty(area.replace("k:", "K:")).knows_activities
    assert not faulty(area.replace("s:", "S:")).knows_activities
    assert not faulty(area.replace("o:", "O:")).knows_activities
    assert faulty(area.replace("title: K", "until: snart, title: K")).knows_activities


def test_where_a_collection_begins() -> None:
    plan = linked(
        more={"plans/p/a.yaml": "needs: {n: {title: N}}\n", "plans/p/b.yaml": "needs: {m: {title: M}}\n"}
    ).project
    assert plan.heading("needs") == Location("plans/p/a.yaml", ("needs",))


def test_nought_and_no_are_said() -> None:
    plan = linked(
        "best_interests: {affected: false}\n"
        "indicators: {i: {title: I, limit: 0, target: {value: 0}}}\n"
        "needs: {n: {title: N, mentions: 0, text: ''}}\n"
    ).project
    indicator = plan.indicators["i"]
    assert plan.best_interests is not None
    assert not plan.best_interests.lacks("affected")
    assert not indicator.lacks("limit")
    assert not indicator.target[0].lacks("value")
    assert indicator.lacks("baseline")
    assert not plan.needs["n"].lacks("mentions")
    assert plan.needs["n"].lacks("text")
    assert plan.needs["n"].lacks("activities")
