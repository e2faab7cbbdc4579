"""All that people have written freely in a plan: titles, texts, and lines of a few words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.model.items import Items
from samverkan_cli.model.shape import written
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Kind

_WORD = compiled_late(r"\w+")
_UNMARKED = compiled_late(r"\]\([^()\s]{0,2000}\)|[\s*_`~\\\[\]!>\u00ad]+|(?P<kept>[^\s*_`~\\\[\]!>\u00ad]+)")


@record
class PlanText:
    """A text of a plan, as its writer meant it: what it is a field of, under which key, and of which kind it is.

    `rest` leads from the key on to the text, where it stands in a list.
    """

    part: Part
    key: str
    kind: Kind
    text: str
    rest: KeyPath = ()

    @property
    def place(self) -> Location:
        """Where it stands."""
        return self.part.value_at(self.key, *self.rest)

    def at(self, start: int, end: int) -> Location:
        """Where a piece of it stands."""
        return self.place.within(self.text, start, end)

    def where(self, words: str, *, again: bool = False) -> Location:
        """Where some words stand in it for the first time, or again; blanks and marks may be between them."""
        found = whereabouts(self.text, words)
        if again and found is not None:
            found = whereabouts(self.text, words, found[1]) or found
        return self.at(*found) if found is not None else self.place


def whereabouts(text: str, words: str, after: int = 0) -> tuple[int, int] | None:
    """Where some words stand in a text for the first time after a place; None where they do not.

    Blanks between them may be others, and so may marks of CommonMark.
    """
    at = text.find(words, after) if words else -1
    end = at + len(words)
    # What has other blanks between its words begins with the first of them.
    is_first = at >= 0 and text.find(words.split(maxsplit=1)[0] if words.strip() else words, after, end) == at
    if is_first and not _goes_on(text[max(at - 1, 0) : at]) and not _goes_on(text[end : end + 1]):
        return at, end  # as nearly all are, without a pattern to compile for each
    bare = r"\s+".join(map(re.escape, words.split()))
    first = _WORD.match(words)
    start = max(after, _words_of(text).get(first[0], 0) if first else 0)
    found = compiled_late(rf"(?<!\w){bare}(?!\w)").search(text, start) or re.compile(bare).search(text, after)
    if found is not None:
        return found.span()
    every, sought = _unmarked(text), "".join(words[n] for n in _unmarked(words))
    n = "".join(text[at] for at in every).find(sought, bisect_left(every, after))
    return (every[n], every[n + len(sought) - 1] + 1) if n >= 0 and sought else None


def _goes_on(letter: str) -> bool:
    """Whether a letter is part of a word."""
    return _WORD.match(letter) is not None


@lru_cache(maxsize=4)
def _words_of(text: str) -> dict[str, int]:
    """Where each word of a text stands first."""
    found: dict[str, int] = {}
    for word in _WORD.finditer(text):
        found.setdefault(word[0], word.start())
    return found


@lru_cache(maxsize=4)
def _unmarked(text: str) -> tuple[int, ...]:
    """Where each character of a text stands that is neither a blank nor a mark of CommonMark or part of an address."""
    return tuple(at for found in _UNMARKED.finditer(text) if found["kept"] for at in range(*found.span()))


def texts(parts: Iterable[Part]) -> Iterator[PlanText]:
    """Every text of some parts, in reading order."""
    for part in parts:
        for field in written(type(part)):
            value = getattr(part, field.name)
            if not value or field.kind is None:
                continue
            if isinstance(value, Items):
                for text, rest in zip(value, value.keys, strict=True):
                    yield PlanText(part, field.key, field.kind, text, rest)
            else:
                yield PlanText(part, field.key, field.kind, value)
