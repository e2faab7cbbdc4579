"""What is known of words, found once for each: texts are many, and their words are few."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class ByWord(dict[str, T]):
    """What a function gives for words. `map(known.__getitem__, words)` calls it for those that are new alone."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> T:
        found = self[word] = self._find(word)
        return found
