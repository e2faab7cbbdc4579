"""What `render` writes, read as a new plan: the activities are those of the plan, and no word of the file is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from tests.conftest import MakeSpace
from tests.intake.reading import imported, plan_text, project, words, words_of_file
from tests.workspaces import Space

ROOT = Path(__file__).parents[2]
PLANS = [
    pytest.param("pitea"),
    pytest.param("exempel", marks=pytest.mark.long),
    pytest.param("danderyd", marks=pytest.mark.long),
    pytest.param("kavlinge", marks=pytest.mark.long),
]
_STATED = ("title", "status", "from_", "until", "every", "priority", "prevention", "tier", "audience", "ages")
_WHO = ("owners", "partners", "consulted")
_WHY = ("goals", "needs", "indicators")


def original(name: str) -> Project:
    loaded = open_workspace(ROOT).load(name)
    return link(loaded.name, loaded.folder, loaded.parts).value


def written(name: str, form: str, folder: Path) -> bytes:
    ran = Space(ROOT).run("render", name, "--to", form, "--no-commit", "-o", str(folder), "--today", "2026-11-30")
    assert ran.code == 0, ran.err
    (path,) = (folder / name).iterdir()
    return path.read_bytes()


def said(plan: Project) -> list[dict[str, Any]]:
    """What a document can say of each activity, in the words of the plan and not by ids."""
    found = []
    for each in plan.activities:
        one: dict[str, Any] = {key: str(getattr(each, key)) for key in _STATED}
        one |= {key: [other.title for other in getattr(each, key)] for key in _WHO}
        one |= {key: {other.title for other in getattr(each, key)} for key in _WHY}
        one["area"] = each.focus_area.title
        one["strategy"] = each.strategy.title if each.strategy else ""
        one["lead"] = each.lead.title if each.lead else ""
        found.append(one)
    return found


@pytest.mark.parametrize("name", PLANS)
def test_our_word_document_becomes_the_plan_again(name: str, workspace: MakeSpace, tmp_path: Path) -> None:
    space, raw = workspace({}), written(name, "docx", tmp_path)
    ran = imported(space, "plan.docx", raw, "--keep-persons")
    assert ran.code == 0, ran.err
    made, plan = project(space), original(name)
    assert words_of_file(raw) - words(plan_text(space)) - words(ran.out) <= {"innehåll"}
    assert [each["title"] for each in said(made)] == [each["title"] for each in said(plan)]
    if name in ("exempel", "pitea"):
        assert said(made) == said(plan)
        areas = [(each.title, [goal.title for goal in each.goals]) for each in made.focus_areas]
        assert areas == [(each.title, [goal.title for goal in each.goals]) for each in plan.focus_areas]
        aimed_at = {goal.title for each in plan.activities for goal in each.serves}
        assert {each.title for each in made.goals} >= aimed_at
        assert [each.title for each in made.needs] == [each.title for each in plan.needs]
        assert [each.title for each in made.indicators] == [each.title for each in plan.indicators]


@pytest.mark.parametrize("name", PLANS)
def test_our_table_becomes_a_new_plan_with_its_ids(name: str, workspace: MakeSpace, tmp_path: Path) -> None:
    space, raw = workspace({}), written(name, "xlsx", tmp_path)
    ran = imported(space, "plan.xlsx", raw, "--keep-persons")
    assert ran.code == 0, ran.err
    made, plan = project(space), original(name)
    assert [each.id for each in made.activities] == [each.id for each in plan.activities]
    assert said(made) == said(plan)
