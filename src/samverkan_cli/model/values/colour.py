"""Colours that can be read on one another."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from samverkan_cli.core.message import Message, marked
from samverkan_cli.model.values.kind import Kind, Wrong

LEAST = 4.5
"""The least contrast between text and its ground: WCAG 2.1, success criterion 1.4.3."""
WHITE, QUIET = "#ffffff", "#4c565d"
"""The paper, and the palest text on a ground that is not white."""
GROUND = 13
"""How many hundredths of the accent colour are in the usual ground of heads of tables."""


def contrast(first: str, second: str = WHITE) -> float:
    """How much two colours (`#rrggbb`) stand out from one another, from 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str, percent: int) -> str:
    """A colour mixed with white, of which there are 100 - `percent` hundredths."""
    return "#" + "".join(f"{(channel * percent + 255 * (100 - percent)) // 100:02x}" for channel in _channels(colour))


def _luminance(colour: str) -> float:
    """The relative luminance of a colour in sRGB, from 0 to 1, as WCAG 2.1 defines it."""
    parts = (channel / 255 for channel in _channels(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise Wrong(
            Message("{text} is not a colour", text=text),
            Message('Write # and six digits or letters a to f, in quotation marks, for example "#0b4f6c"'),
        )
    return text.lower()


def _accent(text: str) -> str:
    """A colour that text in it can be read on white and on a pale ground of it, and white text on it."""
    colour = _colour(text)
    ground = tint(colour, GROUND)
    if (found := contrast(colour, ground)) < LEAST:
        raise too_weak(text, found, Message("the pale ground of the tables' heads, which is made of it"))
    return colour


def _ground(text: str) -> str:
    """A colour on which grey text can be read."""
    colour = _colour(text)
    if (found := contrast(QUIET, colour)) < LEAST:
        raise too_weak(text, found, Message("the grey text that stands on it"), Message("Take a lighter colour"))
    return colour


def too_weak(text: str, found: float, other: Message, help: Message | None = None) -> Wrong:
    """That a colour cannot be told from another."""
    return Wrong(
        Message(
            "{text} cannot be read beside {other}: the contrast is {found} to 1, and {least} to 1 is the least",
            text=text,
            other=other,
            found=Decimal(int(found * 10)) / 10,
            least=Decimal(str(LEAST)),
        ),
        help or Message("Take a darker colour"),
    )


COLOUR = marked("a colour")
Accent = Annotated[str, Kind("accent", COLOUR, read=_accent)]
"""A colour as #rrggbb, of headings and lines."""
Ground = Annotated[str, Kind("ground", COLOUR, read=_ground)]
"""A colour as #rrggbb, of what text stands on."""
