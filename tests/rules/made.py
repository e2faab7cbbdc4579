"""Rules made for tests: what one finds is a function beside it, where the program's own have a module each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from samverkan_cli.check.rule import Check, Compare, Given, Rule, Stage, Weight
from samverkan_cli.core.diagnostic import Finding, Level
from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.rules import RULES
from samverkan_cli.validation import checking


def nothing(plan: Project, given: Given) -> Iterable[Finding]:  # noqa: ARG001 - as every rule
    return ()


def nothing_together(noted: Mapping[str, Any], given: Given) -> Iterable[tuple[str, Finding]]:  # noqa: ARG001
    return ()


@record
class MadeRule(Rule):
    finds: Check = nothing
    notes: Callable[[Project, Given], Any] = nothing
    compares: Compare = nothing_together

    def check(self, plan: Project, given: Given) -> Iterable[Finding]:
        return self.finds(plan, given)

    def note(self, plan: Project, given: Given) -> Any:
        return self.notes(plan, given)

    def compare(self, noted: Mapping[str, Any], given: Given) -> Iterable[tuple[str, Finding]]:
        return self.compares(noted, given)


def rule(code: str, name: str, level: Level, **data: Any) -> Callable[[Check], Rule]:
    """Make a rule of a function, of one level."""
    return lambda finds: MadeRule(code, name, "document", level, level, Weight.GAP, finds=finds, **data)


def comparing(code: str, name: str, level: Level, notes: Callable[[Project, Given], Any], compares: Compare) -> Rule:
    """Make a rule that compares plans."""
    return MadeRule(code, name, "document", level, level, Weight.GAP, Stage.COMPARING, notes=notes, compares=compares)


def by_code(code: str) -> Rule:
    """The program's own rule of a code."""
    return next(rule for rule in RULES if rule.code == code)


def with_rules(patch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Let the program run some rules beside its own."""
    patch.setattr(checking, "RULES", (*RULES, *rules))
    patch.setattr("samverkan_cli.rules.RULES", (*RULES, *rules))
