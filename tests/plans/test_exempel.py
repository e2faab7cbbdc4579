"""The plan that a newcomer copies: complete, without a finding of any level, and its goals picked by votes."""

from __future__ import annotations

import json

import pytest

from samverkan_cli.link.project import Project
from tests.plans.linked import project
from tests.workspaces import REPOSITORY, TODAY, run_here

FOLDER = REPOSITORY / "plans" / "exempel"


@pytest.fixture(scope="module")
def exempel() -> Project:
    return project("exempel")


def test_nothing_is_found_of_any_level() -> None:
    ran = run_here("validate", "exempel", "--format", "json", "--today", TODAY, here=REPOSITORY)
    assert ran.findings == []
    assert ran.code == 0


def test_it_has_what_a_complete_plan_has(exempel: Project) -> None:
    assert [len(area.activities) for area in exempel.focus_areas] == [0, 0, 4]
    assert len(exempel.focus_areas) == 3
    assert len(exempel.activities) == 12
    assert len(exempel.goals) == 20
    assert all(activity.owners and (activity.until or activity.every) for activity in exempel.activities)
    assert all(indicator.baseline and indicator.target for indicator in exempel.indicators)


def test_it_says_that_it_is_made_up() -> None:
    text = (FOLDER / "plan.yaml").read_text(encoding="utf-8")
    assert "Tornsvalla kommun finns inte" in text
    assert "Kommunen är påhittad" in text  # in the document too, where no comment is printed


def test_its_goals_are_those_of_the_record(exempel: Project) -> None:
    [[(_, selection)]] = [period.selections for period in exempel.periods]
    assert selection.record is not None
    record = json.loads((FOLDER / selection.record).read_text(encoding="utf-8"))
    assert record["method"] == "vote"
    assert [goal["id"] for goal in record["goals"]] == [picked.goal.id for picked in selection.goals]


def test_the_votes_are_not_kept() -> None:
    assert {path.suffix for path in FOLDER.rglob("*") if path.is_file()} == {".yaml", ".json"}
    ran = run_here("replay", "exempel", "--lang", "en", here=REPOSITORY)
    assert ran.code == 2
    assert "--ballots" in ran.err
