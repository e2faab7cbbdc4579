"""Whether one can see that the work leads somewhere."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule

RULES: tuple[Rule, ...] = ()
