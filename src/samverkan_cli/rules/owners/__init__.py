"""Whether somebody answers for everything."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.owners import foreign_lead, leaderless_activity, unowned_activity

RULES: tuple[Rule, ...] = (unowned_activity.check, leaderless_activity.check, foreign_lead.check)
