"""Whether there are days, and whether they fit together."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.time import (
    expired_plan,
    imprecise_date,
    log_out_of_order,
    outside_validity,
    overdue_activity,
    phase_gap,
    pilot_without_afterwards,
    report_late,
    report_missing,
    reversed_dates,
    review_overdue,
    unanchored_phase,
    undated_activity,
    unknown_validity,
)

RULES: tuple[Rule, ...] = (
    undated_activity.check,
    reversed_dates.check,
    outside_validity.check,
    unknown_validity.check,
    review_overdue.check,
    report_missing.check,
    report_late.check,
    overdue_activity.check,
    log_out_of_order.check,
    unanchored_phase.check,
    phase_gap.check,
    pilot_without_afterwards.check,
    expired_plan.check,
    imprecise_date.check,
)
