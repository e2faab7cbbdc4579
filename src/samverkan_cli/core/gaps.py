"""Gaps that a person writes in braces, as in `{title}`, for something to be filled in."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.message import Message, either
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import closest

GAP = compiled_late(r"\{([^{}]*)\}")


def unknown_gap(text: str, known: Sequence[str]) -> tuple[str, Message] | None:
    """The first gap of a text that stands for nothing known, as it is written, and what to write; None for none."""
    for name in GAP.findall(text):
        if name not in known:
            near = closest(name, known)
            if near:
                return f"{{{name}}}", Message("Did you mean {word}?", word=f"{{{near}}}")
            words = tuple(f"{{{each}}}" for each in known)
            return f"{{{name}}}", Message("Write one of {words}", words=either(words))
    return None
