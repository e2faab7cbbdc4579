"""Telltale expressions: those by which a text shows that it speaks of a trial, say, or gives a task.

In such a list a `*` stands for any letters of a word, `**` for up to eight words or none, `***` for all that follows,
and an expression after `^` counts only where the text begins with it. The list `no-NAME` holds expressions in which
those of NAME mean something else.
"""

from __future__ import annotations

import re
from functools import cache

from samverkan_cli.swedish.lists import lines, shortest
from samverkan_cli.swedish.tokens import Passage

_PLAIN = str.maketrans({"‐": "-", "‑": "-", "_": " ", "*": " ", "[": " ", "]": " "})
"""Dashes of other kinds, and the marks of CommonMark that stand close to a word; nothing gets longer or shorter."""
_NUMBER = r"\A\W*(?:(?:\d+(?:\.\d+)*|[^\W\d_])[.):]?\s+)?"
"""What may stand before the first word of a text: 1.2, or A."""
_END = r"(?![\w-])"
"""A word before a hyphen is part of another: in "projekt- och processledare" nobody starts a project."""


def telltale(name: str, text: str) -> Passage | None:
    """The first expression of a list in a text, as it is written there; None where there is none."""
    if not any(map(text.casefold().__contains__, _needed(name))):
        return None
    plain = text.translate(_PLAIN)
    found = _any_of(name).search(plain)
    if found is not None:
        found = _any_of(name).search(_without(f"no-{name}", plain))
    if found is None:
        return None
    start, end = found.span(found.lastindex or 0)
    return Passage(" ".join(text[start:end].split()), start, end)


def telltale_in(name: str, text: str) -> str | None:
    """The words of such an expression; None where there is none."""
    found = telltale(name, text)
    return found.text if found is not None else None


def _without(name: str, text: str) -> str:
    """A text in which something else stands where the expressions of a list do, which may overlap."""
    rest, small = list(text), text.casefold()
    for line in (line for line in lines(name) if _cue(line) in small):
        for found in _one(line).finditer(text):
            rest[slice(*found.span())] = "0" * len(found[0])
    return "".join(rest)


@cache
def _one(line: str) -> re.Pattern[str]:
    before = _NUMBER if line.startswith("^") else r"(?<!\w)"
    return re.compile(rf"{before}(?:{_written(line.removeprefix('^'))}){_END}", re.IGNORECASE)


@cache
def _needed(name: str) -> tuple[str, ...]:
    """Words of which one stands in every text that has an expression of a list: looking for them first is quicker."""
    return shortest(_cue(line) for line in lines(name))


@cache
def _cue(line: str) -> str:
    return max(re.split(r"[\s*^-]+", line), key=len).casefold()


@cache
def _any_of(name: str) -> re.Pattern[str]:
    first = [_written(line[1:]) for line in lines(name) if line.startswith("^")]
    anywhere = [_written(line) for line in lines(name) if not line.startswith("^")]
    return re.compile(
        rf"(?:{_NUMBER}({'|'.join(first) or '(?!)'})|(?<!\w)({'|'.join(anywhere) or '(?!)'})){_END}", re.IGNORECASE
    )


def _written(expression: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in expression.split())
    return r"\s+".join(words).replace(r"\w*\w*\w*", r"[\s\S]*").replace(r"\w*\w*\s+", r"(?:\S+\s+){0,8}?")
