"""Letters with more marks on them than any language has."""

from __future__ import annotations

from unicodedata import combining

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Span

MAX_MARKS = 30
"""How many marks may stand on one letter, as Unicode's stream-safe format has it."""
_FAR_OFF = compiled_late(rf"[^\x00-\u02ff\u2000-\u206f]{{{MAX_MARKS + 1},}}")


def stacked(text: str) -> tuple[int, int] | None:
    """Where more marks stand on one letter than any language has, for which normalizing takes quadratic time."""
    for found in _FAR_OFF.finditer(text):
        start = found.start()
        for at in range(start, found.end()):
            if not combining(text[at]):
                start = at + 1
            elif at - start >= MAX_MARKS:
                return start, at + 1
    return None


def too_many(where: Span) -> Finding:
    """That there are such marks somewhere."""
    help = Message("Take them away; they often come along when text is pasted from elsewhere")
    return Finding(where, Message("More than {n} marks stand on one letter", n=MAX_MARKS), help=help, code="SAM003")
