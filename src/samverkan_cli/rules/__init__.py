"""The rules: one file and one page for each, in families."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules import document, identity, owners, reading, thread, time

RULES: tuple[Rule, ...] = (*reading.RULES, *identity.RULES, *owners.RULES, *time.RULES, *thread.RULES, *document.RULES)
"""Every rule, in the order of the codes."""
