"""What is told of owners, word by word."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan_cli.check.rule import Given
from samverkan_cli.rules import RULES
from tests.conftest import MakePlan
from tests.link.linked import linked
from tests.workspaces import TODAY

MANY = 40


def table(*activities: str) -> str:
    """A plan table with some activities."""
    lines = "".join(f"          a{n}: {{title: A, {each}}}\n" for n, each in enumerate(activities))
    return (
        f"focus_areas:\n  f:\n    title: F\n    strategies:\n      s:\n        title: S\n        activities:\n{lines}"
    )


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("Tuva Exempelsson", "Tuva Exempelsson is a person, and no function or body"),
        ("tuva@exempel.se", "tuva@exempel.se is an e-mail address, and no function or body"),
        ("Tuva 121212-1212", "A personal number stands where a function or a body belongs"),
    ],
)
def test_a_personal_number_is_not_said_again(plan: MakePlan, title: str, message: str) -> None:
    document = "document: {title: Plan, kind: action-plan, language: sv}\n"
    (found,) = plan(f"owners: {{a: {{title: {title}}}}}\n", document=document).findings("SAM204")
    assert found["message"] == message
    assert "1212" not in found["message"] + found["help"]


@pytest.mark.parametrize(
    ("active", "days", "message"),
    [
        ("until: 2027-06-30", "until: 2027-12-31", "Rektor exists until 2027-06-30, and A goes on until 2027-12-31"),
        (
            "from: 2027-01-01, until: 2027-06-30",
            "from: 2026-12-31",
            "Rektor exists from 2027-01-01 until 2027-06-30, and A goes on from 2026-12-31",
        ),
    ],
)
def test_when_an_owner_exists_and_where_that_stands(plan: MakePlan, active: str, days: str, message: str) -> None:
    owners = f"owners:\n  r:\n    title: Rektor\n    active: {{{active}}}\n"
    (found,) = plan(owners + table(f"owners: r, {days}")).findings("SAM206")
    assert found["message"] == message
    assert [(each["line"], each["message"]) for each in found["related"]] == [(5, "Rektor exists then")]


def test_one_and_several(plan: MakePlan) -> None:
    owners = "owners: {p: {title: Polisen, external: true}, r: {title: Regionen, external: true}}\n"
    document = "document: {title: Plan, kind: action-plan, language: sv, municipality: {name: Ekby}}\n"
    made = plan(owners + table("owners: p", "owners: [p, r], lead: p"), document=document)
    one, several = made.findings("SAM209")
    assert one["message"] == "Only Polisen answers for A, and nobody in the municipality does"
    assert several["message"] == "Only Polisen and Regionen answer for A, and nobody in the municipality does"


def test_a_scope_is_told_as_it_is_called(plan: MakePlan) -> None:
    owners = "owners: {s: {title: Socialkontoret, kind: unit}, p: {title: Polisen, kind: agency}}\n"
    document = "document: {title: Plan, kind: action-plan, applies_to: [s, s]}\n"
    (found,) = plan(owners + table("owners: p"), document=document).findings("SAM207")
    assert found["message"] == "Polisen answers for A, and the document applies to Socialkontoret"
    assert found["help"] == "Add p, or what it is part of, under applies_to, or choose another owner"


@pytest.mark.parametrize("code", ["SAM204", "SAM205", "SAM206", "SAM207", "SAM208", "SAM209"])
def test_a_chain_of_owners_who_all_answer_for_all(code: str) -> None:
    owners = "".join(
        f"  o{n}: {{title: Tuva Enhet {n}, kind: unit, external: true, active: {{from: 2027-01-01}}"
        + (f", part_of: o{n + 1}" if n < 29 else "")
        + "}\n"
        for n in range(30)
    )
    busy = "owners: [" + ", ".join(f"o{n}" for n in (0, 15, 29)) + "], from: 2026-01-01"
    document = (
        "document: {title: Plan, kind: action-plan, language: sv, municipality: {name: Ekby}, applies_to: [o0]}\n"
    )
    project = linked(f"owners:\n{owners}{table(*[busy] * MANY)}", document=document).project
    rule = next(rule for rule in RULES if rule.code == code)
    found = list(rule.check(project, Given(date.fromisoformat(TODAY))))
    assert bool(found) == (code not in ("SAM204", "SAM205", "SAM207"))
