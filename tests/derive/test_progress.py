"""How far activities have come, by what the plan and its follow-ups say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.derive.reporting import is_over
from tests.derive.projects import project_of

# the activity's own status, what follow-ups say (date and status), and whether it is over on 2028-01-01
STATUSES: list[tuple[str, list[str], bool | None]] = [
    ("", [], False),
    ("status: planned", [], False),
    ("status: ongoing", [], False),
    ("status: paused", [], False),
    ("status: done", [], True),
    ("status: verified", [], True),
    ("status: dropped", [], True),
    ("status: ongoing", ["2027-01-01 done"], True),
    ("", ["2027-01-01 done", "2027-06-01 ongoing"], False),
    ("", ["2027-06-01 done", "2027-01-01 ongoing"], True),
    ("", ["2027-06-01 ongoing", "2027-06-01 done"], True),
    ("", ["2027-01-01 done", "2027-06-01"], True),
    # The plan may have been changed after the follow-up.
    ("status: done", ["2027-01-01 ongoing"], True),
    # A follow-up that is still to come says nothing yet.
    ("status: ongoing", ["2028-01-01 done"], True),
    ("status: ongoing", ["2028-01-02 done"], False),
    # What cannot be used may have said so.
    ("status: klar", [], None),
    ("status: ongoing", ["2027-01-01 klar"], None),
    ("status: ongoing", ["2027-01-01 klar", "2027-06-01 ongoing"], False),
    ("status: ongoing", ["2027-01-01 ongoing", "i juni done"], None),
]


@pytest.mark.parametrize(("own", "followed", "over"), STATUSES)
def test_whether_an_activity_is_over(tmp_path: Path, own: str, followed: list[str], over: bool | None) -> None:
    reports = ""
    for n, said in enumerate(followed):
        day, _, status = said.rpartition(" ") if said[-1].isalpha() else (said, "", "")
        inside = f"status: {status}" if status else "text: Det går bra."
        reports += f"  f{n}: {{title: F, date: {day}, activities: {{kurs: {{{inside}}}}}}}\n"
    area = f"a: {{title: A, strategies: {{s: {{title: S, activities: {{kurs: {{title: K, {own}}}}}}}}}}}"
    project = project_of(tmp_path, f"focus_areas: {{{area}}}\nfollow_ups:\n{reports}")
    (activity,) = project.activities
    assert is_over(activity, date(2028, 1, 1)) is over
