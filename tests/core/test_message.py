"""Messages: when two are the same, and what is said of what somebody wrote at length."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message, brief, counted
from samverkan_cli.i18n.speech import speech
from tests.workspaces import SOURCE


def test_two_that_would_be_said_the_same_are_the_same() -> None:
    assert Message("{a} {b}", a="x", b=1) == Message("{a} {b}", b=1, a="x")
    assert hash(Message("a")) == hash(Message("a"))
    assert Message("a") != Message("b")
    assert counted("{n} a", "{n} as", 1) != counted("{n} a", "{n} as", 2)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (counted("{n} plan", "{n} plans", 1), "1 plan"),
        (counted("{n} plan", "{n} plans", 0), "0 plans"),
        (Message("{a}", a=("x",)), "x"),
        (Message("{a}", a=("x", "y", "z")), "x, y and z"),
        (Message("{a}", a=Message("in {b}", b="c")), "in c"),
        (Message("{ } stay"), "{ } stay"),
    ],
)
def test_how_they_are_said(message: Message, said: str) -> None:
    assert speech("en")(message) == said


def test_what_was_written_at_length_is_said_in_short() -> None:
    long = Message("{text} of {n}", text="x" * 1_000, n=3)
    assert speech("en")(brief(long)) == "x" * 120 + "… of 3"
    short = Message("{text}", text="x" * 120)
    assert brief(short) is short


def test_levels_are_ordered() -> None:
    assert Level.INFO < Level.WARNING < Level.ERROR
    assert [level.word for level in Level] == ["info", "warning", "error"]


def messages() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(Path(SOURCE).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Message", "counted")
            ):
                yield f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}", node


def test_every_gap_of_a_message_is_filled() -> None:
    """And a message without gaps has no doubled braces, which would be said as they are.

    The words of a rule are filled where something is found: its pages and cases are run and say them.
    """
    wrong = []
    for place, call in messages():
        if "rules/" in place and {each.arg for each in call.keywords} <= {"kind"}:
            continue
        texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        filled = {each.arg for each in call.keywords}
        if None in filled or not texts:
            continue
        counts = {"n"} if isinstance(call.func, ast.Name) and call.func.id == "counted" else set()
        for text in texts:
            if not filled | counts:
                wrong += [place] if "{{" in text else []
                continue
            gaps = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
            wrong += [place] if not gaps <= filled | counts else []
    assert wrong == []
