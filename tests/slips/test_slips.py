"""What a coordinator gets wrong when she types: `slips.yaml`, each made to the plan in the folder `plan`."""

from __future__ import annotations

import pytest

from tests.conftest import MakeSpace
from tests.slips.slips import Slip, base, slips, told
from tests.workspaces import TODAY

SLIPS = slips()


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_what_is_reported_of_a_slip(slip: Slip, workspace: MakeSpace) -> None:
    typed = slip.made(base())
    space = workspace(typed)
    findings = space.validate().findings
    assert [code_and_place(told(each)) for each in findings] == [code_and_place(each) for each in slip.found]
    for finding, expected in zip(findings, slip.found, strict=True):
        assert [words for words in expected.split(" | ")[1:] if words not in told(finding)] == []
    if any(each["fix"] and each["fix"]["safe"] for each in findings):
        space.run("validate", "--fix", "--today", TODAY)
    fixed = {file: (space.root / file).read_text(encoding="utf-8") for file in typed}
    assert slip.fixed(base(), typed) == fixed


def test_the_plan_without_a_slip_is_right(workspace: MakeSpace) -> None:
    assert workspace(base()).validate().findings == []


def test_one_slip_is_one_finding() -> None:
    """Those with more, or none, say why."""
    several = [slip for slip in SLIPS if len(slip.found) != 1]
    assert all(slip.said.get("known") for slip in several)
    assert 20 * len(several) <= len(SLIPS)


def code_and_place(finding: str) -> str:
    """The code and the place of a finding."""
    return finding.partition(" | ")[0]
