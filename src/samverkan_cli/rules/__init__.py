"""The rules: one file and one page for each, in families."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules import document, goals, groups, identity, law, measures, owners, reading, thread, time

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *identity.RULES,
    *owners.RULES,
    *time.RULES,
    *goals.RULES,
    *measures.RULES,
    *thread.RULES,
    *groups.RULES,
    *document.RULES,
    *law.RULES,
)
"""Every rule, in the order of the codes."""
