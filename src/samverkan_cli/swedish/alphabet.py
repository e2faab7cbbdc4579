"""The Swedish alphabet: å, ä and ö come last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from unicodedata import normalize

T = TypeVar("T")

_LAST = {"å": "~1", "ä": "~2", "æ": "~2", "ö": "~3", "ø": "~3"}


def in_order(things: Iterable[T], words: Callable[[T], str]) -> list[T]:
    """Things by their words in the order of the alphabet."""
    return sorted(things, key=lambda each: _key(words(each)))


def _key(text: str) -> str:
    plain = (_LAST.get(each) or normalize("NFD", each)[:1] for each in normalize("NFC", text).casefold())
    return "".join(plain)
