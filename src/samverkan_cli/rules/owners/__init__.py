"""Whether somebody answers for everything."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.owners import (
    body_as_owner,
    external_only,
    foreign_lead,
    inactive_owner,
    leaderless_activity,
    overloaded_owner,
    owner_outside_scope,
    person_as_owner,
    unowned_activity,
)

RULES: tuple[Rule, ...] = (
    unowned_activity.check,
    leaderless_activity.check,
    foreign_lead.check,
    person_as_owner.check,
    body_as_owner.check,
    inactive_owner.check,
    owner_outside_scope.check,
    overloaded_owner.check,
    external_only.check,
)
