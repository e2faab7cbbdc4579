"""Whether the document says what a council needs to know of it."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.document import missing_metadata

RULES: tuple[Rule, ...] = (missing_metadata.check,)
