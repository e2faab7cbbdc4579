"""Whether what was picked from the goal bank can guide the work, and is for a fitting time."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule

RULES: tuple[Rule, ...] = ()
