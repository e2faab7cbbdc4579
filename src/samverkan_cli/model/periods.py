"""What was picked from the goal bank, for how long, by whom, and whom it binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from samverkan_cli.model.declaration import option
from samverkan_cli.model.enums import Method
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Keyed, Many, Noted, Ref, Short, Thing, Titled
from samverkan_cli.model.values import Address, Day, From, Sign, Text, Title, Until

if TYPE_CHECKING:
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class Pick(Titled, Short):
    """A goal that was picked, with the wording that was adopted where it is another than the bank's."""

    short = "goal"
    goal: Annotated[Goal, Ref("goals", back="picks"), Shown("In the goal bank")]
    """The goal that was picked. Example: trygg-fritid"""
    title: Title | None = None
    """The wording that was adopted, where it is another than the bank's. Example: Känna sig trygga på fritiden"""
    text: Text | None = None
    """More about it. Example: Rådet ville lyfta kvällarna."""
    why: Annotated[Text | None, Shown("Why it was picked")] = None
    """Why it was picked. Example: Enkäten visar på oro."""

    @property
    def number(self) -> str | None:
        """The goal's number, as it is printed."""
        return self.goal.number

    @property
    def wording(self) -> str:
        """The goal as it was adopted."""
        return self.title or self.goal.title


class Decision(Noted):
    """The decision that made a selection valid."""

    date: Day | None = None
    """The day of the decision. Example: 2026-12-02"""
    section: Sign | None = None
    """The paragraph of the minutes. Example: § 14"""


class Selection(Noted):
    """The goals that one owner or group picked for a period."""

    method: Annotated[Method | None, Shown("Chosen", "when")] = None
    """How the choice was made. Example: manual"""
    decided: Annotated[Decision | None, Shown("Decided", "when", "Decision is missing")] = None
    """The decision that made it valid. Example: {date: 2026-12-02, section: § 14}"""
    binds: Annotated[Many[Group], Ref("groups", back="bound_by", every=True), Shown("Applies to", "who")] = ()
    """Whom it binds: all, or some groups; left out, those who picked. Example: all"""
    goals: Annotated[Many[Pick], Shown("Goals")] = option(least=1)
    """The goals, each as an id or with the wording that was adopted. Example: [veta-vart-man-vänder-sig]"""
    record: Annotated[Address | None, Shown("Record of the choice", "means", detail=True)] = None
    """The record of how the choice was made, relative to the plan's folder.

    Example: records/2027-2028-centrala-rådet.json
    """

    @property
    def picker(self) -> Owner | Group | None:
        """Who picked; None where nobody of that id is known."""
        return cast("Owner | Group | None", self._link.under)

    @property
    def binds_all(self) -> bool:
        """Whether the choice binds everyone, now and later."""
        return self._link.every


class Period(Titled, Thing):
    """A year or two, and the goals that were picked for it."""

    title: Title | None = None
    """What the period is called. Example: Första perioden"""
    text: Text | None = None
    """More about it. Example: Perioden följer mandatet."""
    from_: Annotated[From, Shown("Time", "when", joins=("until",))] = option(key="from")
    """Its first day. Example: 2027-01-01"""
    until: Until
    """Its last day. Example: 2028-12-31"""
    selections: Annotated[
        Keyed[Owner | Group, Selection], Ref("owners", "groups", back="selections"), Shown("Picked by")
    ] = Keyed()
    """What was picked, by whom. Example: {centrala-rådet: {goals: [veta-vart-man-vänder-sig]}}"""
