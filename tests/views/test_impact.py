"""What a thing touches: `show --view impact`."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan_cli.link.project import Project
from samverkan_cli.views.impact import Impact, build
from tests.compare.versions import EVERYTHING, project_of
from tests.conftest import MakePlan

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def project() -> Project:
    return project_of(EVERYTHING.read_text(encoding="utf-8"))


def of(project: Project, word: str) -> Impact:
    (found,) = build([project], [word], TODAY)
    return found


@pytest.mark.parametrize("word", ["skolchef", "owners/skolchef", "Skolchef", "SKOLCHEF"])
def test_a_thing_by_id_by_collection_and_by_title(project: Project, word: str) -> None:
    assert of(project, word).thing.id == "skolchef"


def test_all_that_refers_to_a_function_directly(project: Project) -> None:
    found = of(project, "socialchef")
    near = {(each.collection, each.id, each.field, each.alone) for each in found.touched if not each.through}
    assert near == {
        ("document", "", "owners", False),
        ("document", "", "lead", False),
        ("groups", "centrala-rådet", "chair", True),
        ("groups", "centrala-rådet", "members", False),
        ("activities", "föräldrachatt", "owners", False),
        ("activities", "föräldrachatt", "pilot", True),
        ("activities", "kurser", "owners", True),
        ("activities", "ledarlös", "owners", False),
        ("phases", "planering", "owners", True),
    }
    assert {each.id for each in found.alone} == {"centrala-rådet", "föräldrachatt", "kurser", "planering"}


def test_what_is_touched_through_others(project: Project) -> None:
    found = of(project, "socialchef")
    far = {(each.collection, each.id): [way.title for way in each.through] for each in found.touched if each.through}
    assert far["periods", "2026-2027"] == ["Centrala samverkansrådet"]
    assert far["parts", "metod"] == ["Starta en föräldrachatt på prov"]
    assert far["follow_ups", "år-1"] == ["Starta en föräldrachatt på prov"]


def test_the_chairs_to_come(project: Project) -> None:
    (chair,) = (
        each for each in of(project, "skolchef").touched if (each.id, each.field) == ("centrala-rådet", "chair")
    )
    assert chair.days == (date(2027, 1, 1),)


def test_what_stands_in_two_collections_must_be_said(plan: MakePlan) -> None:
    space = plan("goals: {a: {title: Veta}}\nneeds: {a: {title: Vägar}}\n")
    ran = space.run("show", "--view", "impact", "a")
    assert (ran.code, ran.out) == (2, "")
    assert "goals/a" in ran.err
    assert space.run("show", "--view", "impact", "goals/a").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--view", "impact"), "skolchef"),
        (("--view", "impact", "skolchf"), "Did you mean skolchef"),
        (("--view", "owners", "--plan", "p"), "--view impact"),
    ],
)
def test_what_is_not_said_or_not_there(plan: MakePlan, arguments: tuple[str, ...], said: str) -> None:
    space = plan("owners: {skolchef: {title: Skolchef}}\n")
    ran = space.run("show", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("format", ["text", "json", "csv"])
def test_every_form_says_what_is_touched(plan: MakePlan, format: str) -> None:
    space = plan(
        "owners: {skolchef: {title: Skolchef}}\n"
        "focus_areas: {f: {title: F, activities: {a: {title: Ordna läger, owners: [skolchef]}}}}\n"
    )
    ran = space.run("show", "--view", "impact", "skolchef", "--format", format)
    assert ran.code == 0
    assert "Ordna läger" in ran.out


def test_one_plan_of_several(plan: MakePlan) -> None:
    space = plan("owners: {chef: {title: Chef}}\n")
    space.write(
        {"plans/q/plan.yaml": "document: {title: Q, kind: policy, owners: [chef]}\nowners: {chef: {title: Chef}}\n"}
    )
    both = space.run("show", "--view", "impact", "chef", "--format", "json").json["data"]
    one = space.run("show", "--view", "impact", "chef", "--plan", "q", "--format", "json").json["data"]
    assert len(both) == 2
    assert [each["plans"] for each in one] == [["q"]]
