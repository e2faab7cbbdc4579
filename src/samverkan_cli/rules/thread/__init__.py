"""Whether there is a red thread from goals to activities."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.thread import (
    aimless_activity,
    empty_focus_area,
    empty_strategy,
    goal_without_activity,
    late_heavy,
    unassessed_method,
    unclassified,
    uncovered_ages,
    unmet_commission,
    unmet_need,
    unused_governing_document,
)

RULES: tuple[Rule, ...] = (
    goal_without_activity.check,
    aimless_activity.check,
    empty_focus_area.check,
    empty_strategy.check,
    unmet_need.check,
    unused_governing_document.check,
    unmet_commission.check,
    late_heavy.check,
    unclassified.check,
    uncovered_ages.check,
    unassessed_method.check,
)
