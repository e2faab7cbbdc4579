"""Whether every reference is to something, and everything is one thing. SAM101 and SAM102 are found while linking."""

from __future__ import annotations

from samverkan_cli.check.rule import ERROR, Rule, told
from samverkan_cli.rules.identity import circular_structure, duplicate_title, name_variant, similar_title, unused_entry

RULES: tuple[Rule, ...] = (
    told("SAM101", "unknown-reference", f"{__name__}.unknown_reference", draft=ERROR, adopted=ERROR),
    told("SAM102", "duplicate-id", f"{__name__}.duplicate_id", draft=ERROR, adopted=ERROR),
    unused_entry.check,
    circular_structure.check,
    duplicate_title.check,
    similar_title.check,
    name_variant.check,
)
