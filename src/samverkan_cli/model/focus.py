"""The plan table: focus areas, their strategies, and the activities that carry them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.declaration import option
from samverkan_cli.model.enums import Audience, Cooperation, Evidence, Prevention, Status, Tier
from samverkan_cli.model.money import Cost
from samverkan_cli.model.shown import NUMBER, Shown
from samverkan_cli.model.thing import Back, Entries, Many, Noted, Ref, Thing, Titled
from samverkan_cli.model.values import AgeSpan, Dated, Ending, From, Ordinal, Recurring, Sign, Text, Title, Until

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


class Milestone(Titled, Thing):
    """A step on the way of an activity."""

    title: Title
    """What is to be reached. Example: Upphandla verktyg"""
    text: Text | None = None
    """More about it. Example: Anbuden ska vara inne."""
    due: Annotated[Until | None, Shown("By", "when", "Day is missing", internal=True)] = None
    """By which day. Example: 2026-10-01"""
    status: Annotated[Status | None, Shown("Status", "when")] = None
    """How far it has come. Example: planned"""


class Afterwards(Noted):
    """Who takes over after a pilot, and with what money."""

    owners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    """Who takes over. Example: [skolchef]"""
    funding: Annotated[Many[Funding], Ref("funding")] = ()
    """With what money. Example: [ordinarie]"""
    text: Text | None = None
    """How it goes on. Example: Chatten blir en del av elevhälsan."""


class Pilot(Noted):
    """An activity that is tried for a time."""

    until: Annotated[Until | None, Shown("Trial", form="until")] = None
    """The last day of the trial. Example: 2027-06-15"""
    afterwards: Annotated[Afterwards | None, Shown("After the trial")] = None
    """What happens when the trial is over. Example: {owners: [skolchef], funding: [ordinarie]}"""


class Move(Noted):
    """A deadline that was moved, when and why."""

    known_by = ("was", "date")

    now: Until
    """The last day it has now. Example: 2027-06-15"""
    was: Until | None = None
    """The last day it had before. Example: 2027-03-01"""
    date: Dated | None = None
    """When it was moved. Example: 2026-11-02"""
    why: Text | None = None
    """Why it was moved. Example: Upphandlingen drog ut på tiden."""


class Activity(Titled, Thing):
    """Something that is to be done, by someone, by a day."""

    planwide = True
    in_columns = True
    title: Title
    """What is to be done. Example: Starta en föräldrachatt på prov"""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed. Example: "1.2" """
    text: Text | None = None
    """More about it. Example: Chatten är öppen på kvällar."""
    owners: Annotated[
        Many[Owner | Group],
        Ref("owners", "groups", back="activities"),
        Shown("Responsible", "who", "Nobody is responsible"),
    ] = ()
    """Who answers for it being done. Example: [skolchef, socialchef]"""
    lead: Annotated[Owner | Group | None, Ref("owners", "groups", back="leads"), Shown("Leads", "who")] = None
    """Who leads, where several answer for it. Example: skolchef"""
    partners: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Together with", "who")] = ()
    """Who does it together with them. Example: [folkhälsorådet]"""
    consulted: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Consulted", "who", detail=True)] = ()
    """Who is asked. Example: [elevrådet]"""
    informed: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Informed", "who", detail=True)] = ()
    """Who is told. Example: [kommunstyrelsen]"""
    goals: Annotated[Many[Goal], Ref("goals", back="own_activities"), Shown("Goals", "aims", detail=True)] = ()
    """The goals that it works for; without any of its own, those of its strategy, else of its focus area.

    Example: [veta-vart-man-vänder-sig]
    """
    needs: Annotated[Many[Need], Ref("needs", back="activities"), Shown("Needs", "aims", detail=True)] = ()
    """The needs that it meets. Example: [en-väg-in]"""
    governing_documents: Annotated[
        Many[GoverningDocument], Ref("governing_documents", back="activities"), Shown("Rests on", "means", detail=True)
    ] = ()
    """What it rests on. Example: [socialtjänstlagen]"""
    interventions: Annotated[
        Many[Intervention],
        Ref("interventions", back="activities"),
        Shown("Builds on what is done already", "means", detail=True),
    ] = ()
    """What is done already that it builds on. Example: [komet]"""
    from_: Annotated[From | None, Shown("Time", "when", joins=("until", "every"))] = option(None, key="from")
    """The first day. Example: 2026-08-15"""
    until: Annotated[Ending | None, Shown("", "when", "Last day is missing", ("every",))] = None
    """The last day. Example: 2027-06-15"""
    every: Annotated[Recurring | None, Shown("")] = None
    """How often it recurs, or that it is ongoing, where it has no last day. Example: 1 year"""
    after: Annotated[Many[Activity], Ref("activities", back="before"), Shown("Begins after", "when")] = ()
    """The activities that must be done before it begins. Example: [val-av-verktyg]"""
    priority: Annotated[Ordinal | None, Shown("Priority", "when")] = None
    """Its place among what is to be done, 1 first. Example: 1"""
    monitoring: Annotated[Text | None, Shown("Followed up by", "aims")] = None
    """How it is followed up, in words. Example: Elevhälsan redovisar varje termin."""
    status: Annotated[Status | None, Shown("Status", "when", "Status is missing", internal=True)] = None
    """How far it has come. Example: planned"""
    milestones: Annotated[Entries[Milestone], Shown("Milestones")] = Entries()
    """The steps on the way. Example: {upphandling: {title: Upphandla verktyg, due: 2026-10-01}}"""
    prevention: Annotated[Many[Prevention], Shown("Level", "whom", detail=True)] = ()
    """At which level of prevention it works. Example: promotive"""
    tier: Annotated[Tier | None, Shown("Reach", "whom", detail=True)] = None
    """Whether it is for all, for some or for the single one. Example: universal"""
    audience: Annotated[Many[Audience], Shown("Audience", "whom", detail=True)] = ()
    """Whom it is for. Example: parents"""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom", detail=True)] = None
    """The ages of the children that it is about. Example: 0-12"""
    cooperation: Annotated[Cooperation | None, Shown("Form of cooperation", "whom", detail=True)] = None
    """What kind of cooperation it is. Example: support"""
    evidence: Annotated[Evidence | None, Shown("Basis", "whom", detail=True)] = None
    """What is known of its effect. Example: experience"""
    indicators: Annotated[
        Many[Indicator], Ref("indicators", back="activities"), Shown("Indicators", "aims", detail=True)
    ] = ()
    """How one sees whether it works. Example: [svarstid-chatt]"""
    cost: Annotated[Many[Cost], Shown("Cost", "means", detail=True)] = ()
    """What it costs, in which year. Example: {sek: 150000, year: 2027}"""
    funding: Annotated[Many[Funding], Ref("funding", back="activities"), Shown("Funding", "means", detail=True)] = ()
    """Where the money comes from. Example: [innovationsfonden]"""
    pilot: Annotated[Pilot | None, Shown("Trial", "when")] = None
    """That it is a trial, until when, and what comes afterwards.

    Example: {until: 2027-06-15, afterwards: {owners: [skolchef]}}
    """
    moved: Annotated[Many[Move], Shown("Moved", "when")] = ()
    """How its last day has been moved. Example: [{date: 2026-11-02, was: 2027-03-01, now: 2027-06-15}]"""
    commissions: ClassVar[Back[CommissionPart]] = Back()
    followed: ClassVar[Back[ActivityFollowed]] = Back()
    before: ClassVar[Back[Activity]] = Back()

    @property
    def strategy(self) -> Strategy | None:
        """The strategy that it carries out; None where it stands right under its focus area."""
        return self.parent if isinstance(self.parent, Strategy) else None

    @property
    def focus_area(self) -> FocusArea:
        """The focus area that it belongs to."""
        parent = self.parent
        assert isinstance(parent, FocusArea | Strategy)  # noqa: S101 - the format has activities nowhere else
        return parent if isinstance(parent, FocusArea) else parent.focus_area

    @property
    def may_be_dropped(self) -> bool:
        """Whether it is dropped, or may be so because its status could not be read."""
        return self.status == "dropped" or not self.whole("status")

    @property
    def serves(self) -> tuple[Goal, ...]:
        """The goals that it works for: its own, else those of its strategy, else those of its focus area."""
        return self.goals or (self.strategy.goals if self.strategy else ()) or self.focus_area.goals

    def inherits_from(self, above: Strategy | FocusArea) -> bool:
        """Whether its goals are those of what it stands under, as far up as that: nothing nearer names any."""
        if not self.lacks("goals"):
            return False
        return above is self.strategy or self.strategy is None or self.strategy.lacks("goals")


class Strategy(Titled, Thing):
    """A way to work towards what a focus area is for."""

    title: Title
    """How the work is to be done. Example: Utveckla föräldrastödet tillsammans"""
    text: Text | None = None
    """More about it. Example: Förvaltningarna delar på arbetet."""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed. Example: "1.1" """
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups", back="strategies"), Shown("Responsible", "who")] = ()
    """Who answers for it as a whole. Example: [skolchef]"""
    goals: Annotated[Many[Goal], Ref("goals", back="strategies"), Shown("Goals", "aims")] = ()
    """The goals that it aims at; without any of its own, those of its focus area.

    Example: [veta-vart-man-vänder-sig]
    """
    activities: Annotated[Entries[Activity], Shown("Activities", gap="Activities are missing")] = Entries()
    """What is to be done. Example: {föräldrachatt: {title: Starta en föräldrachatt på prov, owners: [skolchef]}}"""

    @property
    def focus_area(self) -> FocusArea:
        """The focus area that it belongs to."""
        parent = self.parent
        assert isinstance(parent, FocusArea)  # noqa: S101 - the format has strategies nowhere else
        return parent


class FocusArea(Titled, Thing):
    """One of the few things that a plan is about."""

    title: Title
    """What the focus area is called. Example: Föräldrastöd och vuxenengagemang"""
    text: Text | None = None
    """More about it. Example: Vuxna betyder mycket för barn."""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed. Example: "1" """
    owners: Annotated[
        Many[Owner | Group], Ref("owners", "groups", back="focus_areas"), Shown("Responsible", "who")
    ] = ()
    """Who answers for it as a whole. Example: [skolchef]"""
    purpose: Annotated[Text | None, Shown("Purpose", gap="Purpose is missing", internal=True)] = None
    """What it is for. Example: Fler vuxna är trygga i sin föräldraroll"""
    goals: Annotated[Many[Goal], Ref("goals", back="focus_areas"), Shown("Goals", "aims")] = ()
    """The goals that it aims at. Example: [veta-vart-man-vänder-sig]"""
    governing_documents: Annotated[
        Many[GoverningDocument], Ref("governing_documents", back="focus_areas"), Shown("Rests on", "means", detail=True)
    ] = ()
    """What it rests on. Example: [folkhälsomål-6]"""
    activities: Annotated[Entries[Activity], Shown("Activities")] = Entries()
    """What is to be done that carries out no strategy. Example: {öppet-hus: {title: Ordna öppet hus}}"""
    strategies: Annotated[
        Entries[Strategy], Shown("Strategies", gap="Strategies are missing", unless=("activities",))
    ] = Entries()
    """How its purpose is to be reached.

    Example: {utveckla-föräldrastöd: {title: Utveckla föräldrastödet tillsammans}}
    """

    @property
    def all_activities(self) -> tuple[Activity, ...]:
        """Its activities, those right under it first."""
        return (*self.activities, *(activity for strategy in self.strategies for activity in strategy.activities))
