"""What is found in the worked examples is what is wrong with the real documents, each with its place.

The expected findings stand in `expected/`, a line each: code, level, file and line, and how many one gathers.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.yamltext.parser import read
from tests.workspaces import REPOSITORY, TODAY, Ran, run_here

EXPECTED = Path(__file__).parent / "expected"
PLANS = sorted(path.name for path in (REPOSITORY / "plans").iterdir() if path.is_dir())


_READ = Path(__file__).parent / "contradictions.yaml"
CONTRADICTIONS: dict[str, list[dict[str, str]]] = cast(
    "Any", read(Source(_READ.name, _READ.read_text(encoding="utf-8"))).data
)
SHARE = 0.8
"""How much of what contradicts itself in the documents, as somebody read them, is to be found at the least."""


@cache
def judged(plan: str) -> Ran:
    return run_here("validate", plan, "--format", "json", "--today", TODAY, here=REPOSITORY)


def test_every_plan_has_its_expectation() -> None:
    assert [path.stem for path in sorted(EXPECTED.glob("*.txt"))] == PLANS


@pytest.mark.parametrize("plan", PLANS)
def test_what_is_found_is_what_is_wrong_with_the_real_document(plan: str) -> None:
    ran = judged(plan)
    folder = f"plans/{plan}/"
    found = [
        f"{each['code']} {each['level']} {each['file'].removeprefix(folder)}:{each['line']}"
        + (f" gathers {len(each['gathered'])}" if each["gathered"] else "")
        for each in ran.findings
    ]
    # What a draft lacks is a warning; what an adopted plan lacks may be an error.
    assert ran.code == int(any(each["level"] == "error" for each in ran.findings))
    assert found == (EXPECTED / f"{plan}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("plan", CONTRADICTIONS)
def test_what_contradicts_is_found(plan: str) -> None:
    noted = [each for each in CONTRADICTIONS[plan] if "found" in each]
    assert [each["what"] for each in noted if not any(_is_it(each, finding) for finding in judged(plan).findings)] == []


def _is_it(noted: dict[str, str], finding: dict[str, Any]) -> bool:
    code, place = noted["found"].split(" ")
    paths = ["/".join(map(str, path)) for path in (finding["path"], *(each["path"] for each in finding["gathered"]))]
    return (
        finding["code"] == code
        and any(place in path for path in paths)
        and noted.get("words", "") in finding["message"]
    )


def test_most_is_found_and_what_is_not_says_why() -> None:
    every = [each for plan in CONTRADICTIONS.values() for each in plan]
    assert all(("found" in each) != bool(each.get("unseen")) for each in every)
    assert sum("found" in each for each in every) >= SHARE * len(every)
