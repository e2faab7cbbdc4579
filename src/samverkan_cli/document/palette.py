"""The colours of a page, light and dark, from one accent: every one that words have can be read on every ground."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterable, Mapping

from samverkan_cli.model.values.colour import LEAST, contrast

ACCENT = "#0b4f6c"
"""The accent of those who have none of their own."""

_WHITE, _NIGHT = "#ffffff", "#14191c"
_LIGHT = {
    "ground": _WHITE,
    "ink": "#1d2327",
    "quiet": "#4c565d",
    "alarm": "#8f1f17",
    "hair": "#b4bdc2",
    "edge": "#6d7980",
}
_DARK = {
    "ground": _NIGHT,
    "ink": "#e6eaec",
    "quiet": "#aab4ba",
    "alarm": "#ff9d92",
    "hair": "#3d474d",
    "edge": "#87939a",
}


def light(accent: str, ground: str | None = None) -> dict[str, str]:
    """The colours by day. `soft` and `softer` are grounds of the accent, or of a `ground` of one's own."""
    soft = ground or mixed(accent, _WHITE, 0.13)
    grounds = {"soft": soft, "softer": mixed(soft, _WHITE, 0.45)}
    return {**_LIGHT, **grounds, "accent": readable_on(accent, (_WHITE, *grounds.values()), darker)}


def dark(accent: str, ground: str | None = None) -> dict[str, str]:
    """The colours by night."""
    by_night = turned(accent)
    soft = mixed(turned(ground) if ground else by_night, _NIGHT, 0.13)
    grounds = {"soft": soft, "softer": mixed(soft, _NIGHT, 0.45)}
    return {**_DARK, **grounds, "accent": readable_on(by_night, (_NIGHT, *grounds.values()), lighter)}


def rules(colours: Mapping[str, str]) -> str:
    """Colours as custom properties of CSS."""
    return "".join(f"--{name}:{colour};" for name, colour in sorted(colours.items()))


def readable_on(colour: str, grounds: tuple[str, ...], step: Callable[[str], str]) -> str:
    """A colour, or the nearest one in steps that can be read on all of the grounds."""
    for _ in range(100):
        if min(contrast(colour, ground) for ground in grounds) >= LEAST:
            break
        colour = step(colour)
    return colour


def darker(colour: str) -> str:
    """A little nearer to black."""
    return mixed("#000000", colour, 0.04)


def lighter(colour: str) -> str:
    """A little nearer to white."""
    return mixed(_WHITE, colour, 0.04)


def turned(colour: str) -> str:
    """The same hue with its lightness turned: what was dark on light is light on dark, and differences stay."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(each / 255 for each in channels(colour)))
    lightness = 0.09 + (1 - lightness) * 0.83
    strong = lightness <= 0.2 and saturation >= 0.9
    return written(each * 255 for each in colorsys.hls_to_rgb(hue, lightness, saturation * (1 if strong else 0.75)))


def mixed(colour: str, other: str, share: float) -> str:
    """A share of a colour in another."""
    return written(a * share + b * (1 - share) for a, b in zip(channels(colour), channels(other), strict=True))


def channels(colour: str) -> tuple[int, ...]:
    """The red, green and blue of a colour, from 0 to 255."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def written(parts: Iterable[float]) -> str:
    """Red, green and blue as a colour."""
    return "#" + "".join(f"{round(part):02x}" for part in parts)
