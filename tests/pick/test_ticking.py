"""Ticking goals: the list itself, and the whole command in a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from samverkan_cli.cli.checking import gathered
from samverkan_cli.cli.session import Session
from samverkan_cli.cli.ticking import question
from samverkan_cli.core.trouble import Trouble
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.pick.asked import Asked, count
from samverkan_cli.pick.deciding import Question
from samverkan_cli.pick.frame import Frame, frame
from samverkan_cli.pick.wanted import Wanted
from tests.pick.conftest import Pitea
from tests.workspaces import environment_for

DOWN, SPACE, ENTER, ESCAPE, LEAVE = "\x1b[B", " ", "\r", "\x1b", "\x03"
FIRST, SECOND = "veta-vart-de-ska-vända-sig", "vuxna-som-bryr-sig"


def answered(pitea: Pitea, keys: str, limits: Asked = Asked(), *, replace: bool = False) -> list[str]:  # noqa: B008
    """The goals that are ticked by some keys."""
    (plan,) = gathered(open_workspace(pitea.space.root), ["pitea"])
    assert plan.project is not None
    troubles: list[Trouble] = []
    settled = frame(plan.project, Wanted("2027", "samrådsgrupp", replace=replace), troubles)
    assert isinstance(settled, Frame)
    bank = tuple(goal.id for goal in plan.project.goals)
    choice = Question(bank, count(limits, bank))
    with create_pipe_input() as typed:
        typed.send_text(keys)
        asked = question(
            Session(lang="en"), tuple(plan.project.goals), settled, choice, input=typed, output=DummyOutput()
        )
        chosen: list[str] = asked.unsafe_ask()
        return chosen


def test_the_space_bar_ticks(pitea: Pitea) -> None:
    assert answered(pitea, SPACE + DOWN + SPACE + ENTER) == [FIRST, SECOND]


def test_goals_of_a_direction_stand_together(pitea: Pitea) -> None:
    # The fifth of the bank is the first of the second direction: the first four places are overall's.
    assert answered(pitea, DOWN * 4 + SPACE + ENTER) == ["trygg-i-föräldrarollen"]


def test_limits_are_held_against_the_ticks(pitea: Pitea) -> None:
    assert answered(pitea, ENTER + SPACE + ENTER + DOWN + SPACE + ENTER, Asked(count=2)) == [FIRST, SECOND]


def test_what_was_picked_before_is_ticked(pitea: Pitea) -> None:
    pitea.pick(goals=(SECOND,))
    assert answered(pitea, SPACE + ENTER, replace=True) == [FIRST, SECOND]


@pytest.mark.parametrize("key", [ESCAPE, LEAVE])
def test_it_can_be_left(pitea: Pitea, key: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        answered(pitea, SPACE + key)


def in_terminal(pitea: Pitea, keys: tuple[str, ...]) -> tuple[int, str]:
    """Run the command in a terminal of its own, and type when it asks. Gives its exit code and all that it showed."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "samverkan_cli", "pick", "--period", "2027", "--by", "samrådsgrupp"]
    process = subprocess.Popen(
        words, cwd=pitea.space.root, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True, start_new_session=True,
        env=environment_for({"TERM": "xterm", "COLUMNS": "100", "LINES": "40"}),
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    rest = list(keys)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        ready, _, _ = select.select([ours], [], [], 0.2)
        if ready:
            try:
                got = os.read(ours, 65536)
            except OSError:
                break
            shown += got
            if b"\x1b[6n" in got:
                os.write(ours, b"\x1b[1;1R")  # where the cursor is, which the terminal is asked
        elif rest and b"Goals for 2027" in shown:
            os.write(ours, rest.pop(0).encode())
        elif process.poll() is not None:
            break
    os.close(ours)
    return process.wait(5), shown.decode("utf-8", "replace")


def test_ticking_in_a_terminal(pitea: Pitea) -> None:
    before = pitea.file.read_text()
    code, shown = in_terminal(pitea, (SPACE, ENTER))
    assert code == 0, shown
    assert "Veta vad kommunen gör för barn och unga" in shown
    assert (
        pitea.file.read_text()
        .removeprefix(before)
        .endswith(f"        goals:\n          - {FIRST}\n        record: records/2027-samrådsgrupp.json\n")
    )


def test_leaving_the_terminal_changes_nothing(pitea: Pitea) -> None:
    before = pitea.files()
    code, shown = in_terminal(pitea, (SPACE, ESCAPE))
    assert code == 130, shown
    assert "nothing was changed" in shown
    assert pitea.files() == before
