"""The goal bank: lasting effect goals, from which each period picks some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.enums import Audience, Dimension, Direction, GoalStatus, Origin
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Back, Many, Ref, Thing
from samverkan_cli.model.values import AgeSpan, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity, FocusArea
    from samverkan_cli.model.follow_up import GoalFollowed
    from samverkan_cli.model.law import GoverningDocument
    from samverkan_cli.model.measures import Indicator
    from samverkan_cli.model.periods import Pick


class Goal(Thing):
    """What people are to know, feel or be able to do."""

    title: Title
    """What people are to know, feel or be able to do. Example: Veta vart de ska vända sig när de behöver hjälp"""
    text: Text | None = None
    """More about it. Example: Gäller alla föräldrar."""
    direction: Annotated[Direction | None, Shown("Direction", "whom")] = None
    """Which direction it belongs to. Example: overall"""
    audience: Annotated[Many[Audience], Shown("Audience", "whom")] = ()
    """Whose experience it is about. Example: parents"""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom")] = None
    """The ages of the children that it is about. Example: 0-20"""
    dimension: Annotated[Many[Dimension], Shown("Is about", "whom")] = ()
    """What kind of experience it is. Example: know"""
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
    picks: ClassVar[Back[Pick]] = Back()
    followed: ClassVar[Back[GoalFollowed]] = Back()

    @property
    def activities(self) -> tuple[Activity, ...]:
        """What is done for it: activities that name it, and those of its focus areas that name no goal of their own."""
        inherited = (
            activity
            for area in self.focus_areas
            for strategy in area.strategies
            for activity in strategy.activities
            if activity.lacks("goals")
        )
        return tuple(dict.fromkeys((*self.own_activities, *inherited)))
