"""What a word is that a field of a plan may hold where only some may; the words themselves stand in `enums`."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from samverkan_cli.core.message import Message


class Word(StrEnum):
    """A word of an enumeration: id, what it means, what else people write for it, its label and its heading.

    Label, meaning and heading are English, to be translated; of a word with an empty label nothing is said. A spelling
    stands for one word of its enumeration alone: "avslutad" (done, or dropped?) has no place here.
    """

    meaning: str
    spellings: tuple[str, ...]
    label: Message
    heading: Message

    def __new__(cls, id: str, meaning: str, spellings: str = "", label: str | None = None, heading: str = "") -> Self:
        """A word; `spellings` has commas between, and `heading` is what stands above several things of it.

        Its label is the id with a capital letter, unless another is given.
        """
        word = str.__new__(cls, id)
        said = id.replace("-", " ").capitalize() if label is None else label
        word._value_, word.meaning, word.spellings = id, meaning, tuple(filter(None, spellings.split(", ")))
        word.label, word.heading = Message(said), Message(heading or said)
        return word
