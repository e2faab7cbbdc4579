"""What contradicts itself in the five documents, as somebody read them, is found in the plans made from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.yamltext.parser import read
from tests.workspaces import REPOSITORY, TODAY, run_here

_FILE = Path(__file__).parent / "contradictions.yaml"
PLANS: dict[str, list[dict[str, str]]] = cast("Any", read(Source(_FILE.name, _FILE.read_text(encoding="utf-8"))).data)
SHARE = 0.8
"""How much of what was read is to be found, at the least."""


@pytest.mark.parametrize("plan", PLANS)
def test_what_contradicts_is_found(plan: str) -> None:
    ran = run_here("validate", plan, "--format", "json", "--today", TODAY, here=REPOSITORY)
    noted = [each for each in PLANS[plan] if "found" in each]
    assert [each["what"] for each in noted if not any(_is_it(each, finding) for finding in ran.findings)] == []


def _is_it(noted: dict[str, str], finding: dict[str, Any]) -> bool:
    code, place = noted["found"].split(" ")
    paths = ["/".join(map(str, path)) for path in (finding["path"], *(each["path"] for each in finding["gathered"]))]
    return (
        finding["code"] == code
        and any(place in path for path in paths)
        and noted.get("words", "") in finding["message"]
    )


def test_most_is_found_and_what_is_not_says_why() -> None:
    every = [each for plan in PLANS.values() for each in plan]
    assert all(("found" in each) != bool(each.get("unseen")) for each in every)
    assert sum("found" in each for each in every) >= SHARE * len(every)
