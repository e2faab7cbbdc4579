"""Whether one can see that the work leads somewhere."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.measures import (
    incomplete_indicator,
    invalid_kolada,
    stale_indicator,
    target_behind_baseline,
    unmeasured_goal,
    vague_target,
)

RULES: tuple[Rule, ...] = (
    unmeasured_goal.check,
    incomplete_indicator.check,
    target_behind_baseline.check,
    vague_target.check,
    stale_indicator.check,
    invalid_kolada.check,
)
