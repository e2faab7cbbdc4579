"""The mapping: what is done already, at which level, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.enums import Audience, Direction, Evidence, Prevention, Tier
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Back, Entries, Many, Ref, Thing, Titled
from samverkan_cli.model.values import AgeSpan, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class InterventionPart(Titled, Thing):
    """One of several that go under a common name."""

    title: Title
    """What it is called. Example: Återfallsprevention"""
    text: Text | None = None
    """More about it. Example: Ges i grupp."""


class Intervention(Titled, Thing):
    """Something that is done already."""

    title: Title
    """What it is called. Example: Komet"""
    text: Text | None = None
    """More about it. Example: Ges två gånger om året."""
    prevention: Annotated[Many[Prevention], Shown("Level", "whom")] = ()
    """At which level of prevention it works. Example: preventive"""
    tier: Annotated[Tier | None, Shown("Reach", "whom")] = None
    """Whether it is for all, for some or for the single one. Example: selective"""
    direction: Annotated[Direction | None, Shown("Direction", "whom")] = None
    """Which direction it belongs to. Example: at-risk"""
    audience: Annotated[Many[Audience], Shown("Audience", "whom")] = ()
    """Whom it is for. Example: parents"""
    providers: Annotated[
        Many[Owner | Group], Ref("owners", "groups", back="interventions"), Shown("Provided by", "who")
    ] = ()
    """Who gives it. Example: [socialförvaltningen]"""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom")] = None
    """The ages of the children that it is about. Example: 3-12"""
    evidence: Annotated[Evidence | None, Shown("Basis", "whom")] = None
    """What is known of its effect. Example: evidence"""
    parts: Annotated[Entries[InterventionPart], Shown("Parts")] = Entries()
    """What goes under its name. Example: {föräldrakomet: {title: Föräldrakomet}}"""
    activities: ClassVar[Back[Activity]] = Back()
