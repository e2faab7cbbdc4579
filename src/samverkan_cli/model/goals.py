"""The goal bank: lasting effect goals, from which each period picks some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.enums import Audience, Dimension, Direction, GoalStatus, Origin
from samverkan_cli.model.shown import NUMBER, Shown
from samverkan_cli.model.thing import Back, Many, Ref, Thing, Titled
from samverkan_cli.model.values import AgeSpan, Sign, Text, Title, Until

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity, FocusArea, Strategy
    from samverkan_cli.model.follow_up import GoalFollowed
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.law import GoverningDocument
    from samverkan_cli.model.measures import Indicator
    from samverkan_cli.model.owners import Owner
    from samverkan_cli.model.periods import Pick


class Goal(Titled, Thing):
    """What people are to know, feel or be able to do."""

    title: Title
    """What people are to know, feel or be able to do. Example: Veta vart de ska vända sig när de behöver hjälp"""
    text: Text | None = None
    """More about it. Example: Gäller alla föräldrar."""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed. Example: "2" """
    direction: Annotated[Direction | None, Shown("Direction", "whom")] = None
    """Which direction it belongs to. Example: overall"""
    audience: Annotated[Many[Audience], Shown("Audience", "whom")] = ()
    """Whose experience it is about. Example: parents"""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom")] = None
    """The ages of the children that it is about. Example: 0-20"""
    dimension: Annotated[Many[Dimension], Shown("Is about", "whom")] = ()
    """What kind of experience it is. Example: know"""
    part_of: Annotated[Goal | None, Ref("goals", back="parts"), Shown("Part of the goal", "aims")] = None
    """The goal that it is a part of; what is done for it is done for that one too. Example: mindre-våld"""
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups", back="goals"), Shown("Responsible", "who")] = ()
    """Who answers for it being reached. Example: [socialchef]"""
    due: Annotated[Until | None, Shown("By", "when")] = None
    """By when it is to be reached. Example: 2028"""
    governing_documents: Annotated[
        Many[GoverningDocument], Ref("governing_documents", back="goals"), Shown("Rests on", "means")
    ] = ()
    """What it rests on. Example: [barnkonventionen]"""
    indicators: Annotated[Many[Indicator], Ref("indicators", back="goals"), Shown("Indicators", "aims")] = ()
    """How one sees whether it is reached. Example: [svarstid-chatt]"""
    status: Annotated[GoalStatus | None, Shown("Status", silent=("active",))] = None
    """Whether it can be picked. Example: active"""
    origin: Annotated[Origin | None, Shown("Origin", silent=("bank",))] = None
    """Whether it stood in the bank, or was added by those who picked. Example: bank"""
    own_activities: ClassVar[Back[Activity]] = Back()
    focus_areas: ClassVar[Back[FocusArea]] = Back()
    strategies: ClassVar[Back[Strategy]] = Back()
    parts: ClassVar[Back[Goal]] = Back(Shown("Parts", "aims"))
    picks: ClassVar[Back[Pick]] = Back()
    followed: ClassVar[Back[GoalFollowed]] = Back()

    @property
    def activities(self) -> tuple[Activity, ...]:
        """What is done for it or for a part of it: by name, or because of what an activity stands under."""
        found: dict[Activity, None] = {}
        for goal in self.with_parts:
            found |= dict.fromkeys(goal.own_activities)
            for area in goal.focus_areas:
                found |= dict.fromkeys(each for each in area.all_activities if each.inherits_from(area))
            for strategy in goal.strategies:
                found |= dict.fromkeys(each for each in strategy.activities if each.inherits_from(strategy))
        return tuple(found)

    @property
    def with_parts(self) -> tuple[Goal, ...]:
        """It, and all that is a part of it, however far down."""
        found: dict[Goal, None] = {self: None}
        waiting: list[Goal] = [self]
        while waiting:
            more = [part for part in waiting.pop().parts if part not in found]
            found |= dict.fromkeys(more)
            waiting += more
        return tuple(found)
