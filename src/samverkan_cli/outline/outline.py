"""The outline: a plan as typed entries, in the order in which it is read. Pure data: words and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias

from samverkan_cli.core.record import record
from samverkan_cli.core.serialise import Serialiser
from samverkan_cli.model.shown import Group
from samverkan_cli.model.values import Ages, Duration, Every, Ongoing, Rate, Stretch, When
from samverkan_cli.model.values.time import written
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.targets import NOWHERE, Targets
from samverkan_cli.outline.tree import Tree

State = Literal["late", "done", "paused", "dropped", "draft", "picked", "aimed_at", "missing", "unread"]


@record
class Word:
    """A word of the format, by its id."""

    word: str


@record
class Reference:
    """A thing that is referred to; without an anchor it has no place in this outline."""

    kind: str
    id: str
    anchor: str


@record
class Span:
    """Days from and until, both included; how often, or how long, where that is what is known."""

    first: date | None = None
    last: date | None = None
    every: Every | None = None
    length: Duration | None = None


@record
class Quantity:
    """A number and what it counts."""

    number: Decimal | int
    unit: str


@record
class Money:
    """Whole Swedish kronor."""

    sek: int


@record
class Address:
    """An address on the web that can be followed."""

    url: str


@record
class Record:
    """Several values under their keys, as of a seat: owner, seat, count."""

    values: tuple[tuple[str, tuple[Value, ...]], ...]


Data: TypeAlias = (
    Word | Reference | Span | Quantity | Money | Address | Record | date | When | Every | Ages | Decimal | int | str
)

TYPES: dict[type, str] = {
    Word: "word",
    Reference: "reference",
    Span: "span",
    Quantity: "quantity",
    Money: "money",
    Address: "address",
    Record: "record",
    date: "day",
    Stretch: "when",
    When: "when",
    Duration: "duration",
    Rate: "rate",
    Ongoing: "rate",
    Ages: "ages",
    Decimal: "number",
    int: "number",
    bool: "yes-no",
    str: "line",
}
"""What the data of a value is called where types are lost, as in JSON."""


@record
class Value:
    """What is said, in the language of the outline, and what it is."""

    text: str
    data: Data


@record
class Prose:
    """A text of the plan in CommonMark, read when somebody lays it out."""

    source: str
    targets: Targets = field(default=NOWHERE, compare=False, repr=False)

    @cached_property
    def tree(self) -> Tree:
        """Its blocks, with links that lead somewhere."""
        return self.targets.resolved(parse(self.source))


@record
class Fact:
    """Something that is known of a thing. Where it is missing, `values` says so, to those who write it if `internal`.

    `detail` is left out where a plan is shown in short.
    """

    key: str
    label: str
    group: Group = ""
    values: tuple[Value, ...] = ()
    text: Prose | None = None
    missing: bool = False
    detail: bool = False
    internal: bool = False
    in_title: bool = False


@record
class Entry:
    """A thing: `parts` are the things inside it, `about` is what a thing without a name of its own is about."""

    kind: str
    id: str
    anchor: str
    number: str
    title: str
    text: Prose | None = None
    facts: tuple[Fact, ...] = ()
    parts: tuple[Section, ...] = ()
    state: frozenset[State] = frozenset()
    about: Reference | None = None
    given: str = ""
    """The number that the plan itself gives it, as it is printed before the title."""

    @property
    def headline(self) -> str:
        """The title, after the number that the plan gives it."""
        return " ".join(filter(None, [self.given, self.title]))

    def inside(self, *keys: str) -> tuple[Entry, ...]:
        """The things inside it, or those of some sections only."""
        return tuple(each for part in self.parts if not keys or part.key in keys for each in part.entries)

    def fact(self, key: str) -> Fact | None:
        """What is known under a key, or None."""
        return next((fact for fact in self.facts if fact.key == key), None)


@record
class Section:
    """Things that stand together; `word` where they do because they share it, and `divider` what that is called."""

    key: str
    heading: str
    entries: tuple[Entry, ...]
    word: Word | None = None
    divider: str = ""


@record
class Outline:
    """A plan. `sections` are its collections, in reading order; one that is divided by a word comes several times."""

    name: str
    language: str
    document: Entry
    sections: tuple[Section, ...]

    def of(self, key: str) -> tuple[Section, ...]:
        """The sections of a collection."""
        return tuple(section for section in self.sections if section.key == key)

    def things(self, key: str) -> tuple[Entry, ...]:
        """The things of a collection, each once."""
        return tuple({each.id or id(each): each for section in self.of(key) for each in section.entries}.values())

    def walk(self) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """Every entry, with the titles above it."""
        yield (), self.document
        yield from _walk((), self.document.parts)
        yield from _walk((), self.sections)


def _walk(above: tuple[str, ...], sections: tuple[Section, ...]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for section in sections:
        for entry in section.entries:
            yield above, entry
            yield from _walk((*above, entry.title), entry.parts)


plain: Serialiser = Serialiser(
    {
        Prose: lambda text: text.source,
        Record: lambda record: {key: plain(each) for key, each in record.values},
        Value: lambda value: {"text": value.text, "type": TYPES[type(value.data)], "data": plain(value.data)},
        When: str,
        Ongoing: written,
    },
    every_key=False,
)
"""The outline as JSON: what is empty is left out, days are ISO days."""
