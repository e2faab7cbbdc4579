"""What a coordinator types by mistake, and what she is told: `cases/messages.yaml`."""

from __future__ import annotations

import pytest

from tests.conftest import MakeSpace
from tests.load.cases import Case, cases, told
from tests.workspaces import DOCUMENT


@pytest.mark.parametrize("case", cases("messages"), ids=str)
def test_each_slip_is_told_in_words_that_help(case: Case, workspace: MakeSpace) -> None:
    files = {"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/typed.yaml": case.typed}
    ran = workspace(files).validate("--select", "SAM0,SAM101,SAM102")
    assert tuple(told(each) for each in ran.findings) == case.found
    assert {each["file"] for each in ran.findings} <= {"plans/p/typed.yaml"}
    assert ran.code == int(any(each["level"] == "error" for each in ran.findings))


def test_no_slip_is_explained_by_the_parser_alone() -> None:
    assert not [case.name for case in cases("messages") if any("parser says" in each for each in case.found)]
