"""SAM601 goal-without-activity."""

from samverkan_cli.derive.goal_periods import goals_aimed_at
from samverkan_cli.model.focus import FocusArea
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that was picked, or that a focus area aims at, and that nothing is done for."""
    for goal in goals_aimed_at(plan):
        if goal.lacks("activities") and all(_known(area) for area in goal.focus_areas):
            yield Finding(
                goal.at(),
                Message("No activity works for the goal {goal}", goal=goal.title),
                help=Message("Name the goal in an activity's goals, or plan an activity for it"),
            )


def _known(area: FocusArea) -> bool:
    """Whether all that is done in a focus area is known: its goals are those of activities without goals of their own.

    What was left out because of how it is written may be such an activity.
    """
    return area.whole("strategies") and all(
        strategy.whole("activities") and all(activity.whole("goals") for activity in strategy.activities)
        for strategy in area.strategies
    )
