"""Whether there are days, and whether they fit together."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.time import reversed_dates, undated_activity, unknown_validity

RULES: tuple[Rule, ...] = (undated_activity.check, reversed_dates.check, unknown_validity.check)
