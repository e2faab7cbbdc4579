"""What was picked from the goal bank, for how long, by whom, and whom it binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from samverkan_cli.model.thing import Keyed, Many, Part, Ref, Short, Thing
from samverkan_cli.model.values import Day, Line, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class Pick(Short):
    """A goal that was picked, with the wording that was adopted where it is another than the bank's."""

    short = "goal"
    goal: Annotated[Goal, Ref("goals", back="picks")]
    title: Title | None = None
    text: Text | None = None
    why: Text | None = None

    @property
    def wording(self) -> str:
        """The goal as it was adopted."""
        return self.title or self.goal.title


class Decision(Part):
    """The decision that made a selection valid."""

    date: Day | None = None
    section: Line | None = None


class Selection(Part):
    """The goals that one owner or group picked for a period."""

    method: Literal["manual", "vote", "optimise"] | None = None
    decided: Decision | None = None
    binds: Annotated[Many[Group], Ref("groups", back="bound_by", every=True)] = ()
    goals: Many[Pick] = Field(min_length=1)
    record: Line | None = None

    @property
    def picker(self) -> Owner | Group | None:
        """Who picked; None where nobody of that id is known."""
        return self.__dict__.get("#under")

    @property
    def binds_all(self) -> bool:
        """Whether the choice binds everyone, now and later."""
        return bool(self.__dict__.get("#every"))


class Period(Thing):
    """A year or two, and the goals that were picked for it."""

    title: Title | None = None
    text: Text | None = None
    from_: Day = Field(alias="from")
    until: Day
    selections: Annotated[Keyed[Owner | Group, Selection], Ref("owners", "groups", back="selections")] = Keyed()
