"""Four times as much of anything in an honest plan is about four times the work, which is counted and not timed.

Counted are the calls of functions, so that the outcome is the same on every machine. Of twice as much, what is added
is to be twice what was added before, and not four times.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bounds.honest import EACH, plan
from tests.workspaces import TODAY, Space

SOME = 30
MOST = 3.0
"""How many times as much work may be added where twice as much is: 2 is linear, 4 quadratic."""
SLACK = 40_000
"""Calls that do not count: of what is imported or cached along the way."""
FEW = ("activities", "selections")
COMMANDS = {
    "validate": ("validate", "--today", TODAY, "--format", "json"),
    "plan": ("show", "--view", "plan", "--today", TODAY),
    "owners": ("show", "--view", "owners", "--today", TODAY),
    "timeline": ("show", "--view", "timeline", "--today", TODAY),
    "goals": ("show", "--view", "goals", "--today", TODAY),
    "document": ("render", "--to", "md", "--stdout"),
}


def calls(run: Callable[[], object]) -> int:
    """How many calls of functions there are while something runs."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def asked() -> list[object]:
    every = [(name, command) for name in EACH for command in COMMANDS]
    quick = {(name, "validate") for name in FEW}
    return [pytest.param(*each, marks=[] if each in quick else pytest.mark.long) for each in every]


@pytest.mark.parametrize(("name", "command"), asked())
def test_twice_as_much_is_twice_the_work(name: str, command: str, tmp_path: Path) -> None:
    work = []
    for size in (2, SOME, 2 * SOME, 4 * SOME):
        space = Space(tmp_path / str(size)).write({"samverkan.yaml": "", "plans/p/plan.yaml": plan(name, size)})
        work.append(calls(lambda space=space: space.run(*COMMANDS[command])))  # type: ignore[misc]
    _, once, twice, four = work
    assert four - twice <= MOST * max(twice - once, 0) + SLACK, work
