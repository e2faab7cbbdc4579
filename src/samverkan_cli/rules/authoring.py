"""What the file of a rule is written with: one import for all that most of them need.

A rule that says one thing is the words for it, with gaps, and a search that yields places and what belongs in the gaps:

    @finds(Message("The shares of {source} are {sum} percent together, not 100"), Message("Correct the shares"))
    def check(plan: Project, given: Given) -> Places:
        ...
            yield found(source.at("shares"), source=source.title, sum=together)

Where that is a title, and the place the thing itself, `each` needs but the things. A rule that says several things
makes its findings itself.

One that asks the same of many gives `gatherings` too: whom it asks, and what is said of many of them at once.

One that compares plans (`Stage.COMPARING`) has no `check` but `note` and `compare`. Each plan of the run is noted, in
plain values and Locations, and what was noted of those of one municipality is compared, by the name of the plan:

    def note(plan: Project, given: Given) -> tuple[Noted, ...]: ...

    def compare(noted: Mapping[str, tuple[Noted, ...]], given: Given) -> Compared:
        ...
            yield name, Finding(...)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Protocol, TypeAlias

from samverkan_cli.check.gathering import Gathering
from samverkan_cli.check.rule import INFO, WARNING, Check, Given
from samverkan_cli.core.diagnostic import Finding, Fix, Insert, Level, Related, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message, Value, counted, either, marked, some
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.link.project import Project

__all__ = [
    "INFO",
    "WARNING",
    "Compared",
    "Finding",
    "Findings",
    "Fix",
    "Gathering",
    "Given",
    "Insert",
    "Location",
    "Message",
    "Places",
    "Project",
    "Related",
    "Set",
    "Value",
    "counted",
    "each",
    "either",
    "finds",
    "found",
    "marked",
    "some",
]

Findings: TypeAlias = Iterator[Finding]
Compared: TypeAlias = Iterator[tuple[str, Finding]]
"""What was found by comparing plans: the name of the plan that each finding is in, and the finding."""
_GAP = compiled_late(r"\{(\w+)\}")


Place: TypeAlias = Callable[[Message, Message], Finding]
"""Where a rule is broken: its finding, once it is known what is said there."""
Places: TypeAlias = Iterator[Place]


def found(
    where: Location,
    /,
    *,
    related: Iterable[Related] = (),
    fix: Fix | None = None,
    level: Level | None = None,
    grave: bool = False,
    **values: Value,
) -> Place:
    """A place where a rule is broken, and what belongs in the gaps there. What is counted goes into the gap `n`."""
    return lambda message, help: Finding(
        where, _filled(message, values), _filled(help, values), tuple(related), fix, level=level, grave=grave
    )


def finds(message: Message, help: Message) -> Callable[[Callable[[Project, Given], Places]], Check]:
    """Make a rule of a search: what is wrong at each place, and what to do."""
    return lambda search: lambda plan, given: (place(message, help) for place in search(plan, given))


class TitledPart(Protocol):
    """A part of a plan that has a title."""

    @property
    def title(self) -> str: ...
    def at(self) -> Location: ...


def each(things: Callable[[Project], Iterable[TitledPart]], message: Message, help: Message) -> Check:
    """Make a rule of the things of a plan that break it. The one gap of the message is for the title."""
    (gap,) = _gaps(message.plural or message.text)
    return lambda plan, given: (  # noqa: ARG005 - as every rule is called
        Finding(thing.at(), Message(message.text, **{gap: thing.title}), help) for thing in things(plan)
    )


@cache
def _gaps(text: str) -> frozenset[str]:
    return frozenset(_GAP.findall(text))


def _filled(message: Message, values: Mapping[str, Value]) -> Message:
    """A message with those values that it has gaps for; a gap that is filled already stays as it is."""
    gaps = _gaps(message.plural or message.text)
    if not gaps:
        return message
    given = {name: value for name, value in values.items() if name in gaps}
    given.update((name, value) for name, value in message.values if name != "n")
    if message.plural is None:
        return Message(message.text, **given)
    n = values["n"]
    assert isinstance(n, int)  # noqa: S101 - what is counted is a number
    return counted(message.text, message.plural, n, **given)
