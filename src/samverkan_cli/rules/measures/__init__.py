"""Whether one can see that the work leads somewhere."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.measures import vague_target

RULES: tuple[Rule, ...] = (vague_target.check,)
