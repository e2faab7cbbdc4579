"""Swedish words without their endings, so that the forms of a word are one. How to add an ending: see the list."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.swedish.lists import lines

WORD = compiled_late(r"[^\W_]+")
"""A word: letters and digits. A hyphen or a colon parts two."""

_LONGEST = 60
"""No word is longer. What is has no endings that anybody would look for."""
_LEAST = 3
# The last letter of program-met, the vowel of medel, which medlen lacks, and policy-n.
_BENT = (
    (compiled_late(r"([bdfgklmnprst])\1$"), r"\1"),
    (compiled_late(r"(?<=\w)eln?$"), "l"),
    (compiled_late(r"(?<=[iyåé])n$"), ""),
)


def stems(text: str) -> list[str]:
    """The words of a text, in order, each as what is the same in all its forms."""
    return list(map(stem, words_of(text)))


def words_of(text: str) -> list[str]:
    """The words of a text, in order, in small letters."""
    return WORD.findall(text.replace("\u00ad", "").casefold())


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """What is the same in all forms of a word, which is in small letters: `planernas` and `plan` give one and the same.

    Endings are taken off until none is left, so that it may be shorter than the word that a dictionary has. Different
    words may give the same; the forms of one word seldom give different ones.
    """
    if len(word) > _LONGEST:
        return word
    before = ""
    while before != word:
        before = word
        word = _ending().sub("", word, count=1)
        for bent, straight in _BENT:
            word = bent.sub(straight, word)
    return word


@cache
def _ending() -> re.Pattern[str]:
    """An ending at the end of a word, the longest where there are several."""
    by_least: dict[int, list[str]] = {}
    for line in lines("endings"):
        ending, _, least = line.partition(" ")
        by_least.setdefault(int(least or _LEAST), []).append(ending)
    parts = (rf"(?<=\w{{{least}}})(?:{'|'.join(endings)})" for least, endings in by_least.items())
    return re.compile(rf"(?:{'|'.join(parts)})$")
