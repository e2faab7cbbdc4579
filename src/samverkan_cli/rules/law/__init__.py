"""Whether the plan rests on the law as it is, and lets people be."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules.law import (
    act_without_place,
    expired_governing_document,
    no_best_interests,
    personal_data,
    repealed_act,
    small_number,
)

RULES: tuple[Rule, ...] = (
    personal_data.check,
    expired_governing_document.check,
    repealed_act.check,
    act_without_place.check,
    no_best_interests.check,
    small_number.check,
)
