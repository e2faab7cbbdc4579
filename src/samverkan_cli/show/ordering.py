"""Findings in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.check.found import Found
from samverkan_cli.check.run import position
from samverkan_cli.locale.speech import Speech


def ordered(found: Iterable[Found], speech: Speech) -> list[Found]:
    """By file, line, column, code, path, and at last by what is said."""
    return sorted(found, key=lambda each: (*position(each), speech(each.message)))
