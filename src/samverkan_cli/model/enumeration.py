"""Words of which a field allows some: each with its label, what it means, and how else people write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from samverkan_cli.core.message import Message


class Word(NamedTuple):
    """A word of the format: its label, what it means, and what stands above several things of it.

    `spellings` are the other ways in which people write it, with commas between.
    """

    label: str
    meaning: str
    spellings: str = ""
    heading: str = ""


class Enumeration(Mapping[str, Message]):
    """Words by their ids, in order; as a mapping it gives their labels, empty where a word says nothing to a reader."""

    def __init__(self, words: dict[str, Word]) -> None:
        self.words = words
        self._labels = {id: Message(word.label) for id, word in words.items()}

    def __getitem__(self, id: str) -> Message:
        return self._labels[id]

    # An annotation must have a hash, and two enumerations are the same only if they are one.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)

    def meanings(self) -> dict[str, str]:
        """What each of the words means, in English."""
        return {id: word.meaning for id, word in self.words.items()}

    def heading(self, id: str) -> Message:
        """What stands above several things of a word."""
        word = self.words[id]
        return Message(word.heading or word.label)

    def spelt(self, text: str) -> str | None:
        """The one word that a text, in small letters, stands for; None where it is not just one."""
        found = [id for id, word in self.words.items() if text in word.spellings.split(", ")]
        return found[0] if len(found) == 1 else None
