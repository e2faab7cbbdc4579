"""What a coordinator gets wrong when she types: `slips.yaml`, each made to the plan in the folder `plan`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from samverkan_cli.check.gathering import gathered
from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.fixing import fixed as fixed_by_rounds
from samverkan_cli.cli.session import Session
from samverkan_cli.load.workspace import Workspace, laid_over, open_workspace, unlimited
from samverkan_cli.report.order import ordered
from samverkan_cli.validation.checking import Outcome
from tests.conftest import MakeSpace
from tests.searching import one_in
from tests.slips.slips import PLAN, Slip, base, slips, told
from tests.workspaces import TODAY

SLIPS = slips()


@pytest.mark.parametrize("slip", one_in(3, SLIPS), ids=str)
def test_what_is_reported_of_a_slip(slip: Slip, workspace: MakeSpace) -> None:
    typed = slip.made(base())
    found, fixed = judged(opened(typed, workspace), typed)
    assert [code_and_place(each) for each in found] == [code_and_place(each) for each in slip.found]
    for finding, expected in zip(found, slip.found, strict=True):
        assert [words for words in expected.split(" | ")[1:] if words not in finding] == []
    assert slip.fixed(base(), typed) == fixed


@cache
def without_a_slip() -> Workspace:
    """The plan with all its files read, as the language server holds it while one of them changes."""
    workspace = unlimited(open_workspace(PLAN))
    for each in workspace.plans.values():
        for file in (*each.shared, *each.own):
            workspace.reader.plan_file(file)
    return workspace


def opened(typed: dict[str, str], workspace: MakeSpace) -> Workspace:
    """The plan with a slip in it. Only what is another than in the plan without is read, if no file has gone."""
    if not base().keys() <= typed.keys():
        return open_workspace(workspace(typed).root)
    return laid_over(without_a_slip(), {file: t.encode() for file, t in typed.items() if t != base().get(file)})


def judged(workspace: Workspace, typed: dict[str, str]) -> tuple[list[str], dict[str, str]]:
    """What `validate --fix` finds before it fixes anything, and the files as it then writes them."""
    session = Session(workspace.root, lang="sv", today_text=TODAY, root=workspace.root)
    seen: list[Outcome] = []

    def judge(there: Workspace, names: Sequence[str]) -> Outcome:
        seen.append(checked(session, there, names))
        return seen[-1]

    done, _ = fixed_by_rounds(session, [], workspace, judge, unsafe=False, whole=True)
    found = ordered(gathered(seen[0].found), session.speech)
    rewritten = {each.file: each.new.decode() for each in done.rewrites}
    return [told(each, session.speech) for each in found], {**typed, **rewritten}


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
