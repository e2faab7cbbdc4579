"""Stretches in the timeline: a bar over their months, and to the end what goes on without a last day."""

from __future__ import annotations

import re

import pytest

from tests.conftest import MakeSpace

PLAN = """
document: {title: P, kind: action-plan, valid: {from: 2026-07-01, until: VALID}}
focus_areas:
  f:
    title: F
    activities:
      slut: {title: Slut, from: 2028-12-01, until: 2028-12-31}
      prov: {title: Prov, WHEN}
"""
JULY_2026, DECEMBER_2028 = 0, 29


def drawn(workspace: MakeSpace, title: str, when: str = "until: 2027-01-31", valid: str = "2028-12-31") -> str:
    text = PLAN.replace("WHEN", when).replace("VALID", valid)
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": text})
    said = space.run("show", "p", "--view", "timeline", "--lang", "sv", "--today", "2020-01-01").out
    ruler = next(line for line in said.split("\n") if "┬" in line)
    line = next(line for line in said.split("\n") if re.match(rf"\s*{title} ", line))
    return line[ruler.index("┬") :].rstrip()


def bar(first: int, last: int, end: str = "█") -> str:
    return " " * first + "█" * (last - first) + end


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("until: HT 2027", bar(12, 17)),
        ("until: Q1 2027", bar(6, 8)),
        ("until: 2027", bar(6, 17)),
        ("until: 2027-06", bar(11, 11)),
        ("until: 2027-06-30", " " * 11 + "◆"),
        ("from: HT 2026, until: HT 2027", bar(0, 17)),
        ("from: läsåret 2026/27, until: 2028", bar(1, DECEMBER_2028)),
        ("every: löpande", bar(0, DECEMBER_2028, "►")),
        ("until: tills vidare", bar(0, DECEMBER_2028, "►")),
        ("from: 2027, every: 1 year", bar(6, DECEMBER_2028, "►")),
        ("from: 2027", " " * 6 + "█" + "▒" * (DECEMBER_2028 - 6)),
        ("milestones: {prov2: {title: Steget, due: hösten 2027}}, until: 2028", bar(18, 29)),
    ],
)
def test_an_activity_is_a_bar_over_all_the_days_that_may_be_meant(
    workspace: MakeSpace, when: str, expected: str
) -> None:
    assert drawn(workspace, "Prov", when) == expected


def test_a_milestone_is_a_bar_over_its_stretch(workspace: MakeSpace) -> None:
    when = "milestones: {steg: {title: Steget, due: hösten 2027}}, until: 2028"
    assert drawn(workspace, "Steget", when) == bar(12, 17)


@pytest.mark.parametrize(
    ("valid", "expected"), [("2028-12-31", bar(0, DECEMBER_2028)), ("tills vidare", bar(0, DECEMBER_2028, "►"))]
)
def test_a_document_holds_until_further_notice(workspace: MakeSpace, valid: str, expected: str) -> None:
    assert drawn(workspace, "Dokumentet gäller", valid=valid) == expected
