"""Councils and other groups: who sits in them, who chairs them when, what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from samverkan_cli.model.document import Document, Review
from samverkan_cli.model.owners import Active
from samverkan_cli.model.thing import Back, Entries, Many, Part, Ref, Short, Thing
from samverkan_cli.model.values import AgeSpan, Day, Lasting, Line, Ordinal, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.owners import Owner
    from samverkan_cli.model.periods import Selection

Audience = Literal["children", "parents", "residents", "staff"]
GroupKind = Literal[
    "central-council", "local-council", "council", "executive", "steering", "working", "reference", "project", "other"
]


class Member(Short):
    """A seat: an owner (a unit is there by a representative), and what the seat is called."""

    short = "owner"
    owner: Annotated[Owner | Group | None, Ref("owners", "groups", back="seats")] = None
    seat: Line | None = None
    count: Ordinal | None = None


class Turn(Part):
    """Who chairs in the terms of one kind."""

    term: Literal["spring", "autumn"] | None = None
    years: Literal["odd", "even"] | None = None
    chair: Annotated[Owner | Group | None, Ref("owners", "groups")] = None


class Rota(Part):
    """The chair goes round among owners, in order, from a day on."""

    among: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    from_: Day | None = Field(None, alias="from")
    every: Lasting | None = None


class Chair(Short):
    """Who chairs: always the same, by term and parity of the year, or by a rota."""

    short = "holder"
    # The alias cannot be typed by accident: in a file a chair that is always the same is written short.
    holder: Annotated[Owner | Group | None, Ref("owners", "groups", back="chairs")] = Field(None, alias=".")
    rotation: Many[Turn] = ()
    rota: Rota | None = None


class Meets(Part):
    """How often a group promises to meet."""

    at_least: Ordinal | None = None
    per: Literal["half-year", "year"] | None = None


class Task(Thing):
    """Something that a group is to do."""

    title: Title
    text: Text | None = None


class Group(Thing):
    """A council, a steering, working, reference or project group."""

    title: Title
    kind: GroupKind
    text: Text | None = None
    purpose: Text | None = None
    members: Many[Member] = ()
    convener: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    lead: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    chair: Chair | None = None
    meets: Meets | None = None
    meetings: Many[Day] = ()
    reports_to: Annotated[Many[Owner | Group], Ref("owners", "groups", back="reporters")] = ()
    ages: AgeSpan | None = None
    district: Line | None = None
    audience: Many[Audience] = ()
    mandate: Text | None = None
    tasks: Entries[Task] = Entries()
    like: Annotated[Group | None, Ref("groups")] = None
    review: Review | None = None
    active: Active | None = None
    parts: ClassVar[Back[Owner]] = Back()
    reporters: ClassVar[Back[Group]] = Back()
    activities: ClassVar[Back[Activity]] = Back()
    leads: ClassVar[Back[Activity]] = Back()
    documents: ClassVar[Back[Document]] = Back()
    seats: ClassVar[Back[Member]] = Back()
    chairs: ClassVar[Back[Chair]] = Back()
    selections: ClassVar[Back[Selection]] = Back()
    bound_by: ClassVar[Back[Selection]] = Back()
