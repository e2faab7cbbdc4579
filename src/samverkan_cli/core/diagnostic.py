"""What was found, what would fix it, and a value together with what was found on the way to it."""

from __future__ import annotations

from dataclasses import field
from enum import IntEnum, StrEnum
from typing import Generic, TypeAlias, TypeVar, Union

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit, Span

T = TypeVar("T")
Where = Location | Span | None


Plain: TypeAlias = Union[str, list["Plain"], dict[str, "Plain"], None]  # noqa: UP007 - names itself
"""What a plan file holds: text, nothing, lists and mappings. What the text means is for the models to say."""


@record
class Set:
    """Put another value, a scalar or a list on one line, where one stands."""

    place: Location
    value: Plain


@record
class Insert:
    """Add at the end of a mapping (under `key`) or, without a key, of a list."""

    place: Location
    key: str | None
    value: Plain


@record
class Remove:
    """Take away an entry of a mapping or an item of a list, with the line it stands on."""

    place: Location


@record
class Rename:
    """Call a key something else. One that is an id may be referred to from anywhere."""

    place: Location
    key: str
    is_id: bool = False


@record
class Respell:
    """Write otherwise what YAML takes for something else than was meant.

    The splices are given as such, because they may reach beyond a value: into a comment, say. `meant` says what they
    make of the data, which is otherwise to stay as it is.
    """

    place: Location
    edits: tuple[Edit, ...]
    meant: tuple[Set | Insert | Remove | Rename, ...] = ()


Change = Set | Insert | Remove | Rename | Respell


@record
class Fix:
    """A fix. A safe one changes no meaning that the writer can have meant; any other is for her to decide.

    All places and splices count in the plan as it is before any of them is made. A bare splice leaves the data alone.
    """

    title: Message
    safe: bool
    changes: tuple[Change | Edit, ...]


class Level(IntEnum):
    """How grave a finding is; the greater, the graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as it is written in files and options."""
        return self.name.lower()


class Weight(StrEnum):
    """What a finding is to a reader, apart from its level; the gravest first."""

    BLOCKING = "blocking"
    """The plan cannot be read, linked or decided on."""
    PROMISE = "promise"
    """A day has passed, and nobody has said anything."""
    CONTRADICTION = "contradiction"
    """Two things in the plan cannot both be true."""
    GAP = "gap"
    """Something is missing."""
    FORM = "form"
    """How it is worded, whether it is tidy."""


@record
class Related:
    """Another place that a finding speaks of."""

    message: Message
    where: Location | Span


@record
class Finding:
    """One fault, at one place, in one sentence, with what to do about it.

    Stages that read files know the exact stretch and give a Span; rules give a Location. `route` tells the keys where
    only a Span is known. `code` is set by the stage that reads, else by `check`, which also sets name and level.
    `level` is given where the rule itself says that this one is slighter than what it finds otherwise, and `grave`
    where it comes before others of its weight.
    """

    where: Where
    message: Message
    help: Message | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    code: str = ""
    route: KeyPath = ()
    level: Level | None = None
    grave: bool = False


@record
class Result(Generic[T]):
    """What a stage made, and what it found while making it."""

    value: T
    findings: tuple[Finding, ...] = field(default=())
