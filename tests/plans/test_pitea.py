"""The worked example from Piteå: nothing of the source was lost on the way, and nothing was made up."""

from __future__ import annotations

import pytest

from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Prevention
from tests.plans.linked import project


@pytest.fixture(scope="module")
def pitea() -> Project:
    return project("pitea")


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
    assert [levels.count((level,)) for level in Prevention] == [7, 9, 18]
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
