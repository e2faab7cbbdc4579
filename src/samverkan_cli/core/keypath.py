"""Where a thing is, by keys, as a rule would say it. Only `load` knows on which line that is."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record

_LETTER = compiled_late(r"\S")

KeyPath = tuple[str | int, ...]
"""The keys and list indexes from the top of a file down to a value, as in that file."""


@record
class Location:
    """A value in a file, or the key that it stands under.

    `part` is "key" for a thing or a field as such (its name is underlined) and "value" for what is written there. Of a
    text, `stretch` is the piece that is meant, if it is not all of it: from which letter and up to which. Blanks are
    not counted, since a text may be written over several lines.
    """

    file: str
    route: KeyPath
    part: Literal["key", "value"] = "key"
    stretch: tuple[int, int] | None = None

    def within(self, text: str, start: int, end: int) -> Location:
        """The place of a piece of the text that is written here."""
        letters = letters_of(text)
        return Location(self.file, self.route, "value", (bisect_left(letters, start), bisect_left(letters, end)))


@lru_cache(maxsize=4)
def letters_of(text: str) -> tuple[int, ...]:
    """Where each character of a text stands that is not blank."""
    return tuple(found.start() for found in _LETTER.finditer(text))
