"""In which language a plan is taken to be, and what is said of rules that could not run."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import TODAY

PLAN = """\
document: {title: Plan, kind: action-plan%s}
sections:
  s:
    title: S
    text: %s
"""
SWEDISH = (
    "Många vuxna möter samma barn, och de behöver veta vad de andra gör. Det är inte alltid så. När skolan är orolig "
    "ska den kunna fråga socialtjänsten, och svaret ska komma samma vecka. Därför får alla som arbetar med barn en "
    "gemensam väg in, från förskolan till gymnasiet, även på kvällar och helger."
)
ENGLISH = (
    "Many adults meet the same children, and they need to know what the others do. That is not always so. When the "
    "school is worried it should be able to ask the social services, and the answer should come in the same week. So "
    "everybody who works with children gets a common way in, from preschool on, in evenings and at weekends too."
)
NORWEGIAN = (
    "Mange voksne møter de samme barna, og de trenger å vite hva de andre gjør. Det er ikke alltid slik. Når skolen er "
    "bekymret skal den kunne spørre barnevernet, og svaret skal komme samme uke. Derfor får alle som arbeider med barn "
    "en felles vei inn, fra barnehagen til videregående, også på kvelder og i helger, og de skal vite om den."
)


def not_run(workspace: MakeSpace, document: str, text: str, settings: str = "") -> dict[str, str]:
    """Which of two rules could not run, and why."""
    space = workspace({"samverkan.yaml": settings, "plans/p/plan.yaml": PLAN % (document, text)})
    judged: Any = space.validate("--select", "SAM401,SAM402").json
    return {each["code"]: each["why"] for each in judged["plans"][0]["not_run"]}


@pytest.mark.parametrize(
    ("document", "text", "settings"),
    [
        (", language: sv", "Kort", ""),
        (", language: sv-FI", "Kort", ""),
        ("", "Kort", "language: sv\n"),
        ("", SWEDISH, ""),
        (", language: sv", ENGLISH, "language: en\n"),
    ],
)
def test_swedish(workspace: MakeSpace, document: str, text: str, settings: str) -> None:
    assert not_run(workspace, document, text, settings) == {}


@pytest.mark.parametrize(
    ("document", "text", "settings"),
    [
        ("", "Kort", ""),
        ("", ENGLISH, ""),
        ("", NORWEGIAN, ""),
        ("", SWEDISH, "language: en\n"),
        (", language: en", SWEDISH, "language: sv\n"),
        (", language: fi", SWEDISH, "language: sv\n"),
    ],
)
def test_not_known_to_be_swedish(workspace: MakeSpace, document: str, text: str, settings: str) -> None:
    assert not_run(workspace, document, text, settings) == {"SAM401": "language", "SAM402": "language"}


@pytest.mark.parametrize(
    ("kind", "valid", "why"),
    [
        ("action-plan", "", {"SAM303": "validity"}),
        ("action-plan", ", valid: {from: 2026-01-01}", {}),
        ("action-plan", ", valid: {until: 2028-01-01}", {}),
    ],
)
def test_when_the_plan_holds_is_not_known(workspace: MakeSpace, kind: str, valid: str, why: dict[str, str]) -> None:
    space = workspace({"plans/p/plan.yaml": f"document: {{title: Plan, kind: {kind}{valid}}}\n"})
    judged = space.validate("--select", "SAM303").json["plans"][0]
    assert {each["code"]: each["why"] for each in judged["not_run"]} == why


def test_a_rule_that_asks_nothing_of_a_kind_of_document_is_not_missed(workspace: MakeSpace) -> None:
    space = workspace({"plans/p/plan.yaml": "document: {title: Plan, kind: report}\n"})
    assert space.validate("--select", "SAM304,SAM801").json["plans"][0]["not_run"] == []


def test_in_text_a_line_says_what_could_not_run(workspace: MakeSpace) -> None:
    space = workspace({"plans/p/plan.yaml": PLAN % ("", "Kort")})
    ran = space.run("validate", "--select", "SAM401,SAM402,SAM303", "--today", TODAY)
    assert ran.out == (
        "p: not checked, because it is not known when the plan holds: SAM303\n"
        "p: not checked, because the text is not known to be Swedish: SAM401 and SAM402\n"
        "\n"
        "Nothing found in 1 plan, 1 file\n"
    )


def test_rules_that_read_more_where_it_is_swedish_say_that_they_did_not(workspace: MakeSpace) -> None:
    def partly(document: str) -> list[str]:
        space = workspace({"plans/p/plan.yaml": PLAN % (document, "Kort")})
        judged: Any = space.validate("--select", "SAM2,SAM312,SAM805,SAM819").json
        return [each["code"] for each in judged["plans"][0]["not_run"] if each["why"] == "partly"]

    assert partly("") == ["SAM204", "SAM312", "SAM805", "SAM819"]
    assert partly(", language: en") == ["SAM204", "SAM805"]
    assert partly(", language: sv") == []
