"""Figures in a page: drawings that share their letters and follow its colours, by day and by night."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.palette import turned

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NUMBER = compiled_late(r"(?:-|(?<!\d))\d+\.\d+")
_COLOUR = compiled_late(r"#[0-9a-f]{6}")
_SIZED = ("d", "transform", "x", "y", "width", "height", "stroke-width", "viewBox")
_DEFAULTS = {"stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4", "fill-rule": "nonzero"}
_PAINTED = ("fill", "stroke")
_DROPPED = ("class", "data-tid")
_PIXELS = 4 / 3
"""So many to a point of a drawing."""


class Drawings:
    """The drawings of a page. In each the letters are outlines, and equal ids are equal outlines: each is kept once."""

    def __init__(self, drawn: Mapping[int, str]) -> None:
        """`drawn` are SVG by any number, as Typst writes them."""
        glyphs: dict[str, str] = {}
        colours: set[str] = set()
        self._drawings: dict[int, tuple[str, float, float]] = {}
        for turn, source in drawn.items():
            root = ElementTree.fromstring(source)  # noqa: S314 - drawn by ourselves
            for each in root.iter():
                colours |= _cleaned(each)
            for parent in list(root.iter()):
                for defs in parent.findall(f"{_SVG}defs"):
                    parent.remove(defs)
                    for glyph in defs:
                        glyphs.setdefault(glyph.get("id", ""), _text(glyph))
            width, height = map(float, root.get("viewBox", "0 0 0 0").split()[2:])
            self._drawings[turn] = ("".join(map(_text, root)), width, height)
        self.glyphs = "".join(glyphs.values())
        """What all drawings share, for the page to hold once."""
        # No ancestor in the selector: what `use` copies has none.
        self.by_night = "".join(
            f'[{where}="{colour}"]{{{where}:{turned(colour)}}}' for colour in sorted(colours) for where in _PAINTED
        )
        """Rules that turn every colour of the drawings, for dark mode."""

    def svg(self, turn: int, alt: str) -> str:
        """A drawing, with what it says; nothing where there is none of that number."""
        if turn not in self._drawings:
            return ""
        inside, width, height = self._drawings[turn]
        size = f'width="{round(width * _PIXELS)}" height="{round(height * _PIXELS)}"'
        box = f"0 0 {_rounded(width)} {_rounded(height)}"
        return f'<svg role="img" aria-label="{escape(alt)}" viewBox="{box}" {size}>{inside}</svg>'


def _cleaned(element: ElementTree.Element) -> set[str]:
    """Drop what says nothing from an element, and give back its colours."""
    for name in _SIZED:
        if value := element.get(name):
            element.set(name, _NUMBER.sub(lambda found: _rounded(float(found[0])), value))
    for name in [each for each in element.attrib if each in _DROPPED or element.get(each) == _DEFAULTS.get(each)]:
        del element.attrib[name]
    if (link := element.attrib.pop(_LINK, None)) is not None:
        element.set("href", link)
    element.tag = element.tag.removeprefix(_SVG) if element.tag != f"{_SVG}defs" else element.tag
    found = {element.get(name, "") for name in _PAINTED}
    return {each for each in found if _COLOUR.fullmatch(each)}


def _rounded(number: float) -> str:
    said = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def _text(element: ElementTree.Element) -> str:
    return ElementTree.tostring(element, encoding="unicode", short_empty_elements=False)
