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
    text: Text | None = None


class Intervention(Thing):
    """Something that is done already."""

    title: Title
    text: Text | None = None
    prevention: Many[Prevention] = ()
    tier: Tier | None = None
    direction: Direction | None = None
    audience: Many[Audience] = ()
    providers: Annotated[Many[Owner | Group], Ref("owners", "groups", back="interventions")] = ()
    ages: AgeSpan | None = None
    evidence: Evidence | None = None
    parts: Entries[InterventionPart] = Entries()
    activities: ClassVar[Back[Activity]] = Back()
