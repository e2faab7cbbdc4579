"""SAM501 unmeasured-goal."""

from samverkan_cli.derive.goal_periods import goals_aimed_at
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that was picked, or that a focus area aims at, and that no indicator measures."""
    for goal in goals_aimed_at(plan):
        if goal.lacks("indicators"):
            yield Finding(
                goal.at(),
                Message("No indicator shows whether the goal {goal} is reached", goal=goal.title),
                help=Message("Write indicators: at the goal, and what shows whether it is reached"),
            )
