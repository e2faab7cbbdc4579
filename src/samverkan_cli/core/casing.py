"""Words that stood first in a sentence and now stand inside one."""

from __future__ import annotations


def lower_first(words: str) -> str:
    """Words with a small letter first, unless they begin with an abbreviation: `HT 2027`, `Q2`."""
    second = words[1:2]
    return words if second.isupper() or second.isdigit() else words[:1].lower() + words[1:]
