"""The goal bank: lasting effect goals, from which each period picks some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from samverkan_cli.model.groups import Audience
from samverkan_cli.model.thing import Back, Many, Ref, Thing
from samverkan_cli.model.values import AgeSpan, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity, FocusArea
    from samverkan_cli.model.follow_up import GoalFollowed
    from samverkan_cli.model.law import GoverningDocument
    from samverkan_cli.model.measures import Indicator
    from samverkan_cli.model.periods import Pick

Direction = Literal["overall", "universal", "at-risk", "harmed"]
Dimension = Literal["know", "experience", "feel", "dare", "want", "can", "think", "say", "have", "meet", "other"]


class Goal(Thing):
    """What people are to know, feel or be able to do."""

    title: Title
    text: Text | None = None
    direction: Direction | None = None
    audience: Many[Audience] = ()
    ages: AgeSpan | None = None
    dimension: Many[Dimension] = ()
    governing_documents: Annotated[Many[GoverningDocument], Ref("governing_documents", back="goals")] = ()
    indicators: Annotated[Many[Indicator], Ref("indicators", back="goals")] = ()
    status: Literal["active", "resting", "retired"] | None = None
    origin: Literal["bank", "added"] | None = None
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
