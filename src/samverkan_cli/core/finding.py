"""What was found, and a value together with what was found on the way to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from samverkan_cli.core.change import Fix
from samverkan_cli.core.message import Message
from samverkan_cli.core.place import Place, Route
from samverkan_cli.core.source import Span

T = TypeVar("T")
Where = Place | Span | None


class Level(IntEnum):
    """How grave a finding is; the greater, the graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as it is written in files and options."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    message: Message
    where: Place | Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, at one place, in one sentence, with what to do about it.

    Stages that read files know the exact stretch and give a Span; rules give a Place. `route` tells the keys where
    only a Span is known. `code` is set by the stage that reads, else by `check`, which also sets name and level.
    `level` is given where the rule itself says that this one is slighter than what it finds otherwise.
    """

    where: Where
    message: Message
    help: Message | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    code: str = ""
    route: Route = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What a stage made, and what it found while making it."""

    value: T
    findings: tuple[Finding, ...] = field(default=())
