"""No pattern goes back over a long text again and again: four times as long is not sixteen times the work.

Each is tried on pieces of what it is made of, written thousands of times. Where that takes any time worth measuring it
is measured again at a quarter of the length, and the two are compared: a ratio in the same run.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import samverkan_cli
from tests.searching import only_long

LONG = 8_000
WORTH = 0.01
"""Seconds. What a pattern that reads a text once takes is a hundredth of this."""
MOST = 8.0
"""How many times as long four times as much may take: 4 is linear, 16 quadratic."""
METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "split")
GENERAL = (" ", "a", "A", "1", "\n", "-", ".")
CLASSES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "y",
    codes.CATEGORY_NOT_SPACE: "x",
    codes.CATEGORY_NOT_WORD: "!",
}
TRUSTED = {
    "rules.pages": "reads the pages that ship",
    "report.rule_pages": "reads the pages that ship",
    "starter.workspace": "reads the files that ship",
}
"""Modules whose patterns see nothing that anybody else wrote."""


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern with how it is used."""

    name: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


def used() -> Iterator[Used]:
    """Every pattern of the program."""
    for found in pkgutil.walk_packages(samverkan_cli.__path__, "samverkan_cli."):
        short = found.name.removeprefix("samverkan_cli.")
        if short.endswith("__main__") or short in TRUSTED:
            continue
        module = importlib.import_module(found.name)
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            asked = re.findall(rf"\b{name}\.({'|'.join(METHODS)})\b", text) if name.isidentifier() else []
            for n, each in enumerate(_patterns(value)):
                yield Used(f"{short}.{name}.{n}", each, tuple(dict.fromkeys(asked)) or ("search",))
        yield from _within(short, text)


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _patterns(each)
    elif isinstance(value, re.Pattern) or type(value).__name__ == "_Late":
        late: Any = value
        if isinstance(late.pattern, str):
            yield re.compile(late.pattern, late.flags if isinstance(late, re.Pattern) else late._flags)


def _within(short: str, text: str) -> Iterator[Used]:
    """Those that are written where they are used: `re.sub("...", ...)`."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[ast.Constant(str(said)), *_]):
                if method in METHODS:
                    yield Used(f"{short}:{node.lineno}", re.compile(said), (method,))


def letters(tree: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """One letter of each kind that a pattern speaks of."""
    for code, value in tree:
        if code in (codes.LITERAL, codes.NOT_LITERAL):
            yield chr(value)
        elif code is codes.IN:
            for kind, each in value[:6]:
                if kind in (codes.LITERAL, codes.RANGE):
                    yield chr(each if kind is codes.LITERAL else each[0])
                elif kind is codes.CATEGORY:
                    yield CLASSES[each]
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from letters(value[2])
        elif code is codes.SUBPATTERN:
            yield from letters(value[3])
        elif code is codes.ATOMIC_GROUP:
            yield from letters(value)
        elif code is codes.BRANCH:
            yield from itertools.chain.from_iterable(map(letters, value[1]))
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from letters(value[1])


def slow(pattern: re.Pattern[str], methods: Iterable[str]) -> str:
    """A piece that, written again and again, takes a pattern more than its share of time; empty where there is none."""
    known = [*dict.fromkeys((*itertools.islice(letters(parser.parse(pattern.pattern, pattern.flags)), 400), *GENERAL))]
    some = known[:9]
    for piece in (*known[:30], *map("".join, itertools.permutations(some, 2))):
        for end in ("", "\x01"):
            for method in methods:
                if _seconds(pattern, method, piece, end, LONG) > WORTH:
                    short, long = (
                        min(_seconds(pattern, method, piece, end, length) for _ in range(3))
                        for length in (LONG // 4, LONG)
                    )
                    if long > MOST * short:
                        return f"{method} {piece!r} {end!r}: {short:.4f} {long:.4f}"
    return ""


def _seconds(pattern: re.Pattern[str], method: str, piece: str, end: str, length: int) -> float:
    text = piece * (length // len(piece)) + end
    began = time.process_time()
    if method == "sub":
        pattern.sub("", text)
    elif method in ("findall", "finditer"):
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, method)(text)
    return time.process_time() - began


@pytest.mark.parametrize("each", only_long(used()), ids=lambda each: each.name)
def test_four_times_as_long_is_not_sixteen_times_the_work(each: Used) -> None:
    assert slow(each.pattern, each.methods) == ""


def test_one_that_goes_back_is_found() -> None:
    assert slow(re.compile(r"\s*\((?:[^()]*)\)"), ("search",))
    assert not slow(re.compile(r"(?<!\S)\S+?://\S+"), ("search",))
