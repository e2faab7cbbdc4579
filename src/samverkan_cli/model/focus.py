"""The plan table: focus areas, their strategies, and the activities that carry them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from samverkan_cli.model.groups import Audience
from samverkan_cli.model.money import Cost
from samverkan_cli.model.thing import Back, Entries, Many, Part, Ref, Thing
from samverkan_cli.model.values import AgeSpan, Day, Lasting, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.follow_up import ActivityFollowed
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.law import GoverningDocument
    from samverkan_cli.model.mapping import Intervention
    from samverkan_cli.model.measures import Indicator
    from samverkan_cli.model.money import Funding
    from samverkan_cli.model.needs import CommissionPart, Need
    from samverkan_cli.model.owners import Owner

Status = Literal["planned", "ongoing", "done", "verified", "paused", "dropped"]
Prevention = Literal["promotive", "preventive", "remedial"]
Tier = Literal["universal", "selective", "indicated"]
Evidence = Literal["evidence", "knowledge", "experience", "unassessed"]


class Milestone(Thing):
    """A step on the way of an activity."""

    title: Title
    text: Text | None = None
    due: Day | None = None
    status: Status | None = None


class Afterwards(Part):
    """Who takes over after a pilot, and with what money."""

    owners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    funding: Annotated[Many[Funding], Ref("funding")] = ()
    text: Text | None = None


class Pilot(Part):
    """An activity that is tried for a time."""

    until: Day | None = None
    afterwards: Afterwards | None = None


class Move(Part):
    """A deadline that was moved, when and why."""

    date: Day | None = None
    was: Day | None = None
    now: Day | None = None
    why: Text | None = None


class Activity(Thing):
    """Something that is to be done, by someone, by a day."""

    planwide = True
    title: Title
    text: Text | None = None
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups", back="activities")] = ()
    lead: Annotated[Owner | Group | None, Ref("owners", "groups", back="leads")] = None
    partners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    consulted: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    informed: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    goals: Annotated[Many[Goal], Ref("goals", back="own_activities")] = ()
    needs: Annotated[Many[Need], Ref("needs", back="activities")] = ()
    governing_documents: Annotated[Many[GoverningDocument], Ref("governing_documents", back="activities")] = ()
    interventions: Annotated[Many[Intervention], Ref("interventions", back="activities")] = ()
    status: Status | None = None
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    every: Lasting | None = None
    milestones: Entries[Milestone] = Entries()
    prevention: Many[Prevention] = ()
    tier: Tier | None = None
    audience: Many[Audience] = ()
    ages: AgeSpan | None = None
    cooperation: (
        Literal["support", "staff", "skills", "funding", "information", "premises", "administration"] | None
    ) = None
    evidence: Evidence | None = None
    indicators: Annotated[Many[Indicator], Ref("indicators", back="activities")] = ()
    cost: Many[Cost] = ()
    funding: Annotated[Many[Funding], Ref("funding", back="activities")] = ()
    pilot: Pilot | None = None
    moved: Many[Move] = ()
    commissions: ClassVar[Back[CommissionPart]] = Back()
    followed: ClassVar[Back[ActivityFollowed]] = Back()

    @property
    def strategy(self) -> Strategy:
        """The strategy that it carries out."""
        parent = self.parent
        assert isinstance(parent, Strategy)  # noqa: S101 - the format has activities nowhere else
        return parent

    @property
    def serves(self) -> tuple[Goal, ...]:
        """The goals that it works for: its own, or those of its focus area if it has none."""
        return self.goals or self.strategy.focus_area.goals


class Strategy(Thing):
    """A way to work towards what a focus area is for."""

    planwide = True
    title: Title
    text: Text | None = None
    activities: Entries[Activity] = Entries()

    @property
    def focus_area(self) -> FocusArea:
        """The focus area that it belongs to."""
        parent = self.parent
        assert isinstance(parent, FocusArea)  # noqa: S101 - the format has strategies nowhere else
        return parent


class FocusArea(Thing):
    """One of the few things that a plan is about."""

    title: Title
    text: Text | None = None
    purpose: Text | None = None
    goals: Annotated[Many[Goal], Ref("goals", back="focus_areas")] = ()
    governing_documents: Annotated[Many[GoverningDocument], Ref("governing_documents", back="focus_areas")] = ()
    strategies: Entries[Strategy] = Entries()
