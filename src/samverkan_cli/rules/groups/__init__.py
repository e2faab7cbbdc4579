"""Whether councils and other groups can do what they are for."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule

RULES: tuple[Rule, ...] = ()
