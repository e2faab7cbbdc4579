"""What should be different in a plan, said by places; `edit` makes splices of text of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, Union

from samverkan_cli.core.edit import Edit
from samverkan_cli.core.message import Message
from samverkan_cli.core.place import Place

Plain: TypeAlias = Union[str, list["Plain"], dict[str, "Plain"], None]  # noqa: UP007 - names itself
"""What a plan file holds: text, nothing, lists and mappings. What the text means is for the models to say."""


@dataclass(frozen=True, slots=True)
class Set:
    """Put another value, a scalar or a list on one line, where one stands."""

    place: Place
    value: Plain


@dataclass(frozen=True, slots=True)
class Insert:
    """Add at the end of a mapping (under `key`) or, without a key, of a list."""

    place: Place
    key: str | None
    value: Plain


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away an entry of a mapping or an item of a list, with the line it stands on."""

    place: Place


@dataclass(frozen=True, slots=True)
class Rename:
    """Call a key something else."""

    place: Place
    key: str


@dataclass(frozen=True, slots=True)
class Respell:
    """Write otherwise what YAML takes for something else than was meant.

    The splices are given as such, because they may reach beyond a value: into a comment, say. `meant` says what they
    make of the data, which is otherwise to stay as it is.
    """

    place: Place
    edits: tuple[Edit, ...]
    meant: tuple[Set | Insert | Remove | Rename, ...] = ()


Change = Set | Insert | Remove | Rename | Respell


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend. A safe one changes no meaning that the writer can have meant; any other is for her to decide.

    All places and splices count in the plan as it is before any of them is made. A bare splice leaves the data alone.
    """

    title: Message
    safe: bool
    changes: tuple[Change | Edit, ...]
