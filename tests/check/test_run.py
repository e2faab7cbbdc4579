"""Which plans a rule judges, and what it says of a part that several plans share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from samverkan_cli.check.rule import INFO, WARNING, Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from tests.conftest import MakeSpace
from tests.rules.made import rule, with_rules

SHARED = "owners:\n  skolchef: {title: Skolchef}\n  socialchef: {title: Socialchef}\n"


@rule("SAM998", "idle-owner", INFO, needs_every_plan=True)
def idle(plan: Project, given: Given) -> Iterator[Finding]:  # noqa: ARG001 - as every rule
    for owner in plan.owners:
        if owner.lacks("documents"):
            yield Finding(owner.at(), Message("{owner} is idle", owner=owner.title))


@rule("SAM997", "swedish-title", WARNING, needs_language="sv")
def swedish(plan: Project, given: Given) -> Iterator[Finding]:  # noqa: ARG001 - as every rule
    yield Finding(plan.document.at("title"), Message("A title"))


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, swedish, idle)


def _plan(owner: str = "", language: str = "") -> str:
    said = f"document:\n  title: Plan\n  kind: action-plan\n{language and f'  language: {language}'}\n"
    return said + (f"  owners: {owner}\n" if owner else "")


def test_a_shared_part_is_spoken_of_only_if_it_is_so_in_every_plan(workspace: MakeSpace) -> None:
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/owners.yaml": SHARED,
            "plans/a/plan.yaml": _plan("skolchef"),
            "plans/b/plan.yaml": _plan(),
        }
    )
    (found,) = space.findings("idle-owner")
    assert (found["path"], found["plan"], found["plans"]) == (["owners", "socialchef"], None, ["a", "b"])
    assert space.findings("idle-owner", plan="b") == []  # of a no one has asked


def test_a_part_of_one_plan_is_spoken_of_whichever_plans_are_checked(workspace: MakeSpace) -> None:
    space = workspace({"plans/a/plan.yaml": _plan() + SHARED, "plans/b/plan.yaml": _plan()})
    assert [each["path"][-1] for each in space.findings("idle-owner", plan="a")] == ["skolchef", "socialchef"]


def test_a_plan_that_cannot_be_read_may_use_what_the_others_do_not(workspace: MakeSpace) -> None:
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/owners.yaml": SHARED,
            "plans/a/plan.yaml": "document: {",
            "plans/b/plan.yaml": _plan(),
        }
    )
    assert [each["code"] for each in space.findings("idle-owner")] == ["SAM002"]


def test_an_ignore_is_not_needless_where_not_every_plan_was_asked(workspace: MakeSpace) -> None:
    ignored = SHARED.replace("skolchef: {", "skolchef: {", 1).replace(
        "Skolchef}", "Skolchef}  # samverkan: ignore[idle-owner] ny"
    )
    files = {"samverkan.yaml": "", "plans/owners.yaml": ignored, "plans/a/plan.yaml": _plan("skolchef")}
    space = workspace({**files, "plans/b/plan.yaml": _plan("skolchef")})
    assert space.findings("SAM010", "idle-owner", plan="a") == []
    assert [each["code"] for each in space.findings("SAM010", "idle-owner")] == ["SAM010", "SAM998"]


@pytest.mark.parametrize(("language", "codes"), [("sv", ["SAM997"]), ("en", []), ("", [])])
def test_a_rule_that_reads_swedish_reads_only_that(workspace: MakeSpace, language: str, codes: list[str]) -> None:
    space = workspace({"plans/a/plan.yaml": _plan(language=language)})
    assert [each["code"] for each in space.findings("swedish-title")] == codes
