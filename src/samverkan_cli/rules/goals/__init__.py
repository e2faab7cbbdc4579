"""Whether goals are goals, and are picked for a time that can be worked with."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.goals import (
    doing_goal,
    goal_form,
    group_without_goals,
    lapsed_selection,
    negated_goal,
    overlapping_selections,
    period_length,
    resting_goal_picked,
    selection_size,
    stale_record,
    undecided_selection,
)

RULES: tuple[Rule, ...] = (
    doing_goal.check,
    goal_form.check,
    negated_goal.check,
    selection_size.check,
    period_length.check,
    overlapping_selections.check,
    lapsed_selection.check,
    resting_goal_picked.check,
    undecided_selection.check,
    group_without_goals.check,
    stale_record.check,
)
