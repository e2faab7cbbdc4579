"""Words like other words: the one that was most likely meant, and a text as an id."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

ID_LETTERS = "a-z0-9åäöéü"
MAX_ID = 64
EVERY = "all"
"""The word that stands for everything of a collection, and so is no id."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and other characters of no width, which come along from Word and web pages."""
_LONG = 4
"""From how many letters on a word with one wrong letter is known for what it is."""
_CLOSE = 70.0
"""How alike two words must be, of 100, for one to be offered instead of the other."""


def closest(word: str, among: Iterable[str], *, at_least: float = _CLOSE) -> str | None:
    """The word most like another, if any is like enough to have been meant; before that, the one that it begins."""
    from rapidfuzz import fuzz, process

    words = list(among)
    begun = [each for each in words if each.startswith(f"{word.casefold()}-")]
    if len(begun) == 1 and len(word) >= _LONG:
        return begun[0]
    found = process.extractOne(word.casefold(), words, scorer=fuzz.ratio, score_cutoff=at_least)
    return found[0] if found else None


def slip(word: str, among: Iterable[str], *, apart: int = 1) -> str | None:
    """The one word that another can only be a slip of the pen for; None where that is not certain.

    That is the same word with other capitals, spaces, hyphens or underscores; or one with a letter too many, too few or
    wrong, or with two letters in each other's places, unless it is short, or numbers differ: `mål-3` is not `mål-2`. No
    other word may be as close, within `apart` letters.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded: dict[str, str | None] = {}
    for each in among:
        plain = _folded(each)
        folded[plain] = each if plain not in folded else None
    wanted = _folded(word)
    if wanted in folded:
        return folded[wanted]
    near = process.extract(wanted, list(folded), scorer=OSA.distance, score_cutoff=apart, limit=2)
    if len(near) != 1 or near[0][1] > 1 or not _may_slip(wanted, near[0][0]):
        return None
    return folded[near[0][0]]


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.casefold()).strip("-")


def _may_slip(one: str, other: str) -> bool:
    """Whether two words that differ in one place do so inside a word of some length, and not in a number."""
    if re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    ours, theirs = one.split("-"), other.split("-")
    if len(ours) != len(theirs):
        return one.replace("-", "") == other.replace("-", "")
    return all(mine == its or min(len(mine), len(its)) >= _LONG for mine, its in zip(ours, theirs, strict=True))


def slug(text: str) -> str:
    """A text as an id: lower case, hyphens between the words, nothing that an id may not have."""
    seen = text.casefold().translate(_UNSEEN)
    plain = re.sub(rf"[^{ID_LETTERS}]+", "-", seen).strip("-")[:MAX_ID].strip("-")
    return f"{plain}-1" if plain == EVERY else plain


def free_id(wanted: str, taken: Container[str]) -> str:
    """An id that nothing has: the one that is wanted, else with a number after it."""
    n, id = 1, wanted
    while id in taken:
        n += 1
        id = f"{wanted[: MAX_ID - 1 - len(str(n))]}-{n}"
    return id
