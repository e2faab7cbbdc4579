"""Whether the plan rests on the law as it is, and lets people be."""

from __future__ import annotations

from samverkan_cli.check.rule import Rule

RULES: tuple[Rule, ...] = ()
