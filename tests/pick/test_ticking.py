"""Ticking goals: the keys, and the whole command in a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from unicodedata import normalize

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput

from samverkan_cli.cli.session import Session
from samverkan_cli.cli.ticking import application, offered
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.pick.context import resolve
from samverkan_cli.pick.limit_options import LimitOptions
from samverkan_cli.pick.request import Request
from samverkan_cli.pick.ticklist import TickList
from samverkan_cli.validation.checking import gathered
from tests.forking import Forking
from tests.pick.conftest import BankPlan

UP, DOWN, SPACE, ENTER, ESCAPE, LEAVE, BACK, CLEAR = "\x1b[A", "\x1b[B", " ", "\r", "\x1b", "\x03", "\x7f", "\x15"
HOME, END, PAGE_UP, PAGE_DOWN, F5 = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[15~"
FIRST, SECOND, FIFTH = "veta-vart-de-ska-vända-sig", "vuxna-som-bryr-sig", "trygg-i-föräldrarollen"


class Low(DummyOutput):
    """A terminal of a certain size, which shows nothing."""

    def get_size(self) -> Size:
        return Size(rows=12, columns=60)


def list_of(bank: BankPlan, asked: LimitOptions, *, replace: bool = False) -> TickList:
    (plan,) = gathered(open_workspace(bank.space.root), ["bank"])
    assert plan.project is not None
    return offered(resolve(plan.project, Request("2027", "samrådsgrupp", replace=replace, limits=asked)))


def answered(bank: BankPlan, keys: str, asked: LimitOptions = LimitOptions(), *, replace: bool = False) -> list[str]:  # noqa: B008
    """The goals that are ticked by some keys."""
    listed = list_of(bank, asked, replace=replace)
    with create_pipe_input() as typed:
        typed.send_text(keys)
        return list(application(Session(lang="en"), listed, "Goals", input=typed, output=Low()).run())


@pytest.mark.parametrize(
    ("keys", "goals"),
    [
        (SPACE + DOWN + SPACE, [FIRST, SECOND]),
        (SPACE + DOWN + SPACE + UP + SPACE, [SECOND]),
        # The fifth of the bank is the first of the second direction: the first four places are overall's.
        (DOWN * 4 + SPACE, [FIFTH]),
        (END + UP + UP + SPACE + HOME + SPACE, [FIRST, "veta-vem-som-håller-i-stödet"]),
        (PAGE_DOWN * 9 + PAGE_UP * 9 + SPACE, [FIRST]),
        (PAGE_DOWN + SPACE, ["möta-samma-besked"]),
        ("föräldrarollen" + SPACE, [FIFTH]),
        (normalize("NFD", "föräldrarollen") + SPACE, [FIFTH]),
        ("FÖRÄLDRAROLLEN" + SPACE + CLEAR + SPACE + "q" + BACK + DOWN + SPACE, ["våga-ta-upp-droger-hemma"]),
        ("\x1b[200~vuxna i deras närhet\x1b[201~" + SPACE, [SECOND]),
        # Nothing is left of the search, so that nothing can be ticked; then a letter less is searched for.
        ("hjälpsq" + SPACE + BACK + SPACE, ["de-som-hjälper-samarbetar"]),
    ],
)
def test_keys(bank: BankPlan, keys: str, goals: list[str]) -> None:
    assert answered(bank, keys + ENTER) == goals


@pytest.mark.parametrize("key", [F5, "\x1b[57414u", "\x1ba", "\t", "\x01"])
def test_keys_that_are_none_of_ours_do_no_harm(bank: BankPlan, key: str) -> None:
    assert answered(bank, SPACE + key + CLEAR + ENTER) == [FIRST]


def test_limits_are_held_against_the_ticks(bank: BankPlan) -> None:
    assert answered(bank, ENTER + SPACE + ENTER + DOWN + SPACE + ENTER, LimitOptions(count=2)) == [FIRST, SECOND]


def test_what_was_picked_before_is_ticked(bank: BankPlan) -> None:
    bank.pick(goals=(SECOND,))
    assert answered(bank, SPACE + ENTER, replace=True) == [FIRST, SECOND]


@pytest.mark.parametrize("key", [ESCAPE, LEAVE])
def test_it_can_be_left(bank: BankPlan, key: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        answered(bank, SPACE + key)


def test_a_terminal_that_goes_away_leaves_it(bank: BankPlan) -> None:
    listed = list_of(bank, LimitOptions())
    with create_pipe_input() as typed:
        typed.send_text(SPACE)
        typed.close()
        with pytest.raises(EOFError):
            application(Session(lang="en"), listed, "Goals", input=typed, output=Low()).run()


@pytest.mark.parametrize(("no_color", "variable"), [(True, ""), (False, "1")])
def test_without_colour(bank: BankPlan, no_color: bool, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", variable)
    with create_pipe_input() as typed:
        session = Session(lang="en", no_color=no_color)
        app = application(session, list_of(bank, LimitOptions()), "Goals", input=typed, output=Low())
        assert app.color_depth == ColorDepth.DEPTH_1_BIT


InTerminal = Callable[..., tuple[int, str]]


@pytest.fixture
def in_terminal(forking: Forking) -> InTerminal:
    """Run the command in a terminal of its own, and type when it asks. Gives its exit code and all that it showed."""
    return partial(_in_terminal, forking)


def _in_terminal(
    forking: Forking, bank: BankPlan, keys: Sequence[str], *more: str, size: tuple[int, int] = (40, 100)
) -> tuple[int, str]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    words = ["pick", "--period", "2027", "--by", "samrådsgrupp", *more]
    terminal = os.ttyname(theirs)
    running = ThreadPoolExecutor(1).submit(
        forking.run,
        words,
        here=bank.space.root,
        environment={"TERM": "xterm"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    shown = b""
    rest = list(keys)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        ready, _, _ = select.select([ours], [], [], 0.1)
        if ready:
            shown += (got := os.read(ours, 65536))
            if b"\x1b[6n" in got:
                os.write(ours, b"\x1b[1;1R")  # where the cursor is, which the terminal is asked
        elif rest and b"Goals for 2027" in shown:
            os.write(ours, rest.pop(0).encode())
        elif running.done():
            break
    os.close(ours)
    os.close(theirs)
    return running.result(5)[0], shown.decode("utf-8", "replace")


def test_ticking_in_a_terminal(bank: BankPlan, in_terminal: InTerminal) -> None:
    before = bank.file.read_text()
    code, shown = in_terminal(bank, (SPACE, ENTER))
    assert code == 0, shown
    assert "Veta vad kommunen gör för barn och unga" in shown
    assert (
        bank.file.read_text()
        .removeprefix(before)
        .endswith(f"        goals:\n          - {FIRST}\n        record: records/2027-samrådsgrupp.json\n")
    )


def test_a_broken_limit_is_told_in_the_terminal(bank: BankPlan, in_terminal: InTerminal) -> None:
    before = bank.files()
    code, shown = in_terminal(bank, ("å", "g", "a", SPACE, ENTER, LEAVE), "--count", "2", size=(16, 60))
    assert code == 130, shown
    assert "1 goal is picked, and there are to be 2. Pick 1 more" in shown
    assert "Search: å" in shown
    assert bank.files() == before


def test_leaving_the_terminal_changes_nothing(bank: BankPlan, in_terminal: InTerminal) -> None:
    before = bank.files()
    code, shown = in_terminal(bank, (SPACE, ESCAPE))
    assert code == 130, shown
    assert "nothing was changed" in shown
    assert bank.files() == before
