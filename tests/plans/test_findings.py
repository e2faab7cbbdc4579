"""What is found in the worked examples is what is wrong with the real documents, each with its place.

The expected findings stand in `expected/`, a line each: code, level, file and line, and how many one gathers.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import REPOSITORY, TODAY, run_here

EXPECTED = Path(__file__).parent / "expected"
PLANS = sorted(path.name for path in (REPOSITORY / "plans").iterdir() if path.is_dir())


def test_every_plan_has_its_expectation() -> None:
    assert [path.stem for path in sorted(EXPECTED.glob("*.txt"))] == PLANS


@pytest.mark.parametrize("plan", PLANS)
def test_what_is_found_is_what_is_wrong_with_the_real_document(plan: str) -> None:
    ran = run_here("validate", plan, "--format", "json", "--today", TODAY, here=REPOSITORY)
    folder = f"plans/{plan}/"
    found = [
        f"{each['code']} {each['level']} {each['file'].removeprefix(folder)}:{each['line']}"
        + (f" gathers {len(each['gathered'])}" if each["gathered"] else "")
        for each in ran.findings
    ]
    # What a draft lacks is a warning; what an adopted plan lacks may be an error.
    assert ran.code == int(any(each["level"] == "error" for each in ran.findings))
    assert found == (EXPECTED / f"{plan}.txt").read_text(encoding="utf-8").splitlines()
