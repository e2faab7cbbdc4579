"""Ids: unique where the format says so, over all files of a plan, and free to be used again elsewhere."""

from __future__ import annotations

import pytest

from samverkan_cli.core.keypath import Location
from tests.link.linked import linked

AREA = "focus_areas:\n  f:\n    title: F\n    strategies:\n"


def duplicates(text: str, more: dict[str, str] | None = None) -> list[tuple[str, tuple[str | int, ...]]]:
    found = linked(text, more=more).found
    places = [each.where for each in found if each.code == "SAM102"]
    assert len(places) == len(found)
    return [(place.file, place.route) for place in places if isinstance(place, Location)]


@pytest.mark.parametrize(
    ("text", "more", "where"),
    [
        # the same collection over files
        ("needs: {n: {title: N}}\n", "needs: {m: {title: M}, n: {title: N2}}\n", ("needs", "n")),
        ("goals: {g: {title: G}}\n", "goals: {g: {title: G}}\n", ("goals", "g")),
        # owners and groups share one set of ids
        ("owners: {o: {title: O}}\n", "groups: {o: {title: O2, kind: council}}\n", ("groups", "o")),
        ("groups: {o: {title: O2, kind: council}}\n", "owners: {o: {title: O}}\n", ("owners", "o")),
        # activities are a collection of the whole plan
        (
            f"{AREA}      s: {{title: S, activities: {{a: {{title: A}}}}}}\n",
            "focus_areas:\n  g: {title: G, strategies: {t: {title: T, activities: {a: {title: B}}}}}\n",
            ("focus_areas", "g", "strategies", "t", "activities", "a"),
        ),
        ("focus_areas: {f: {title: F}}\n", "focus_areas: {f: {title: G}}\n", ("focus_areas", "f")),
    ],
)
def test_the_same_id_twice(text: str, more: str, where: tuple[str, ...]) -> None:
    assert duplicates(text, {"plans/p/z.yaml": more}) == [("plans/p/z.yaml", where)]


def test_the_same_id_twice_in_one_file() -> None:
    text = "owners: {o: {title: O}}\ngroups: {o: {title: G, kind: council}}\n"
    assert duplicates(text) == [("plans/p/plan.yaml", ("groups", "o"))]
    one, two = ("{title: S, activities: {a: {title: A}}}", "{title: T, activities: {a: {title: B}}}")
    assert [route[-4:] for _, route in duplicates(f"{AREA}      s: {one}\n      t: {two}\n")] == [
        ("strategies", "t", "activities", "a")
    ]


def test_the_first_counts_and_is_told() -> None:
    found = linked(
        "needs: {n: {title: N}}\n", more={"plans/p/z.yaml": "needs: {n: {title: N2}}\nlog: [{date: 2027, title: L}]\n"}
    )
    assert [need.title for need in found.plan.needs] == ["N"]
    related = found.found[0].related
    assert [each.where for each in related] == [Location("plans/p/plan.yaml", ("needs", "n"))]
    assert len(found.plan.log) == 1


def test_what_may_be_called_the_same() -> None:
    text = (
        "document: {title: D, kind: strategy, reporting: {x: {after: 1 year}}, age_groups: {x: {title: X}}}\n"
        "owners: {x: {title: X}}\nneeds: {x: {title: X}}\ngoals: {x: {title: X}}\nterms: {x: {title: X}}\n"
        "commissions: {x: {title: X, parts: {x: {title: X}}}, y: {title: Y, parts: {x: {title: X}}}}\n"
        "focus_areas:\n  x:\n    title: X\n    strategies:\n      x:\n        title: X\n        activities:\n"
        "          x: {title: X, milestones: {x: {title: X}}}\n          y: {title: Y, milestones: {x: {title: X}}}\n"
        "groups:\n  y: {title: Y, kind: council, tasks: {x: {title: X}}}\n"
        "  z: {title: Z, kind: council, tasks: {x: {title: X}}}\n"
        "success_factors: {x: {title: X, criteria: {x: {title: X}}}, y: {title: Y, criteria: {x: {title: X}}}}\n"
        "follow_ups:\n  x: {title: X, date: 2027-01-01, decisions: {x: {text: X}}}\n"
        "  y: {title: Y, date: 2027-01-02, decisions: {x: {text: X}}}\n"
        "decisions: {x: {text: X}}\nperiods: {x: {from: 2027-01-01, until: 2027-12-31}}\n"
    )
    assert linked(text, document="").told == []


def test_files_are_laid_together_in_the_order_in_which_they_are_given() -> None:
    more = {
        "plans/p/y.yaml": "needs: {b: {title: B}}\nlog: [{date: 2027, title: två}, {date: 2027, title: tre}]\n",
        "plans/p/z.yaml": "needs: {a: {title: A}}\nlog: {date: 2027, title: fyra}\n",
    }
    plan = linked("needs: {c: {title: C}}\nlog: [{date: 2027, title: ett}]\n", more=more).plan
    assert [need.id for need in plan.needs] == ["c", "b", "a"]
    assert [entry.title for entry in plan.log] == ["ett", "två", "tre", "fyra"]
    assert [(entry.source_file, entry.route) for entry in plan.log] == [
        ("plans/p/plan.yaml", ("log", 0)),
        ("plans/p/y.yaml", ("log", 0)),
        ("plans/p/y.yaml", ("log", 1)),
        ("plans/p/z.yaml", ("log",)),
    ]
    assert [plan.find(entry.at()) for entry in plan.log] == list(plan.log)


def test_references_go_over_files_both_ways() -> None:
    more = {
        "plans/p/z.yaml": "owners: {o: {title: O, part_of: q}}\n",
        "plans/shared.yaml": "owners: {q: {title: Q, part_of: o}}\n",
    }
    plan = linked(more=more).plan
    assert plan.owners["o"].part_of == (plan.owners["q"],)
    assert [each.id for each in plan.owners["o"].parts] == ["q"]
