"""Abbreviations in texts: words of two or more capitals, and which of them a text explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.swedish.lists import lines, words

_UPPER, _LOWER = "A-ZÅÄÖÉÜ", "a-zåäöéü"
_UNREAD = compiled_late(
    # Links and addresses, words of code, and numbers in registers and series: KS 2026/123, SFS 2025:400.
    r"\]\([^()\s]{0,2000}\)|(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}|`[^`\n]{0,200}`"
    rf"|\b[{_UPPER}][{_UPPER}{_LOWER}]{{0,20}}(?:-[{_UPPER}]{{1,10}})?[ \u00a0/-]?\d{{2,4}}(?:[:/.-]\d{{1,9}}){{1,9}}"
)
_ABBREVIATION = compiled_late(
    rf"(?<![\w.@&])(?P<letters>[{_UPPER}]{{2,6}}|[{_UPPER}][{_LOWER}][{_UPPER}])(?=(?:s|:[{_LOWER}]+)?(?![\w@&]))"
)
_ROMAN = compiled_late(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ORDINARY = compiled_late(rf"(?<!\w)[{_LOWER}]{{2,6}}(?!\w)")
_CAPITALS = compiled_late(rf"(?<!\w)[{_UPPER}]+(?:[ /&-]+[{_UPPER}]+)++(?!\w)")
_LONGEST = 6
_MANY = 4
"""More letters, or so many words, that are capitals only are words to be heard, or a heading."""
_MARKS = ' ”"*'
_HINT = compiled_late(rf"[{_UPPER}][{_LOWER}]?[{_UPPER}]")
"""What stands in every text that has an abbreviation: looking for it first is many times quicker."""
_FOLLOWING = compiled_late(r"[”\"*]*\s*[(:–,—-]\s*(?P<words>[^()]+)")
_ENDING = compiled_late(r"[”\"*]*(?:[,.;]|\Z)")
_NEAR = 120
"""How far from an abbreviation its explanation can stand, in letters."""


def abbreviations(text: str) -> Iterator[tuple[str, bool]]:
    """The abbreviations of a text, in order, each as often as it stands there, and whether it is explained there."""
    if not _HINT.search(text):
        return
    for line in _UNREAD.sub(" ", text).split("\n"):
        read = _CAPITALS.sub(_unshouted, line)
        for found in _ABBREVIATION.finditer(read):
            letters = found["letters"]
            if letters not in words("known-abbreviations") and not _ROMAN.fullmatch(letters):
                before = read[max(0, found.start() - _NEAR) : found.start()]
                yield letters, _is_explained(letters, before, read[found.end() : found.end() + _NEAR])


def ordinary_among(words: frozenset[str], text: str) -> frozenset[str]:
    """Those of some short words that stand in a text, written in small letters, and not in an address or in code."""
    found = words.intersection(_ORDINARY.findall(text))
    return found and found.intersection(_ORDINARY.findall(_UNREAD.sub(" ", text)))


def _unshouted(found: re.Match[str]) -> str:
    said = re.findall(rf"[{_UPPER}]+", found[0])
    return " " if len(said) >= _MANY or any(len(word) > _LONGEST for word in said) else found[0]


def _is_explained(letters: str, before: str, after: str) -> bool:
    """Whether what an abbreviation stands for is said right before it or right after it."""
    said = before.rstrip(_MARKS)
    follows = after.lstrip(_MARKS + ")").casefold()
    if follows.startswith(lines("explaining-after")) or said.casefold().endswith(lines("explaining-before")):
        return True
    if said.endswith("(") and after.lstrip(_MARKS)[:1] in (")", ","):
        return _spells(letters, said[:-1])
    following = _FOLLOWING.match(after)
    if following and _begins(letters, following["words"]):
        return True
    return said.endswith((",", "–", "—")) and _ENDING.match(after) is not None and _spells(letters, said)


def _spells(letters: str, phrase: str) -> bool:
    """Whether letters can stand for the last words of a phrase: they are in them, the first where a word begins."""
    said = " ".join(re.findall(r"\w+", phrase.casefold())[-10:])
    first = letters[0].casefold()
    return any(_in_order(letters.casefold(), said[at.start() :]) for at in re.finditer(rf"\b{first}", said))


def _begins(letters: str, phrase: str) -> bool:
    """Whether a phrase begins with what letters can stand for."""
    said = " ".join(re.findall(r"\w+", phrase.casefold())[:10])
    return said.startswith(letters[0].casefold()) and _in_order(letters.casefold(), said)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
