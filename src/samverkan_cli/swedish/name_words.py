"""The words of names and of the texts that they are looked for in: as written, without endings, and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.swedish.lists import words

_SHORTEST_STEM = 4
_LINK = compiled_late(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+")
_LINK_HINTS = ("://", "www.", "@")
_WORD = compiled_late(r"[^\W_]+|&")
_GAP = compiled_late(r"\s+|[-‐‑]\s*|\s+[-‐‑](?=\S)")
_NO_GAPS = frozenset((", ", ". ", "", ".", ": ", "; ", " (", "/"))
"""What most often stands between words that belong to no one name."""


class NameWord(NamedTuple):
    """A word: as it is written, what is left without its ending, and what parts it from the word before it.

    The gap is a space, a hyphen, or a hyphen and a space; None where it is anything else.
    """

    text: str
    stem: str
    gap: str | None
    start: int
    end: int

    @property
    def joins(self) -> bool:
        """Whether it is och or &."""
        return self.stem in ("och", "&")


@lru_cache(maxsize=2)
def without_links(text: str) -> str:
    """A text without what nobody reads as words: kept while it is looked through for several lists."""
    text = text.replace("\u00ad", "")
    if any(map(text.__contains__, _LINK_HINTS)):
        text = _LINK.sub(lambda link: "." * len(link[0]), text)
    return text


@lru_cache(maxsize=2)
def words_only(text: str) -> tuple[str, ...]:
    """The words of a text as they are written."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=2)
def name_words(text: str) -> tuple[NameWord, ...]:
    """The words of a text, each with what parts it from the one before."""
    found = []
    end = 0
    for each in _WORD.finditer(text):
        word, (start, stop) = each[0], each.span()
        between = text[end:start]
        stem = "och" if word == "&" else stem_of(word)
        found.append(NameWord(word, stem, " " if between == " " else _gap(between), start, stop))
        end = stop
    return tuple(found)


@lru_cache(maxsize=1 << 10)
def _gap(between: str) -> str | None:
    """What parts two words, as one writes it, if they may belong to one name."""
    if between in _NO_GAPS:
        return None
    return re.sub(r"\s+", " ", re.sub("[‐‑]", "-", between)) if _GAP.fullmatch(between) else None


def joined(word: NameWord, after: NameWord) -> NameWord:
    """Two words as one."""
    text = word.text + after.text
    return NameWord(text, stem_of(text), word.gap, word.start, after.end)


def stems_of(found: Iterable[NameWord]) -> tuple[str, ...]:
    """What words are without their endings."""
    return tuple(word.stem for word in found)


@lru_cache(maxsize=16_384)
def stem_of(word: str) -> str:
    """A word without its ending, the longest that leaves enough of it. The last letter of klass is no ending."""
    word = word.casefold()
    inflections = words("inflections")
    least = max(_SHORTEST_STEM, len(word) - longest_inflection())
    last = len(word) - 1 if word.endswith("ss") else len(word)
    return next((word[:n] for n in range(least, last) if word[n:] in inflections), word)


@cache
def longest_inflection() -> int:
    """How long the longest ending is."""
    return max(map(len, words("inflections")))


def with_less(stem: str) -> Iterator[str]:
    """A stem, and what is left of it when any one letter is taken away."""
    yield stem
    for n in range(len(stem)):
        yield stem[:n] + stem[n + 1 :]


def anchor(found: tuple[NameWord, ...]) -> int:
    """Which word of a name it is looked for by: the longest."""
    return max(range(len(found)), key=lambda n: len(found[n].stem))
