"""What time does to a plan: its phases, what happened, what was reported, what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from samverkan_cli.model.focus import Status
from samverkan_cli.model.thing import Entries, Keyed, Many, Part, Ref, Thing
from samverkan_cli.model.values import Dated, Day, Lasting, Number, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.document import ReportPromise
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.measures import Indicator
    from samverkan_cli.model.owners import Owner


class Phase(Thing):
    """A stage of the work. One without `from` begins when the one before it ends."""

    title: Title
    text: Text | None = None
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    for_: Lasting | None = Field(None, alias="for")
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()


class LogEntry(Part):
    """Something that happened, and what remains to be done about it."""

    date: Dated
    title: Title
    text: Text | None = None
    remains: Text | None = None
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    due: Day | None = None


class ProposedDecision(Thing):
    """What somebody is asked to decide."""

    text: Text
    title: Title | None = None
    by: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    to: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    due: Day | None = None
    report_to: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()


class ActivityFollowed(Part):
    """How it went with an activity."""

    status: Status | None = None
    text: Text | None = None
    remains: Text | None = None
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    due: Day | None = None


class GoalFollowed(Part):
    """How far a goal was reached."""

    reached: Literal["fully", "partly", "not", "unknown"] | None = None
    text: Text | None = None


class IndicatorFollowed(Part):
    """What an indicator showed."""

    value: Number | None = None
    date: Dated | None = None
    text: Text | None = None


class FollowUp(Thing):
    """A report back."""

    title: Title
    text: Text | None = None
    date: Day
    answers: Annotated[ReportPromise | None, Ref("reporting", back="answers")] = None
    by: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    to: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    copies_to: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    summary: Text | None = None
    activities: Annotated[Keyed[Activity, ActivityFollowed], Ref("activities", back="followed")] = Keyed()
    goals: Annotated[Keyed[Goal, GoalFollowed], Ref("goals", back="followed")] = Keyed()
    indicators: Annotated[Keyed[Indicator, IndicatorFollowed], Ref("indicators", back="followed")] = Keyed()
    economy: Text | None = None
    decisions: Entries[ProposedDecision] = Entries()
