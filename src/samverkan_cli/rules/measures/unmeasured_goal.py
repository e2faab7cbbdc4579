"""SAM501 unmeasured-goal: a goal that was picked, or that a focus area aims at, and that no indicator measures.

What measures a part of a goal measures something of the whole."""

from samverkan_cli.derive.goal_periods import goals_aimed_at
from samverkan_cli.rules.authoring import Gathering, Message, each, marked

gatherings = (
    Gathering(
        goals_aimed_at,
        marked("{n} of {of} goals that are aimed at have no indicator"),
        marked("None of the {n} goals that are aimed at has an indicator"),
    ),
)

check = each(
    lambda plan: (goal for goal in goals_aimed_at(plan) if all(part.lacks("indicators") for part in goal.with_parts)),
    Message("No indicator shows whether the goal {goal} is reached"),
    Message("Write indicators: at the goal, and what shows whether it is reached"),
)
