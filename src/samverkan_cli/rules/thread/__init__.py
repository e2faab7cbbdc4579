"""Whether there is a red thread from goals to activities."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.thread import empty_focus_area, empty_strategy, goal_without_activity

RULES: tuple[Rule, ...] = (goal_without_activity.check, empty_focus_area.check, empty_strategy.check)
