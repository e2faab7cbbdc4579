"""Findings in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.check.run import position
from samverkan_cli.i18n.speech import Speech


def ordered(found: Iterable[Diagnostic], speech: Speech) -> list[Diagnostic]:
    """By file, line, column, code, path, and at last by what is said."""
    result: list[Diagnostic] = []
    # Few stand at one place: the others need not be said.
    placed = sorted([(position(each), each) for each in found], key=itemgetter(0))
    for _, there in groupby(placed, itemgetter(0)):
        several = [each for _, each in there]
        result += sorted(several, key=lambda each: speech(each.message)) if len(several) > 1 else several
    return result
