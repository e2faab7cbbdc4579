"""Other plans of the workspace: what a plan carries out, and what it replaces."""

from __future__ import annotations

import pytest

from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.validation.checking import gathered
from tests.conftest import MakeSpace

STRATEGY = "document: {title: Strategin, kind: strategy}\n"


def plans(carrying: str, strategy: str = "") -> dict[str, str]:
    document = f"document: {{title: Planen, kind: action-plan, {carrying}}}\n"
    return {
        "samverkan.yaml": "",
        "plans/2020/strategi/plan.yaml": STRATEGY + strategy,
        "plans/p/plan.yaml": f"{document}governing_documents: {{lag: {{title: Lagen}}}}\n",
    }


@pytest.mark.parametrize(
    ("carrying", "said"),
    [
        ("carries_out: [2020/strategi, lag]", []),
        ("replaces: {title: Gammal, plan: 2020/strategi}", []),
        ("carries_out: lag, replaces: {title: Bara ett namn}", []),
        ("carries_out: [strategi]", ["Did you mean 2020/strategi?"]),
        ("carries_out: [Strategin]", ["Did you mean 2020/strategi?"]),
        ("carries_out: [lagg]", ["Did you mean lag?"]),
        ("carries_out: [annat]", ["Correct the spelling, or add annat: {title: Annat} under governing_documents"]),
        ("replaces: {title: G, plan: strategi}", ["Did you mean 2020/strategi?"]),
        ("replaces: {title: G, plan: lag}", ["lag is there, but as governing document; only plans can stand here"]),
        (
            "replaces: {title: G, plan: annan}",
            ["Write the name of a plan of the workspace, that is of its folder, or take the line away"],
        ),
    ],
)
def test_a_plan_or_a_document_that_is_not_there_is_said(workspace: MakeSpace, carrying: str, said: list[str]) -> None:
    space = workspace(plans(carrying))
    assert [each["help"] for each in space.findings("SAM0", "SAM101", plan="p")] == said


def test_what_a_plan_carries_out_is_called_by_its_title(workspace: MakeSpace) -> None:
    carrying = "carries_out: [2020/strategi, lag], replaces: {title: Gammal, plan: 2020/strategi}"
    (checked,) = gathered(open_workspace(workspace(plans(carrying)).root), ["p"])
    assert checked.project is not None
    document = checked.project.document
    assert [each.title for each in document.carries_out] == ["Strategin", "Lagen"]  # type: ignore[attr-defined]
    assert document.replaces is not None
    assert document.replaces.plan is not None
    assert document.replaces.plan.id == "2020/strategi"


@pytest.mark.parametrize(
    ("carrying", "goals", "found"),
    [
        ("version: 1", "g: {title: Vara trygg}", 2),
        ("carries_out: 2020/strategi", "g: {title: Känna sig trygg}", 1),
        ("carries_out: 2020/strategi", "x: {title: Vara trygg.}", 1),
        ("carries_out: 2020/strategi", "x: {title: Vara frisk}", 2),
        ("carries_out: lag", "g: {title: Vara trygg}", 2),
    ],
)
def test_a_goal_is_worked_for_in_the_plan_that_carries_out_its_strategy(
    workspace: MakeSpace, carrying: str, goals: str, found: int
) -> None:
    strategy = (
        "goals: {g: {title: Vara trygg}, h: {title: Vara lugn}, k: {title: Vara klar}}\n"
        "focus_areas: {f: {title: F, goals: [g, h], activities: {z: {title: Z, goals: [k]}}}}\n"
    )
    files = plans(carrying, strategy)
    id = goals.partition(":")[0]
    files["plans/p/plan.yaml"] += (
        f"goals: {{{goals}}}\nfocus_areas: {{f: {{title: F, activities: {{a: {{title: A, goals: [{id}]}}}}}}}}\n"
    )
    space = workspace(files)
    assert len(space.findings("SAM601", plan="strategi")) == found


def test_a_document_that_the_plan_carries_out_is_used(workspace: MakeSpace) -> None:
    assert workspace(plans("carries_out: lag")).findings("SAM606") == []
    assert len(workspace(plans("version: 1")).findings("SAM606")) == 1
