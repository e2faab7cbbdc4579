"""Where each letter of a text is written, in whatever style that is. Blanks are passed over: lines may be folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, is_normalized, normalize

from samverkan_cli.core.pattern import compiled_late

_BARE = compiled_late(r"\S+")
_SINGLE = compiled_late(r"''|\S")
_DOUBLE = compiled_late(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|\r?\n|(?P<one>.))|\S", re.DOTALL
)
_BLANKS = frozenset("tnrN_LP \t")
"""What stands after a backslash for a blank."""


def letters(text: str, start: int, end: int, style: str) -> list[tuple[int, int]]:
    """The stretch in which each letter of a scalar is written that stands at a stretch of a text, in order."""
    if style in ("|", ">"):
        line = compiled_late(r"[^\r\n]*").match(text, start)
        start = min(line.end(), end) if line else end
    elif style:
        start, end = start + 1, end - 1
    found = _LETTERS.get(style, _bare)(text, start, end)
    return found if is_normalized("NFC", text[start:end]) else _composed(text, found)


def _bare(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for word in _BARE.finditer(text, start, end):
        found += zip(range(*word.span()), range(word.start() + 1, word.end() + 1), strict=True)
    return found


def _single(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _SINGLE.finditer(text, start, end)]


def _double(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return list(_escaped(text, start, end))


_LETTERS = {"'": _single, '"': _double}


def _escaped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _DOUBLE.finditer(text, start, end):
        code = found["x"] or found["u"] or found["U"]
        is_blank = chr(min(int(code, 16), 0x10FFFF)).isspace() if code else found["one"] in _BLANKS
        if not is_blank and not found[0].endswith("\n"):
            yield found.span()


def _composed(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same where a letter and its marks may be written as several characters, but are read as fewer."""
    result: list[tuple[int, int]] = []
    n = 0
    while n < len(found):
        last = n + 1
        while last < len(found) and found[last][0] == found[last - 1][1] and combining(text[found[last][0]]):
            last += 1
        stretch = found[n][0], found[last - 1][1]
        is_escape = text[stretch[0]] in "\\'"
        result += [stretch] * (1 if is_escape else len(normalize("NFC", text[slice(*stretch)])))
        n = last
    return result
