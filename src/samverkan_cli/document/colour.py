"""Colours that can be read on one another."""

from __future__ import annotations

from collections.abc import Iterable

LEAST = 4.5
"""The least contrast between text and its ground: WCAG 2.1, success criterion 1.4.3."""


def readable(colour: str) -> str:
    """A colour (`#rrggbb`) on which white text can be read, and which can be read on white.

    It is the one given, or the nearest darker one of the same hue with enough contrast.
    """
    for percent in range(100, -1, -1):
        darker = tuple(channel * percent // 100 for channel in channels(colour))
        if contrast(darker) >= LEAST:
            return written(darker)
    return "#000000"


def contrast(colour: tuple[int, ...], ground: tuple[int, ...] = (255, 255, 255)) -> float:
    """How much two colours (red, green and blue from 0 to 255) stand out from each other, from 1 to 21 (WCAG 2.1)."""
    low, high = sorted((_luminance(colour), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    """The relative luminance of a colour in sRGB, from 0 to 1, as WCAG 2.1 defines it."""
    parts = (channel / 255 for channel in colour)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, ...]:
    """The red, green and blue of a colour, from 0 to 255."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def written(parts: Iterable[float]) -> str:
    """Red, green and blue as a colour."""
    return "#" + "".join(f"{round(part):02x}" for part in parts)
