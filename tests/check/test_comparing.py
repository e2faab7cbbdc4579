"""Rules over several plans: which plans are held against one another, and what is said when not all of them are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from samverkan_cli.check.rule import WARNING, Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from tests.conftest import MakeSpace
from tests.rules.made import comparing, with_rules

Noted = tuple[str, Location]


def noted(plan: Project, given: Given) -> Noted:  # noqa: ARG001 - as every rule
    return plan.document.title, plan.document.at("title")


def alike(plans: Mapping[str, Noted], given: Given) -> Iterator[tuple[str, Finding]]:  # noqa: ARG001 - as every rule
    first: dict[str, str] = {}
    for name, (title, place) in plans.items():
        if title in first:
            yield name, Finding(place, Message("{plan} is called so too", plan=first[title]))
        first.setdefault(title, name)


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, comparing("SAM999", "same-plan", WARNING, noted, alike))


def _plan(municipality: str = "", end: str = "") -> str:
    said = f"document:\n  title: Plan{end}\n  kind: action-plan\n"
    return said + (f"  municipality: {municipality}\n" if municipality else "")


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("", "", True),
        ('{code: "1257"}', '{code: "1257", name: Annat}', True),
        ("{name: Ystad kommun}", "{name: Ystad Kommun}", True),
        ("{name: Ystad kommun}", "{name: Skurups kommun}", False),
        ('{code: "1257"}', "", False),
    ],
)
def test_plans_of_one_municipality_are_compared(workspace: MakeSpace, one: str, other: str, *, compared: bool) -> None:
    space = workspace({"samverkan.yaml": "", "plans/a/plan.yaml": _plan(one), "plans/b/plan.yaml": _plan(other)})
    found = space.findings("same-plan")
    assert [(each["plan"], each["plans"], each["line"]) for each in found] == ([("b", ["b"], 2)] if compared else [])


def test_only_the_plans_that_are_checked_are_compared(workspace: MakeSpace) -> None:
    files = {"samverkan.yaml": "", "plans/a/plan.yaml": _plan(), "plans/b/plan.yaml": _plan()}
    assert workspace(files).findings("same-plan", plan="b") == []


def test_an_ignore_is_not_needless_where_not_every_plan_was_asked(workspace: MakeSpace) -> None:
    ignored = _plan(end="  # samverkan: ignore[same-plan] så är det")
    space = workspace({"samverkan.yaml": "", "plans/a/plan.yaml": _plan(), "plans/b/plan.yaml": ignored})
    assert space.findings("SAM010", "same-plan") == []
    assert space.findings("SAM010", "same-plan", plan="b") == []
    space.write({"plans/a/plan.yaml": _plan(end=" A")})
    assert [each["code"] for each in space.findings("SAM010", "same-plan")] == ["SAM010"]
