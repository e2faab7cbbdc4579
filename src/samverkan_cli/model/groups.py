"""Councils and other groups: who sits in them, who chairs them when, what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.alternatives import OneOf
from samverkan_cli.model.declaration import option
from samverkan_cli.model.document import Document, Review
from samverkan_cli.model.enums import Audience, GroupKind, MeetingPeriod, TermOfYear, YearParity
from samverkan_cli.model.owners import Active
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Back, Entries, Many, Noted, Ref, Short, Thing, Titled
from samverkan_cli.model.values import AgeSpan, Day, From, Line, Ordinal, Text, Title
from samverkan_cli.model.values import Turn as Turn_

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity, FocusArea, Strategy
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.mapping import Intervention
    from samverkan_cli.model.owners import Owner
    from samverkan_cli.model.periods import Selection


class Member(Short):
    """A seat: an owner (a unit is there by a representative), and what the seat is called."""

    short = "owner"
    owner: Annotated[Owner | Group, Ref("owners", "groups", back="seats")]
    """Who has the seat; a unit is there by a representative. Example: bvc"""
    seat: Line | None = None
    """What the seat is called. Example: Representant"""
    count: Ordinal | None = None
    """How many seats. Example: 1"""


class Turn(Noted):
    """Who chairs in the terms of one kind."""

    known_by = ("term", "years")

    term: TermOfYear
    """In which term. Example: spring"""
    years: YearParity
    """In which years. Example: odd"""
    chair: Annotated[Owner | Group, Ref("owners", "groups")]
    """Who chairs then. Example: chef-förskola"""


class Rota(Noted):
    """The chair goes round among owners, in order, from a day on."""

    among: Annotated[Many[Owner | Group], Ref("owners", "groups")] = option(least=1)
    """Between whom it goes round, in this order. Example: [chef-förskola, chef-grundskola]"""
    from_: From | None = option(None, key="from")
    """The day that it begins with the first of them. Example: 2027-01-01"""
    every: Turn_ | None = None
    """How long each has it. Example: 1 term"""


class Chair(OneOf, Short):
    """Who chairs: always the same, by term and parity of the year, or by a rota."""

    short = "holder"
    alternatives = ("rotation", "rota")
    # The alias cannot be typed by accident: in a file a chair that is always the same is written short.
    holder: Annotated[Owner | Group | None, Ref("owners", "groups", back="chairs")] = option(None, key=".")
    rotation: Many[Turn] = ()
    """Who chairs in which terms. Example: [{term: spring, years: odd, chair: chef-förskola}]"""
    rota: Rota | None = None
    """The chair goes round. Example: {among: [chef-förskola, chef-grundskola], from: 2027-01-01, every: 1 term}"""


class Meets(Noted):
    """How often a group promises to meet."""

    at_least: Ordinal | None = None
    """How many times at the least. Example: 2"""
    per: MeetingPeriod | None = None
    """In how long a time. Example: half-year"""


class Task(Titled, Thing):
    """Something that a group is to do."""

    title: Title
    """What is to be done. Example: Skapa kontaktvägar mellan personalgrupper"""
    text: Text | None = None
    """More about it. Example: Varje grupp vet vem den ska ringa."""


class Group(Titled, Thing):
    """A council, a steering, working, reference or project group."""

    title: Title
    """What the group is called. Example: Centrala samverkansrådet"""
    kind: Annotated[GroupKind, Shown("Kind", in_title=True)]
    """What kind of group it is. Example: central-council"""
    text: Text | None = None
    """More about it. Example: Rådet bildades efter utredningen."""
    purpose: Annotated[Text | None, Shown("Purpose", detail=True)] = None
    """What it is there for. Example: Att barn möter en samlad kommun."""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom")] = None
    """The ages that it works with. Example: 0-20"""
    district: Annotated[Line | None, Shown("District", "whom")] = None
    """The part of the municipality that it works in. Example: Väster"""
    audience: Annotated[Many[Audience], Shown("Audience", "whom", detail=True)] = ()
    """Whom it speaks for, where it is a reference group. Example: children"""
    chair: Annotated[Chair | None, Shown("Chair", "who")] = None
    """Who chairs it: always the same, by term and year, or by a rota. Example: chef-ifo"""
    members: Annotated[Many[Member], Shown("Members", "who", "Members are missing", internal=True)] = ()
    """Who sits in it: owners, or seats. Example: [chef-ifo, {owner: bvc, seat: Representant}]"""
    convener: Annotated[Owner | Group | None, Ref("owners", "groups"), Shown("Convener", "who")] = None
    """Who calls its meetings. Example: chef-ifo"""
    lead: Annotated[Owner | Group | None, Ref("owners", "groups"), Shown("Led by", "who")] = None
    """Who leads it, where it has no chair. Example: chef-ifo"""
    vice_chair: Annotated[
        Owner | Group | None, Ref("owners", "groups", back="vice_chairs"), Shown("Vice chair", "who")
    ] = None
    """Who chairs it where the chair cannot. Example: chef-kultur"""
    secretary: Annotated[Owner | Group | None, Ref("owners", "groups"), Shown("Secretary", "who")] = None
    """Who writes its minutes. Example: folkhälsosamordnare"""
    meets: Annotated[Meets | None, Shown("Meets", "when")] = None
    """How often it promises to meet. Example: {at_least: 2, per: half-year}"""
    meetings: Annotated[Many[Day], Shown("Meetings", "when")] = ()
    """The days on which it meets. Example: [2027-02-03, 2027-05-12]"""
    reports_to: Annotated[
        Many[Owner | Group], Ref("owners", "groups", back="reporters"), Shown("Reports to", "who")
    ] = ()
    """Who it reports to. Example: [socialchef, kulturchef]"""
    mandate: Annotated[Text | None, Shown("Mandate", "means", detail=True)] = None
    """What it may decide. Example: Får fördela rådets egna medel."""
    tasks: Annotated[Entries[Task], Shown("Tasks", "means")] = Entries()
    """What it is to do. Example: {kontaktvägar: {title: Skapa kontaktvägar mellan personalgrupper}}"""
    part_of: Annotated[Many[Owner | Group], Ref("owners", "groups", back="committees"), Shown("Part of", "who")] = ()
    """The group that it is a committee of. Example: styrgruppen"""
    like: Annotated[Group | None, Ref("groups"), Shown("Works like", "means")] = None
    """A group whose tasks, mandate, purpose and meetings hold for this one too, where it has none of its own.

    Example: lokala-väster
    """
    review: Annotated[Review | None, Shown("Reviewed", "when", detail=True)] = None
    """When the group itself is to be looked over. Example: {every: 1 year}"""
    active: Annotated[Active | None, Shown("Active", "when")] = None
    """From when to when it exists. Example: {from: 2027-01-01, until: 2028-12-31}"""
    parts: ClassVar[Back[Owner]] = Back()
    committees: ClassVar[Back[Group]] = Back()
    reporters: ClassVar[Back[Group]] = Back()
    activities: ClassVar[Back[Activity]] = Back()
    leads: ClassVar[Back[Activity]] = Back()
    documents: ClassVar[Back[Document]] = Back()
    focus_areas: ClassVar[Back[FocusArea]] = Back()
    strategies: ClassVar[Back[Strategy]] = Back()
    goals: ClassVar[Back[Goal]] = Back()
    vice_chairs: ClassVar[Back[Group]] = Back()
    seats: ClassVar[Back[Member]] = Back()
    chairs: ClassVar[Back[Chair]] = Back()
    interventions: ClassVar[Back[Intervention]] = Back()
    selections: ClassVar[Back[Selection]] = Back()
    bound_by: ClassVar[Back[Selection]] = Back()

    @property
    def is_council(self) -> bool:
        """Whether it is a council of any kind: those have chairs, and goals are picked for them."""
        return self.kind in ("central-council", "local-council", "council")
