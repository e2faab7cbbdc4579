"""Colours that can be read on one another."""

from __future__ import annotations

LEAST = 4.5
"""The least contrast between text and its ground: WCAG 2.1, success criterion 1.4.3."""


def readable(colour: str) -> str:
    """A colour (`#rrggbb`) on which white text can be read, and which can be read on white.

    It is the one given, or the nearest darker one of the same hue with enough contrast.
    """
    channels = _channels(colour)
    for percent in range(100, -1, -1):
        darker = tuple(channel * percent // 100 for channel in channels)
        if contrast(darker) >= LEAST:
            return "#" + "".join(f"{channel:02x}" for channel in darker)
    return "#000000"


def contrast(channels: tuple[int, ...]) -> float:
    """How much a colour (red, green and blue from 0 to 255) stands out from white, from 1 to 21 (WCAG 2.1)."""
    return 1.05 / (_luminance(channels) + 0.05)


def _luminance(channels: tuple[int, ...]) -> float:
    """The relative luminance of a colour in sRGB, from 0 to 1, as WCAG 2.1 defines it."""
    parts = (channel / 255 for channel in channels)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
