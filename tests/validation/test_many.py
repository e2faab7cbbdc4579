"""Many plans are judged one by one, in several processes, and nothing that is reported of them is otherwise."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.i18n.speech import speech
from samverkan_cli.load.workspace import Workspace, open_workspace
from samverkan_cli.validation import many
from samverkan_cli.validation.checking import Outcome, checked
from tests.conftest import MakeSpace

TODAY = date(2026, 11, 21)
PLAN = """\
document:
  title: Plan {n}
  kind: action-plan
  status: adopted
  adopted: {{date: 2026-06-15}}
  language: sv
  municipality: {{name: Kommun {m}, code: "0{m}00"}}
  registry_no: KS 2026/{m}
owners:
  o{n}: {{title: Enhet {n}, kind: unit}}
  bortglömd: {{title: Nämnden {n}, kind: board}}  # samverkan: ignore[unused-owner] den kommer till användning
focus_areas:
  f:
    title: Område {n}
    goals: [veta, saknas]
    strategies:
      s:
        title: Väg {n}
        activities:
          a: {{title: Starta en öppen verksamhet i stadsdelen, owners: [], until: 2026-0{m}-01}}
          b: {{title: Utbilda ledare, owners: [o{n}], lead: bortglömd}} # samverkan: ignore[late] inget
"""
GOALS = """\
goals:
  veta: {title: Veta vart man vänder sig}
  trivas: {title: Trivas i skolan}  # samverkan: ignore[unused-goal] delas av alla
  orden: {title: Utredningen skrivs}
"""


@pytest.fixture
def space(workspace: MakeSpace) -> Workspace:
    """Nine plans of three municipalities, with a shared bank and comments; one cannot be read, one says nothing."""
    files = {f"plans/p{n}/plan.yaml": PLAN.format(n=n, m=n % 3 + 1) for n in range(9)}
    files |= {"samverkan.yaml": "", "plans/goals.yaml": GOALS, "plans/tom/plan.yaml": "document: {kind: policy}\n"}
    files["plans/p3/plan.yaml"] += "  - fel\n"
    return open_workspace(workspace(files).root)


def outcome(space: Workspace, processors: int, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    monkeypatch.setattr(many, "_processors", lambda: processors)
    monkeypatch.setattr(many, "_AT_ONCE", 2)
    return many.checked_many(open_workspace(space.root), tuple(space.plans), (TODAY, (), ()), speech("sv"))


@pytest.mark.parametrize("processors", [1, 2])
def test_what_is_found_is_the_same(processors: int, space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = outcome(space, processors, monkeypatch)
    together = checked(space, tuple(space.plans), TODAY, speech("sv"))
    assert len({each.code for each in together.found}) > 8
    assert one_by_one.found == together.found
    assert one_by_one.facts == together.facts
    asked, same = (
        [each.among.asked for each in outcome.found if each.among is not None] for outcome in (one_by_one, together)
    )
    assert asked == same
    assert not one_by_one.plans


def test_a_plan_is_let_go_and_read_again_where_it_is_asked_for(space: Workspace) -> None:
    work = many._Work(space, (TODAY, (), ()))
    work.judged(tuple(space.plans))
    reader = work.workspace.reader
    assert set(reader._read) == {"plans/goals.yaml"}
    assert reader.source("plans/p4/plan.yaml").text == PLAN.format(n=4, m=2)
    assert reader.positions("plans/p4/plan.yaml").root is not None


def test_where_a_process_is_killed_the_rest_is_judged_all_the_same(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, judged = os.getpid(), many._Work.judged
    monkeypatch.setattr(
        many._Work, "judged", lambda self, names: judged(self, names) if os.getpid() == here else os._exit(9)
    )
    assert outcome(space, 2, monkeypatch).found == checked(space, tuple(space.plans), TODAY, speech("sv")).found


def test_a_workspace_is_opened_without_reading_its_plans(space: Workspace) -> None:
    assert not [file for file in space.reader._read if "/p4/" in file]


def test_the_command_takes_this_way_with_many_plans(workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"plans/p{n}/plan.yaml": PLAN.format(n=n, m=n % 3 + 1) for n in range(24)}
    made = workspace(files | {"samverkan.yaml": "", "plans/goals.yaml": GOALS})
    first = made.run("validate", "--today", str(TODAY), "--format", "json")
    monkeypatch.setattr("samverkan_cli.cli.validate.MANY", 1_000)
    assert Path(made.root, "plans/p4/plan.yaml").exists()
    again = made.run("validate", "--today", str(TODAY), "--format", "json")
    assert (first.code, first.out) == (again.code, again.out)
