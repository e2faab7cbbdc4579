"""`samverkan pick` as a process of its own: what it writes to stdout is what was asked for, and nothing else."""

from __future__ import annotations

import pytest

from tests.forking import Forking
from tests.pick.councils import BALLOTS, Council

VOTE = ("--ballots", BALLOTS, "--count", "3")
METHODS = {
    "limits": (*VOTE, "--limit", "direction=harmed:1.."),
    "pav": (*VOTE, "--rule", "pav"),
    "optimise": ("--method", "optimise", *VOTE),
    "manual": ("--goal", "a,b"),
    "equal-shares": VOTE,
    "seq-phragmen": (*VOTE, "--rule", "seq-phragmen"),
    "seq-pav": (*VOTE, "--rule", "seq-pav"),
    "av": (*VOTE, "--rule", "av"),
}
"""Those that ask HiGHS, which has written to stdout of its own accord, come first."""


@pytest.mark.parametrize("method", METHODS)
def test_json_is_json(council: Council, method: str, forking: Forking) -> None:
    ran = forking.command(
        council.space,
        "pick",
        "p",
        "--period",
        "2027",
        "--by",
        "rådet",
        "--dry-run",
        "--format",
        "json",
        *METHODS[method],
    )
    assert ran.code == 0, ran.err
    assert ran.json["outcome"]["by"] == "rådet"


def test_limits_that_contradict_one_another_are_json(council: Council, forking: Forking) -> None:
    words = (*METHODS["limits"], "--limit", "direction=overall:3..", "--format", "json")
    ran = forking.command(council.space, "pick", "p", "--period", "2027", "--by", "rådet", *words)
    assert ran.code == 1, ran.err
    assert ran.json["conflict"]["message"]


@pytest.mark.parametrize("method", ["pav", "optimise", "manual"])
def test_text_begins_with_the_choice(council: Council, method: str, forking: Forking) -> None:
    ran = forking.command(
        council.space, "pick", "p", "--period", "2027", "--by", "rådet", "--dry-run", *METHODS[method]
    )
    assert ran.out.startswith("Centrala rådet has picked "), ran.out
