"""Twice as much to compare is twice the work, of whatever there is much: counted in calls, as in tests/bounds."""

from __future__ import annotations

import re
from datetime import date

import pytest

from samverkan_cli.compare.differences import differences
from samverkan_cli.compare.worded import Earlier, worded
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.views.impact import build
from tests.bounds.honest import EACH, plan
from tests.bounds.test_linear import MOST, SLACK, SOME, calls
from tests.compare.versions import project_of
from tests.workspaces import TODAY

FEW = ("activities",)


@pytest.mark.parametrize("name", [pytest.param(name, marks=[] if name in FEW else pytest.mark.long) for name in EACH])
def test_twice_as_much_is_twice_the_work(name: str) -> None:
    work = []
    for size in (2, SOME, 2 * SOME, 4 * SOME):
        text = plan(name, size)
        # Every title, text and year is another.
        other = re.sub(r"(title|text): ", r"\1: Ny ", text).replace("202", "201")
        old, new, same = project_of(text), project_of(other), project_of(text)

        def compare() -> None:
            worded(old, new, differences(old, new), Earlier(), Phrases("sv"))  # noqa: B023 - called at once
            assert not differences(old, same)  # noqa: B023
            build([old], [next(iter(old.owners)).id] if old.owners else [], date.fromisoformat(TODAY))  # noqa: B023

        work.append(calls(compare))
    _, once, twice, four = work
    assert four - twice <= MOST * max(twice - once, 0) + SLACK, work
