"""What is known of a part of a plan beside what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.core.keypath import KeyPath

if TYPE_CHECKING:
    from samverkan_cli.model.thing import Part, Thing


class Link:
    """What linking notes at a part: what it is in, where it stands, and what of it could not be used."""

    # What few parts have stands in the class: there are many links, and this makes them quickly.
    short = False
    """Whether it is written as one id."""
    every = False
    """Whether the word for all stands where it refers."""
    under: Thing | None = None
    """The thing that its key refers to."""
    broken: frozenset[str] = frozenset()
    """The fields of which something was left out."""
    back_unknown = False
    """Whether something that had to be left out may have referred to it."""

    def __init__(self, parent: Part | None = None, key: KeyPath = (), file: str | None = None) -> None:
        self.parent, self.key, self.file = parent, key, file


SHORT = Link()
"""That of what is written as one id."""
SHORT.short = True
