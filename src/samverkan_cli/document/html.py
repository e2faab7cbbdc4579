"""A paper to one HTML file, by Jinja2: it fetches nothing, and is complete without its script.

What a template prints with `{{ }}` is written as just those characters. Trees go through filters: `blocks(level)`, and
`inside(level)` where a lone paragraph is no more than its line. `kind` says what a block is ("table"). A page may have
the style and the script of `document.css` and `document.js` and no others: its Content-Security-Policy holds a hash of
each.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from samverkan_cli.document.crossing import Activity, Marks, by_name, crossing
from samverkan_cli.document.drawings import Drawings
from samverkan_cli.document.html_texts import Writer, sign
from samverkan_cli.document.jinja_faults import jinja_faults
from samverkan_cli.document.palette import ACCENT, dark, light, rules
from samverkan_cli.document.paper import (
    WIDTH,
    Block,
    Chapter,
    Column,
    Item,
    Labelled,
    Paper,
    Row,
    RowGroup,
    Table,
    Term,
    figures,
)
from samverkan_cli.load.pictures import Picture

STYLE, SCRIPT = "document.css", "document.js"
_NO_MARKS = Marks()
_PLAIN = {Activity, Column, Item, Labelled, Marks, Row, RowGroup, Table, Term}
"""What a page has thousands of: records, in which nothing can be changed or called."""


def write(
    paper: Paper,
    folder: Path,
    name: str,
    accent: str | None = None,
    pictures: Mapping[str, Picture] | None = None,
    drawn: Mapping[int, str] | None = None,
    ground: str | None = None,
) -> str:
    """The page, by the Jinja template of that name in a folder. Raises EngineFault.

    `drawn` has an SVG for the figures of the paper, by their turn; of one that is not drawn there are the words.
    """
    environment = _Environment(
        loader=FileSystemLoader(folder, encoding="utf-8-sig"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    colours = light(accent or ACCENT, ground), dark(accent or ACCENT, ground)
    page = _Page(paper, pictures or {}, drawn or {}, colours)
    environment.filters.update(page.filters())
    with jinja_faults(folder, name):
        return environment.get_template(name).render(page.sees(folder)).strip() + "\n"


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox that knows at once that the parts of a paper are plain data: half of the time went to looking."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        plain = type(obj) in _PLAIN and not attr.startswith("_")
        return plain or super().is_safe_attribute(obj, attr, value)


class _Page:
    """What one page is written from."""

    def __init__(
        self,
        paper: Paper,
        pictures: Mapping[str, Picture],
        drawn: Mapping[int, str],
        colours: tuple[Mapping[str, str], Mapping[str, str]],
    ) -> None:
        self.paper = paper
        self.crossing = crossing(paper)
        self.homeless = self.crossing.homeless()
        anchors = self.crossing.anchors | {each.anchor for each in self.homeless}
        self.writer = Writer(paper.words, anchors, pictures)
        self.drawings = Drawings(drawn)
        self._colours = colours
        self._figures = {id(figure): turn for turn, figure in enumerate(figures(paper.blocks))}
        self._untitled = count(1)
        self._places: dict[int, str] = {}

    def filters(self) -> dict[str, Any]:
        """What a template can do with what it sees."""
        writer = self.writer
        return {
            "blocks": lambda tree, level=2: Markup(writer.blocks(tree, level)),  # noqa: S704 - the writer has escaped it
            "inside": lambda tree, level=2: Markup(writer.inside(tree, level)),  # noqa: S704
            "kind": lambda block: type(block).__name__.lower(),
            "place": self.place,
            "pictures": lambda tree: Markup(writer.pictures(tree)),  # noqa: S704
            "sign": lambda state: Markup(sign(state)),  # noqa: S704
            "drawing": lambda figure: Markup(self.drawings.svg(self._figures[id(figure)], figure.alt)),  # noqa: S704
            "marks": lambda row: self.crossing.marks.get(row.anchor, _NO_MARKS),
            "named_by": self.crossing.named_by,
            "by_name": by_name,
            "address": quote,
        }

    def sees(self, folder: Path) -> dict[str, Any]:
        """What a template sees."""
        style, script = self._style(folder), _read(folder, SCRIPT)
        return {
            "paper": self.paper,
            "words": self.paper.words,
            "crossing": self.crossing,
            "homeless": self.homeless,
            "contents": self.contents,
            "notes": lambda: ((number, Markup(note)) for number, note in self.writer.notes()),  # noqa: S704
            "figure_number": count(1).__next__,
            "first_plan": count().__next__,
            "table_number": self.writer.table_number,
            "glyphs": Markup(self.drawings.glyphs),  # noqa: S704
            "style": Markup(style),  # noqa: S704
            "script": Markup(script),  # noqa: S704
            "policy": policy(style, script),
        }

    def place(self, chapter: Chapter) -> str:
        """The id of a chapter's heading."""
        return chapter.anchor or self._places.setdefault(id(chapter), f"part.{next(self._untitled)}")

    def contents(self, blocks: tuple[Block, ...], depth: int) -> list[Chapter]:
        """The chapters of some blocks that stand in the contents, where they have so many levels."""
        return [each for each in blocks if isinstance(each, Chapter) and each.listed] if depth > 0 else []

    def _style(self, folder: Path) -> str:
        day, night = map(rules, self._colours)
        by_night = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {night} }} {self.drawings.by_night} }}"
        widths = "".join(f".w-{n} {{ width: {100 * n / WIDTH:.1f}% }}\n" for n in sorted(self.crossing.widths))
        return f":root {{ {day} }}\n{by_night}\n{_read(folder, STYLE)}\n@media (min-width: 44rem) {{\n{widths}}}\n"


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a page with just this style and this script, which fetches nothing."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(folder: Path, name: str) -> str:
    # As a browser counts lines, and as it hashes them.
    return (folder / name).read_text("utf-8-sig").replace("\r\n", "\n")
