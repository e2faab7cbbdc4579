"""What time does to a plan: its phases, what happened, what was reported, what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from samverkan_cli.model.declaration import option
from samverkan_cli.model.enums import Reached, Status
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Entries, Keyed, Many, Noted, Ref, Thing, Titled
from samverkan_cli.model.values import Dated, From, Lasting, Number, Text, Title, Until

if TYPE_CHECKING:
    from samverkan_cli.model.document import ReportPromise
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.measures import Indicator
    from samverkan_cli.model.owners import Owner


class Phase(Titled, Thing):
    """A stage of the work. One without `from` begins when the one before it ends."""

    title: Title
    """What the phase is called. Example: Planering"""
    text: Text | None = None
    """More about it. Example: Grupperna bildas."""
    from_: Annotated[From | None, Shown("Time", "when", joins=("until", "for_"))] = option(None, key="from")
    """The first day; without it, the day after the phase before. Example: 2027-01-01"""
    until: Until | None = None
    """The last day. Example: 2027-06-30"""
    for_: Lasting | None = option(None, key="for")
    """How long it lasts, where the last day is not given. Example: 6 months"""
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Responsible", "who")] = ()
    """Who answers for it. Example: [socialchef]"""


class LogEntry(Titled):
    """Something that happened, and what remains to be done about it."""

    known_by = ("date", "title")

    date: Annotated[Dated, Shown("Date", "when")]
    """When it happened. Example: 2026-08"""
    title: Title
    """What happened. Example: Första mötet med skolorna"""
    text: Text | None = None
    """More about it. Example: Alla rektorer var med."""
    remains: Annotated[Text | None, Shown("What remains", "when")] = None
    """What remains to be done about it. Example: Samla in svaren."""
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Responsible", "who")] = ()
    """Who answers for what remains. Example: [skolchef]"""
    due: Annotated[Until | None, Shown("By", "when")] = None
    """By which day it is to be done. Example: 2026-10-01"""


class ProposedDecision(Titled, Thing):
    """What somebody is asked to decide."""

    text: Text
    """What somebody is asked to decide. Example: Socialnämnden godkänner uppföljningen."""
    title: Title | None = None
    """What the point is called. Example: Godkännande"""
    by: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Decided by", "who")] = ()
    """Who is asked. Example: socialnämnden"""
    to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Task for", "who")] = ()
    """Who is given a task by it. Example: socialförvaltningen"""
    due: Annotated[Until | None, Shown("By", "when")] = None
    """By which day the task is to be done. Example: 2027-03-01"""
    report_to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Reported to", "who")] = ()
    """To whom it is reported. Example: socialnämnden"""


class ActivityFollowed(Noted):
    """How it went with an activity."""

    status: Annotated[Status | None, Shown("Status", "when")] = None
    """How far it had come. Example: ongoing"""
    text: Text | None = None
    """How it went, and with what result. Example: Chatten har 40 samtal i veckan."""
    remains: Annotated[Text | None, Shown("What remains", "when")] = None
    """What remains to be done. Example: Öppna på helger."""
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Responsible", "who")] = ()
    """Who answers for what remains. Example: [skolchef]"""
    due: Annotated[Until | None, Shown("By", "when")] = None
    """By which day it is to be done. Example: 2027-12-01"""

    @property
    def report(self) -> FollowUp:
        """The follow-up that says so."""
        parent = self.parent
        assert isinstance(parent, FollowUp)  # noqa: S101 - the format has this nowhere else
        return parent


class GoalFollowed(Noted):
    """How far a goal was reached."""

    reached: Annotated[Reached | None, Shown("Goal attainment")] = None
    """How far it was reached. Example: partly"""
    text: Text | None = None
    """What shows it. Example: Fler svarar att de vet vart de kan vända sig."""


class IndicatorFollowed(Noted):
    """What an indicator showed."""

    value: Annotated[Number | None, Shown("Outcome")] = None
    """The value. Example: 48"""
    date: Annotated[Dated | None, Shown("Date", "when")] = None
    """When it was measured. Example: 2027-09-01"""
    text: Text | None = None
    """More about it. Example: Mätningen gäller september."""

    @property
    def indicator(self) -> Indicator | None:
        """What was measured; None where no indicator of that id is known."""
        return cast("Indicator | None", self._link.under)


class FollowUp(Titled, Thing):
    """A report back."""

    title: Title
    """What the report is called. Example: Uppföljning år 1"""
    text: Text | None = None
    """More about it. Example: Bygger på tre möten."""
    date: Annotated[Until, Shown("Date", "when")]
    """The day of the report. Example: 2027-09-20"""
    answers: Annotated[
        ReportPromise | None, Ref("reporting", back="answers"), Shown("Answers the promise of a report")
    ] = None
    """The promise in the document's reporting that it answers. Example: år-1"""
    by: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("From", "who")] = ()
    """Who reports. Example: socialnämnden"""
    to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("To", "who")] = ()
    """To whom. Example: kommunstyrelsen"""
    copies_to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Copies to", "who")] = ()
    """Who else it is sent to. Example: [utbildningsnämnden]"""
    summary: Annotated[Text | None, Shown("Summary")] = None
    """The whole of it in short. Example: Arbetet har kommit halvvägs."""
    activities: Annotated[
        Keyed[Activity, ActivityFollowed], Ref("activities", back="followed"), Shown("Activities")
    ] = Keyed()
    """How it went with the activities. Example: {föräldrachatt: {status: ongoing, text: Chatten är i gång.}}"""
    goals: Annotated[Keyed[Goal, GoalFollowed], Ref("goals", back="followed"), Shown("Goals")] = Keyed()
    """How far the goals were reached. Example: {trygg-fritid: {reached: partly}}"""
    indicators: Annotated[
        Keyed[Indicator, IndicatorFollowed], Ref("indicators", back="followed"), Shown("Indicators")
    ] = Keyed()
    """What the indicators showed. Example: {svarstid-chatt: {value: 48, date: 2027-09-01}}"""
    economy: Annotated[Text | None, Shown("Economy", "means")] = None
    """What it has cost and will cost. Example: Arbetet ryms i budget."""
    decisions: Annotated[Entries[ProposedDecision], Shown("Proposed decisions")] = Entries()
    """What is proposed. Example: {godkänn: {text: Socialnämnden godkänner uppföljningen.}}"""
