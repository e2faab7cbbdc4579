"""Each hostile plan ends in findings, in a process with limits on its time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_cli.rules.identity.circular_structure import MOST
from tests.bounds.hostile import HOSTILE
from tests.forking import Forking, Limits
from tests.searching import one_in
from tests.workspaces import DOCUMENT, Space

LIMITS = Limits(seconds=20, megabytes=1_024)
"""Each takes two seconds and 200 MB on a machine with nothing else to do; the test asks only that it ends."""
TENTH, ALL = 10, 1
LARGEST = 4_000_000
"""Of what is written. Nobody reads so much, but it is no harm."""


@pytest.mark.parametrize("share", [TENTH, pytest.param(ALL, marks=pytest.mark.long)], ids=["tenth", "all"])
@pytest.mark.parametrize("name", one_in(2, HOSTILE))
def test_it_ends_in_findings(name: str, share: int, forking: Forking, tmp_path: Path) -> None:
    files = {"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/typed.yaml": HOSTILE[name](share)}
    here = Space(tmp_path).write(files).root
    code, out, err = forking.run(["validate"], here=here, limits=LIMITS)
    assert (code in (0, 1), err) == (True, b"")
    assert b"SAM" in out
    assert b"Traceback" not in out
    assert len(out) < LARGEST


def test_loops_are_listed_up_to_a_limit(tmp_path: Path) -> None:
    text = HOSTILE["300 groups that report to one another"](TENTH)
    space = Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/typed.yaml": text})
    found = space.findings("SAM104")
    assert len(found) == MOST + 1
    assert found[-1]["message"] == f"There are more than {MOST} such loops; the others are not listed"
