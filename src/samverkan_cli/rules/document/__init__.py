"""Whether the document says what a council needs to know of it."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.document import (
    done_without_result,
    empty_appendix,
    funding_overrun,
    incomplete_follow_up,
    missing_metadata,
    open_item,
    placeholder_text,
    repeated_sentence,
    undated_decision,
    undefined_abbreviation,
    uneven_shares,
    unfunded_activity,
    unprintable_character,
)

RULES: tuple[Rule, ...] = (
    missing_metadata.check,
    unfunded_activity.check,
    uneven_shares.check,
    undated_decision.check,
    placeholder_text.check,
    empty_appendix.check,
    open_item.check,
    repeated_sentence.check,
    undefined_abbreviation.check,
    unprintable_character.check,
    funding_overrun.check,
    incomplete_follow_up.check,
    done_without_result.check,
)
