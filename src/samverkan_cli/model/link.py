"""What is known of a part of a plan beside what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.core.keypath import KeyPath

if TYPE_CHECKING:
    from samverkan_cli.model.thing import Part, Thing

P = TypeVar("P", bound="Part")


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


def link_of(part: Part) -> Link:
    """What linking noted at a part."""
    return part._link  # what a part keeps for linking


def linked(part: P, parent: Part, key: KeyPath, file: str | None = None) -> P:
    """A shallow copy of a parsed part, with a link of its own."""
    copy = object.__new__(type(part))
    link = Link(parent, key, file)
    if part._link.short:
        link.short = True
    object.__setattr__(copy, "__dict__", {**part.__dict__, "_link": link})
    return copy
