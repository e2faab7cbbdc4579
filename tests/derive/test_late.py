"""What is late on a day."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan_cli.derive.late import late
from tests.document.arrange.lines import project

CASES = [
    # What stands in an activity, and what is late on 2 June 2027, by how many days.
    ("until: 2027-06-01", [("A", 1)]),
    ("until: 2027-06-02", []),
    ("until: maj 2027", [("A", 2)]),
    ("until: 2027-06-01, status: done", []),
    ("until: 2027-06-01, status: dropped", []),
    ("until: 2027-06-01, status: paused", [("A", 1)]),
    ("from: 2027-08-01, until: 2027-06-01", []),
    ("until: 2027-12-01, milestones: {m: {title: M, due: 2027-05-01}}", [("M", 32)]),
    ("until: 2027-12-01, milestones: {m: {title: M, due: 2027-05-01, status: done}}", []),
    ("status: done, milestones: {m: {title: M, due: 2027-05-01}}", []),
    ("until: 2027-06-01, milestones: {m: {title: M, due: 2027-05-01}}", [("A", 1), ("M", 32)]),
]


@pytest.mark.parametrize(("said", "found"), CASES)
def test_what_was_to_be_done_and_is_not(said: str, found: list[tuple[str, int]]) -> None:
    plan = project(
        "document: {title: P, kind: action-plan}\n"
        f"focus_areas: {{f: {{title: F, activities: {{a: {{title: A, {said}}}}}}}}}\n"
    )
    today = date(2027, 6, 2)
    some = late(plan, today)
    assert [((each.milestone or each.activity).title, each.days(today)) for each in some] == found
