"""What is indented too little for the thing above it, several levels further in: one finding, and nothing follows."""

from __future__ import annotations

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT

WHO = """\
owners: {chef: {title: Chef, kind: function}}
goals: {g: {title: Veta vem de kan fråga}}
"""
AREAS = """\
focus_areas:
  f:
    title: Stöd
    goals: [g]
    strategies:
      s:
        title: Ge stöd tidigt
        activities:
          telefontid:
            title: Öppna en telefontid
            owners: [chef]
"""
BESIDE = "kurs stands beside activities, not under it | Indent it further, as the others under activities"
ABOVE = "There is no field {} here | It belongs to telefontid above it: indent it further, as the others there"
ACTIVITY = ("title: Hålla en kurs", "owners: [chef]", "goals: [g]", "until: 2027-11-30")


def typed(indent: int, further: int) -> str:
    lines = [f"{' ' * indent}kurs:", *(f"{' ' * (indent + further)}{line}" for line in ACTIVITY)]
    return "".join(f"{line}\n" for line in lines)


CASES = {
    "a day at the left edge": ("until: 2027-11-30\n", ABOVE.format("until")),
    "a status at the left edge": ("status: planned\n", ABOVE.format("status")),
    "an activity at the left edge": (typed(0, 2), BESIDE),
    "an activity among the focus areas": (typed(2, 2), BESIDE),
    "an activity with no indentation at all": (typed(0, 0), BESIDE),
}


@pytest.mark.parametrize(("lines", "said"), CASES.values(), ids=CASES)
def test_what_is_indented_too_little(lines: str, said: str, workspace: MakeSpace) -> None:
    files = {"plans/p/plan.yaml": DOCUMENT + WHO, "plans/p/aktiviteter.yaml": AREAS + lines}
    space = workspace({"samverkan.yaml": "", **files})
    found = space.run("validate", "--format", "json", "--ignore", "SAM801", "--today", "2026-11-30").findings
    wrong = [each for each in found if each["code"] < "SAM2" or each["code"] == "SAM603"]
    assert [f"{each['message']} | {each['help']}" for each in wrong] == [said]
    assert wrong[0]["line"] == AREAS.count("\n") + 1
