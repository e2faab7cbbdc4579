"""Whether councils and other groups can do what they are for."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.groups import (
    age_gap,
    chair_gap,
    chair_not_member,
    endless_project_group,
    mandateless_group,
    overlapping_ages,
    too_few_meetings,
    unaligned_ages,
    unvoiced_audience,
)

RULES: tuple[Rule, ...] = (
    chair_gap.check,
    chair_not_member.check,
    too_few_meetings.check,
    mandateless_group.check,
    endless_project_group.check,
    overlapping_ages.check,
    age_gap.check,
    unaligned_ages.check,
    unvoiced_audience.check,
)
