"""Reading Swedish a word at a time: a text as words, and lists of expressions that are looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from typing import NamedTuple

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.swedish.lists import lines, words

_WORD = compiled_late(r"\w+(?:[-’'´]\w+)*|[^\w\s]")
LINK = compiled_late(r"(?:https?://|www\.)\S+", re.IGNORECASE)
"""An address on the web, up to the next space: it is not read as words."""
_GAP = "..."
_WIDEST = 2
"""How many words a gap stands for at most."""


class Passage(NamedTuple):
    """Some words of a text, and where in it they are."""

    text: str
    start: int
    end: int


@record
class Tokens:
    """A text as it is read: its words in small letters and its punctuation marks, in order, and where each stands."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.words)

    def quoted(self, first: int, end: int) -> str:
        """What is written from one word up to another, as it is written."""
        return self.text[self.spans[first][0] : self.spans[end - 1][1]]


def tokenize(text: str) -> Tokens:
    """A text as words."""
    found = list(_WORD.finditer(text))
    return Tokens(text, tuple(each[0].casefold() for each in found), tuple(each.span() for each in found))


def is_word(token: str) -> bool:
    """Whether something that was read is a word, and no punctuation mark."""
    return token[0].isalnum() or token[0] == "_"


@record
class Expression:
    """An entry of a list: its words, and what is said of it after a colon.

    A word may end or begin with "*", which stands for any ending or beginning, and "..." is a gap of up to two words.
    """

    words: tuple[str, ...]
    said: tuple[str, ...] = ()
    gapped: bool = field(init=False, compare=False)
    plain: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "gapped", _GAP in self.words)
        object.__setattr__(self, "plain", not self.gapped and not any("*" in word for word in self.words))

    def end(self, tokens: Tokens, at: int) -> int | None:
        """Where it ends, if it stands at a word; None where it does not."""
        if self.plain:
            end = at + len(self.words)
            return end if tokens.words[at:end] == self.words else None
        if not self.gapped:
            end = at + len(self.words)
            return end if end <= len(tokens) and all(map(_is, tokens.words[at:end], self.words)) else None
        ends = {at}
        for word in self.words:
            if word == _GAP:
                ends = {end + width for end in ends for width in range(_gap(tokens, end) + 1)}
            else:
                ends = {end + 1 for end in ends if end < len(tokens.words) and _is(tokens.words[end], word)}
            if not ends:
                return None
        return min(ends)


def _is(word: str, pattern: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return word.endswith(pattern[1:]) if pattern.startswith("*") else word == pattern


def _gap(tokens: Tokens, at: int) -> int:
    """How many words from one on can stand in a gap: none that join, lead on or deny, and no punctuation mark."""
    closed = _closed()
    following = tokens.words[at : at + _WIDEST]
    return next((n for n, word in enumerate(following) if word in closed or not is_word(word)), len(following))


@cache
def _closed() -> frozenset[str]:
    return words("joining-words") | words("negators")


class Expressions:
    """A list of expressions, by their first words."""

    def __init__(self, entries: tuple[Expression, ...]) -> None:
        self.entries = entries
        self._by_first: dict[str, list[Expression]] = {}
        self._open: list[Expression] = []
        for entry in entries:
            if "*" in entry.words[0]:
                self._open.append(entry)
            else:
                self._by_first.setdefault(entry.words[0], []).append(entry)
        firsts = [entry.words[0] for entry in self._open]
        self._endings = tuple(word[1:] for word in firsts if word.startswith("*"))
        self._beginnings = tuple(word[:-1] for word in firsts if word.endswith("*"))

    def at(self, tokens: Tokens, at: int) -> tuple[Expression, int] | None:
        """The longest expression that stands at a word, and where it ends; of two as long, the one of more words."""
        if at >= len(tokens.words):
            return None
        word = tokens.words[at]
        found: tuple[Expression, int] | None = None
        is_open = word.endswith(self._endings) or word.startswith(self._beginnings)
        for entry in (*self._by_first.get(word, ()), *(self._open if is_open else ())):
            end = entry.end(tokens, at)
            if end is not None and (found is None or _weight(entry, end) > _weight(*found)):
                found = (entry, end)
        return found

    def end(self, tokens: Tokens, at: int) -> int | None:
        """Where the longest expression that stands at a word ends; None where none does."""
        found = self.at(tokens, at)
        return found[1] if found is not None else None

    def first(self, tokens: Tokens, at: int, end: int) -> tuple[int, int] | None:
        """Where the first expression begins and ends between two words; None where there is none."""
        return next(((n, ends) for n in range(at, end) if (ends := self.end(tokens, n)) is not None), None)

    def __iter__(self) -> Iterator[Expression]:
        return iter(self.entries)


def _weight(entry: Expression, end: int) -> tuple[int, int]:
    return end, len(entry.words)


@cache
def expressions(name: str) -> Expressions:
    """The expressions of a list in `wordlists/`."""
    entries = []
    for line in lines(name):
        expression, _, said = line.partition(":")
        entries.append(Expression(tuple(expression.split()), tuple(said.split())))
    return Expressions(tuple(entries))
