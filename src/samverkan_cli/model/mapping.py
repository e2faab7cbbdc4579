"""The mapping: what is done already, at which level, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.focus import Activity, Evidence, Prevention, Tier
from samverkan_cli.model.goals import Direction
from samverkan_cli.model.groups import Audience
from samverkan_cli.model.thing import Back, Entries, Many, Ref, Thing
from samverkan_cli.model.values import AgeSpan, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class InterventionPart(Thing):
    """One of several that go under a common name."""

    title: Title
    """What it is called. Example: Återfallsprevention"""
    text: Text | None = None
    """More about it. Example: Ges i grupp."""


class Intervention(Thing):
    """Something that is done already."""

    title: Title
    """What it is called. Example: Komet"""
    text: Text | None = None
    """More about it. Example: Ges två gånger om året."""
    prevention: Many[Prevention] = ()
    """At which level of prevention it works. Example: preventive"""
    tier: Tier | None = None
    """Whether it is for all, for some or for the single one. Example: selective"""
    direction: Direction | None = None
    """Which direction it belongs to. Example: at-risk"""
    audience: Many[Audience] = ()
    """Whom it is for. Example: parents"""
    providers: Annotated[Many[Owner | Group], Ref("owners", "groups", back="interventions")] = ()
    """Who gives it. Example: [socialförvaltningen]"""
    ages: AgeSpan | None = None
    """The ages of the children that it is about. Example: 3-12"""
    evidence: Evidence | None = None
    """What is known of its effect. Example: evidence"""
    parts: Entries[InterventionPart] = Entries()
    """What goes under its name. Example: {föräldrakomet: {title: Föräldrakomet}}"""
    activities: ClassVar[Back[Activity]] = Back()
