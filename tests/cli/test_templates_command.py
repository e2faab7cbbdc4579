"""`samverkan templates`: what ships, what is the workspace's own, and a copy to change."""

from __future__ import annotations

import pytest

from samverkan_cli.document.templates import USES, shipped, shipped_names
from tests.conftest import MakePlan, MakeSpace

PLAN = "document: {title: P, kind: action-plan}\n"


def test_each_template_that_ships_is_listed_with_what_it_is_for(plan: MakePlan) -> None:
    out = plan().run("templates", "list").out.splitlines()
    assert [line.split()[0] for line in out] == list(shipped_names())
    assert all(len(line.split()) > 1 for line in out if line.split()[0] in USES)


def test_the_workspaces_own_are_marked(workspace: MakeSpace) -> None:
    space = workspace(
        {"plans/p/plan.yaml": PLAN, "templates/lib.typ": "", "templates/mine.typ": "", "templates/x/y": ""}
    )
    marked = [line for line in space.run("templates", "list").out.splitlines() if "'s own" in line]
    assert [line.split()[0] for line in marked] == ["lib.typ", "mine.typ"]


def test_a_copy_is_the_same_and_goes_where_the_workspace_has_its_templates(workspace: MakeSpace) -> None:
    space = workspace({"plans/p/plan.yaml": PLAN, "samverkan.yaml": "templates: mallar\n"})
    ran = space.run("templates", "copy", "lib.typ")
    assert (ran.code, ran.out) == (0, "")
    assert "Written: mallar/lib.typ" in ran.err
    assert (space.root / "mallar" / "lib.typ").read_bytes() == (shipped() / "lib.typ").read_bytes()


def test_what_is_there_is_left(workspace: MakeSpace) -> None:
    space = workspace({"plans/p/plan.yaml": PLAN, "templates/lib.typ": "mitt"})
    assert space.run("templates", "copy", "lib.typ").code == 2
    assert (space.root / "templates" / "lib.typ").read_text() == "mitt"


def test_a_dry_run_writes_nothing(plan: MakePlan) -> None:
    space = plan()
    assert space.run("templates", "copy", "lib.typ", "--dry-run").out == "templates/lib.typ would be written\n"
    assert not (space.root / "templates").exists()


@pytest.mark.parametrize("name", ["lib.typo", "../lib.typ", "fonts", ""])
def test_there_is_no_such_template(plan: MakePlan, name: str) -> None:
    ran = plan().run("templates", "copy", name)
    assert ran.code == 2
    assert "There is no template" in ran.err
