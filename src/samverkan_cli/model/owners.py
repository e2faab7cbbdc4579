"""Who can answer for something: a function or a body, never a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.declaration import option
from samverkan_cli.model.enums import OwnerKind
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Back, Many, Noted, Ref, Thing, Titled
from samverkan_cli.model.values import From, Text, Title, Until, YesNo

if TYPE_CHECKING:
    from samverkan_cli.model.document import Document
    from samverkan_cli.model.focus import Activity, FocusArea, Strategy
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Chair, Group, Member
    from samverkan_cli.model.mapping import Intervention
    from samverkan_cli.model.periods import Selection


class Active(Noted):
    """When an owner or a group exists; `until` is its last day."""

    from_: From | None = option(None, key="from")
    """The first day. Example: 2027-01-01"""
    until: Until | None = None
    """The last day. Example: 2028-12-31"""


class Owner(Titled, Thing):
    """A function or a body."""

    title: Title
    """What the function or the body is called, and never a person's name. Example: Socialchef"""
    text: Text | None = None
    """More about it. Example: Leder socialförvaltningen."""
    kind: Annotated[OwnerKind | None, Shown("Kind", joins=("many", "external"))] = None
    """What kind of function or body it is. Example: function"""
    part_of: Annotated[Many[Owner | Group], Ref("owners", "groups", back="parts"), Shown("Part of", "who")] = ()
    """What it is a part of. Example: socialförvaltningen"""
    many: Annotated[YesNo | None, Shown("several")] = None
    """Whether there are several of them, as of head teachers. Example: true"""
    external: Annotated[YesNo | None, Shown("outside the municipality")] = None
    """Whether it is outside the municipality. Example: true"""
    active: Annotated[Active | None, Shown("Active", "when")] = None
    """From when to when it exists. Example: {from: 2027-01-01}"""
    parts: ClassVar[Back[Owner]] = Back()
    committees: ClassVar[Back[Group]] = Back()
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
    reporters: ClassVar[Back[Group]] = Back()
    selections: ClassVar[Back[Selection]] = Back()
