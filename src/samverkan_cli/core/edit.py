"""A splice of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` where `start` up to `end` of a file stands, in code points after a byte order mark."""

    file: str
    start: int
    end: int
    text: str
