"""Texts that a reader of CommonMark would read for minutes, or make gigabytes of."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.pattern import compiled_late

# markdown-it reads to the end of the paragraph for each bracket; past this, about four seconds, no person wrote it.
_BRACKETS = 20_000_000
# A row has as many cells as the line of dashes says, filled in where it has fewer: a few letters could be a million.
_CELLS = 100_000
_DASHES = compiled_late(r"(?m)^[ \t>:|-]*\|[ \t>:|-]*$")


def is_too_heavy(parts: Sequence[str]) -> bool:
    """Whether a text, as what stands between its empty lines, is heavier than any that a person writes."""
    return sum(part.count("[") * len(part) for part in parts) > _BRACKETS or sum(map(_cells, parts)) > _CELLS


def _cells(part: str) -> int:
    """How many cells a table can have, at the most, in what stands between two empty lines."""
    widest = max((found[0].count("|") for found in _DASHES.finditer(part)), default=0)
    return (widest + 1) * (part.count("\n") + 1) if widest else 0
