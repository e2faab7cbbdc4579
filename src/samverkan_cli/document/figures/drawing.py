"""Figures as pictures, for the forms that Typst does not write: SVG for a page, PNG for Word.

One run of Typst draws all of them (`templates/drawings.typ`). Its letters are outlines, so a figure looks the same
everywhere and needs no font; what it says stands in its alt text. To be called in the process that templates run in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, TypeAlias

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.paper import Paper, figures
from samverkan_cli.document.typesetting import typeset

Look: TypeAlias = Mapping[str, str]
TEMPLATE = "drawings.typ"
PPI = 220
_EXACT, _OTHERS = 40, 32
"""A figure has few colours: so many make a PNG a third as large as all would, and nobody sees it."""
_SYMBOL = compiled_late(r'<symbol id="(\w+)"[^>]*>(.*?)</symbol>', re.DOTALL)
_DEFS = compiled_late(r"<defs[^>]*>.*?</defs>", re.DOTALL)
_USE = compiled_late(r'<use xlink:href="#(\w+)" x="([^"]*)" y="([^"]*)"([^>]*)/>')


def svg_of(paper: Paper, folder: Path, look: Look | None = None) -> tuple[str, ...]:
    """The figures of a paper as SVG, drawn by the template of a folder. Raises EngineFault.

    `look` has the colour `accent` and the font `text`, where they are not the usual. Equal ids are equal outlines, in
    all of the drawings.
    """
    return tuple(page.decode() for page in _drawn(paper, folder, look or {}, "svg"))


def png_of(paper: Paper, folder: Path, look: Look | None = None) -> tuple[bytes, ...]:
    """The figures of a paper as PNG, of PPI dots to an inch and few colours, on white. Raises EngineFault."""
    return tuple(map(_few_colours, _drawn(paper, folder, look or {}, "png")))


def spelled_out(svg: str) -> str:
    """A drawing in which each letter is an outline of its own: not every reader knows how to use one again."""
    letters = dict(_SYMBOL.findall(svg))

    def letter(use: re.Match[str]) -> str:
        id, x, y, rest = use.groups()
        return f'<g transform="translate({x} {y})"{rest}>{letters[id]}</g>'

    return _USE.sub(letter, _DEFS.sub("", svg))


def _drawn(paper: Paper, folder: Path, look: Look, form: Literal["svg", "png"]) -> Sequence[bytes]:
    shown = [{"draw": each.draw, "data": each.data} for each in figures(paper.blocks)]
    if not shown:
        return ()
    import typst

    inputs = {
        "figures": json.dumps(shown, ensure_ascii=False),
        "look": json.dumps({key: look[key] for key in ("accent", "text") if key in look}),
        "lang": paper.language.partition("-")[0],
        "ground": "none" if form == "svg" else "#ffffff",
    }
    try:
        pages, warnings = typeset(folder, TEMPLATE, inputs, format=form, ppi=PPI)
    except typst.TypstError as error:
        raise EngineFault("typst", TEMPLATE, reason=error.message, hint="; ".join(error.hints)) from None
    if warnings:
        raise EngineFault("typst", TEMPLATE, reason=warnings[0].message, hint="; ".join(warnings[0].hints))
    return pages if isinstance(pages, list) else [pages]


def _few_colours(png: bytes) -> bytes:
    """A PNG with a palette: the colours that there is most of as they are, and between them some of all the others."""
    from PIL import Image

    with Image.open(BytesIO(png)) as opened:
        image: Any = opened.convert("RGB")
    counted = [colour for _, colour in sorted(image.getcolors(image.width * image.height), reverse=True)[:_EXACT]]
    others = image.quantize(_OTHERS, method=Image.Quantize.MAXCOVERAGE).convert("RGB")
    rest = [colour for _, colour in sorted(others.getcolors(), reverse=True)]
    # Pillow looks at six bits of each part: of colours that are alike in these, the one that there is most of.
    apart = {tuple(part >> 2 for part in colour): colour for colour in reversed([*counted, *rest])}
    palette: Any = Image.new("P", (1, 1))
    palette.putpalette([part for colour in apart.values() for part in colour])
    few = image.quantize(palette=palette, dither=Image.Dither.NONE)
    kept = few.getpalette()
    ground = 3 * few.getpixel((0, 0))
    few.putpalette([*kept[:ground], 255, 255, 255, *kept[ground + 3 :]])
    written = BytesIO()
    few.save(written, "PNG", dpi=(PPI, PPI))
    return written.getvalue()
