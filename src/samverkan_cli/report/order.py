"""Findings in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.check.run import position
from samverkan_cli.i18n.speech import Speech


def ordered(found: Iterable[Diagnostic], speech: Speech) -> list[Diagnostic]:
    """By file, line, column, code, path, and at last by what is said."""
    return sorted(found, key=lambda each: (*position(each), speech(each.message)))
