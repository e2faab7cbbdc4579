"""The worked example from Piteå: what is found in it, and that nothing of the source was lost on the way."""

from __future__ import annotations

import pytest

from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from tests.workspaces import REPOSITORY, TODAY, run_here

FOUND = [
    ("SAM301", "fokusområden.yaml", 18),
    ("SAM202", "fokusområden.yaml", 20),
    ("SAM301", "fokusområden.yaml", 22),
    ("SAM202", "fokusområden.yaml", 24),
    ("SAM301", "fokusområden.yaml", 46),
    ("SAM202", "fokusområden.yaml", 51),
    ("SAM301", "fokusområden.yaml", 69),
    ("SAM202", "fokusområden.yaml", 71),
    ("SAM301", "fokusområden.yaml", 77),
    ("SAM202", "fokusområden.yaml", 79),
    ("SAM301", "fokusområden.yaml", 94),
    ("SAM202", "fokusområden.yaml", 98),
    ("SAM201", "fokusområden.yaml", 101),
    ("SAM301", "fokusområden.yaml", 101),
    ("SAM105", "kartläggning.yaml", 144),
    ("SAM601", "målbank.yaml", 88),
    ("SAM304", "plan.yaml", 2),
    ("SAM801", "plan.yaml", 2),
]


@pytest.fixture(scope="module")
def pitea() -> Project:
    loaded = open_workspace(REPOSITORY).load("pitea")
    linked = link(loaded.name, loaded.folder, loaded.parts)
    assert not loaded.findings
    assert not linked.findings
    return linked.value


def test_what_is_found_is_what_is_wrong_with_the_real_plan() -> None:
    ran = run_here("validate", "pitea", "--format", "json", "--today", TODAY, here=REPOSITORY)
    assert ran.code == 0  # a draft: what it lacks are warnings
    folder = "plans/pitea/"
    assert [(each["code"], each["file"].removeprefix(folder), each["line"]) for each in ran.findings] == FOUND
    assert {each["level"] for each in ran.findings} == {"warning", "info"}


def test_the_plan_table_has_the_rows_of_the_source(pitea: Project) -> None:
    assert [area.title for area in pitea.focus_areas] == [
        "Föräldrastöd och vuxenengagemang",
        "Samråd och samarbete",
        "Samsyn och ”röda tråden”",
        "Kvalitetssäkring och uppföljning",
    ]
    assert [[len(strategy.activities) for strategy in area.strategies] for area in pitea.focus_areas] == [
        [2],
        [1],
        [1, 1],
        [2],
    ]


def test_the_mapping_has_every_item_by_level(pitea: Project) -> None:
    levels = [intervention.prevention for intervention in pitea.interventions]
    assert [levels.count((level,)) for level in ("promotive", "preventive", "remedial")] == [7, 9, 18]
    assert len(levels) == 34
    assert all(intervention.providers for intervention in pitea.interventions)


def test_what_the_source_leaves_out_is_left_out(pitea: Project) -> None:
    document = pitea.document
    assert document.adopted is not None
    assert str(document.adopted.date) == "2019"
    assert document.registry_no is None
    assert document.valid is None
    assert [activity.id for activity in pitea.activities if not activity.owners] == ["rutiner-kvalitetssäkring"]
    assert not any(activity.until or activity.from_ or activity.lead for activity in pitea.activities)


def test_challenges_commissions_and_governing_documents_are_all_there(pitea: Project) -> None:
    assert len(pitea.needs) == 9
    assert [len(commission.parts) for commission in pitea.commissions] == [3, 3]
    assert len(pitea.governing_documents) == 11


def test_the_goal_bank_was_added_and_belongs_to_the_focus_areas(pitea: Project) -> None:
    assert len(pitea.goals) == 15
    assert {goal.origin for goal in pitea.goals} == {"added"}
    assert all(goal.focus_areas for goal in pitea.goals)
    assert all(area.goals for area in pitea.focus_areas)
