"""How far activities and focus areas have come, as a report has it."""

from __future__ import annotations

import pytest

from samverkan_cli.derive.progress import progress, status_counts
from tests.document.arrange.lines import project

CASES = [
    # What stands in an activity, what the report before says of it and what this one does; how far it has come.
    ("status: planned", "", "status: ongoing", "ongoing"),
    ("status: done", "", "status: ongoing", "ongoing"),
    ("status: ongoing", "", "text: Bra.", "without"),
    ("status: ongoing", "", "", "silent"),
    ("status: ongoing, from: 2028-01-01", "", "", "later"),
    ("status: ongoing, from: 2027-01-01", "", "", "silent"),
    ("status: dropped", "", "", "dropped"),
    ("status: planned", "status: done", "", "done"),
    ("status: dropped", "status: done", "", "done"),
    ("status: dropped", "status: ongoing", "", "dropped"),
]
NEWS = [("status: dropped", "", ""), ("status: dropped", "status: ongoing", "")]
"""Those that were dropped without a word in any report."""


@pytest.mark.parametrize(("said", "before", "now", "state"), CASES)
def test_how_far_an_activity_has_come(said: str, before: str, now: str, state: str) -> None:
    def report(id: str, day: str, says: str) -> str:
        told = f", activities: {{a: {{{says}}}}}" if says else ""
        return f"  {id}: {{title: U, date: {day}, summary: Kort.{told}}}\n"

    plan = project(
        "document: {title: P, kind: action-plan}\n"
        f"focus_areas: {{f: {{title: F, activities: {{a: {{title: A, {said}}}}}}}}}\n"
        f"follow_ups:\n{report('u0', '2026-12-01', before)}{report('u1', '2027-12-01', now)}"
    )
    ((_, found),) = progress(plan, plan.follow_ups["u1"]).items()
    assert status_counts([found]) == {state: 1}
    assert found.is_news is ((said, before, now) in NEWS)
