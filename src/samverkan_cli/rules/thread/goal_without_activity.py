"""SAM601 goal-without-activity: a goal that was picked, or that a focus area aims at, and that nothing is done for."""

from samverkan_cli.derive.goal_periods import goals_aimed_at
from samverkan_cli.model.focus import FocusArea
from samverkan_cli.rules.authoring import Message, each


def _known(area: FocusArea) -> bool:
    """Whether all that is done in a focus area is known: its goals are those of activities without goals of their own.

    What was left out because of how it is written may be such an activity.
    """
    return area.whole("strategies") and all(
        strategy.whole("activities") and all(activity.whole("goals") for activity in strategy.activities)
        for strategy in area.strategies
    )


check = each(
    lambda plan: (
        goal for goal in goals_aimed_at(plan) if goal.lacks("activities") and all(map(_known, goal.focus_areas))
    ),
    Message("No activity works for the goal {goal}"),
    Message("Name the goal in an activity's goals, or plan an activity for it"),
)
