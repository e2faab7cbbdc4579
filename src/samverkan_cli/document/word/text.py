"""A text of a paper as the markup of Word: paragraphs, lists, tables, notes, links, languages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from samverkan_cli.core.record import record
from samverkan_cli.document.word.ooxml import cell, escaped, numbered, paragraph, row, run, table, twips, words
from samverkan_cli.document.word.styles import Styles
from samverkan_cli.outline.tree import Node, Tree, walk

SYMBOLS = {"planned": "○", "ongoing": "◐", "done": "●", "late": "▲", "paused": "‖", "dropped": "×"}
"""What stands before the word of a status."""
_STATUS = {"done": "Status klar", "late": "Status sen"}
_LONGEST_NAME = 40
"""How many letters the name of a bookmark may have."""
_LOCALES = {"en": "en-GB", "sv": "sv-SE"}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_DEEPEST_LIST = 8


def locale(language: str) -> str:
    """A language as Word has it."""
    return _LOCALES.get(language, language)


@record
class Place:
    """Where a text stands: the names of the styles that it has there."""

    text: str
    bullets: str
    numbers: str
    heading: str = ""
    """Of what a heading has; nothing where it is a real one."""
    quote: str = "Quote"
    width: int = 140
    """How wide it is, in millimetres."""
    indent: int = 0
    """How far in a table stands, in twips."""


BODY = Place("Body Text", "List Bullet", "List Number")
BOX = replace(BODY, text="Ruta")
LEAD = replace(BODY, text="Ingress")
MISSING = replace(BODY, text="Saknas i utkast")
QUIET = replace(BODY, text="Nedtonad text")
CELL = Place("Tabelltext", "Tabellpunkt", "Tabellnummer", "Tabellrubrik", "Tabelltext", 40)
BELOW = Place(
    "Aktivitet under", "Aktivitet punkt", "Aktivitet nummer", "Aktivitet rubrik", "Aktivitet under", 150, twips(11)
)
NOTE = replace(CELL, text="footnote text")
FACT = replace(CELL, text="Fakta värde")
GOAL = replace(BODY, text="Mål")
TERM = replace(BODY, text="Begrepp")


@record
class Run:
    """How the words of a line stand: the name of a character style, and what is marked inside that."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    lang: str = ""
    is_heading: bool = False
    """Its paragraph is in bold type: a style that is bold too would make it plain again."""


class Bookmarks:
    """The places of a document that links lead to. A name is at most 40 letters, digits and _, and stands once."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        self._taken, self._placed = set[str](), set[str]()
        for anchor in dict.fromkeys(anchors):
            self._add(anchor)

    def _add(self, anchor: str) -> None:
        plain = re.sub(r"\W", "_", anchor.translate(_PLAIN), flags=re.ASCII)
        name = f"s_{plain}"
        if len(name) > _LONGEST_NAME or name.lower() in self._taken:
            name = f"s_{plain[:28]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"
        self._taken.add(name.lower())
        self._names[anchor] = name

    def new(self) -> str:
        """A place that nothing in the paper has."""
        anchor = f" {len(self._names)}"
        self._add(anchor)
        return anchor

    def name(self, anchor: str) -> str | None:
        """What a place is called; None where the document has no such place."""
        return self._names.get(anchor)

    def place(self, anchor: str) -> str:
        """The mark at a place, the first time that it is asked for."""
        name = self._names.get(anchor)
        if name is None or name in self._placed:
            return ""
        self._placed.add(name)
        number = len(self._placed)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


_PLAIN = str.maketrans("åäöÅÄÖéÉ", "aaoAAOeE")


class Texts:
    """Writes the texts of a document, and holds the notes that it met.

    `relate` gives the id of an address outside the document, by whether it stands in a note; `draw` a picture of the
    plan by its file with its words, or nothing where it cannot be shown; `files` are where files lie beside the
    document, by where they lie in the workspace. `first_note` is the number of the first note.
    """

    def __init__(
        self,
        styles: Styles,
        bookmarks: Bookmarks,
        relate: Callable[[str, bool], str],
        draw: Callable[[str, str, float], str],
        files: Mapping[str, str],
        first_note: int,
    ) -> None:
        self.styles, self.bookmarks = styles, bookmarks
        self._relate, self._draw, self._files = relate, draw, files
        self._first_note = first_note
        self.notes: dict[int, str] = {}
        self._in_note = False

    def style(self, name: str) -> str:
        """The id of a style."""
        return self.styles.id(name)

    # --- blocks ---
    def blocks(self, tree: Tree, place: Place = BODY, depth: int = 1, opening: str = "") -> str:
        """A text as paragraphs. `depth` is that of the heading above it, `opening` stands first in its first line."""
        written = []
        for node in tree:
            written.append(self._block(node, place, depth, opening))
            opening = ""
        return "".join(written)

    def name(self, tree: Tree, place: Place, opening: str = "") -> str:
        """A text that begins with the name of something: its first line is in bold type, if nothing in it is."""
        plain = tree[:1] and tree[0].kind == "paragraph" and not any(node.kind == "strong" for node in walk(tree[:1]))
        if not plain:
            return self.blocks(tree, place, opening=opening)
        named = paragraph(self.style(place.text), opening + self.line(tree[0].content, Run("Namn")))
        return named + self.blocks(tree[1:], place)

    def _block(self, node: Node, place: Place, depth: int, opening: str) -> str:
        if node.kind in ("bullets", "numbers"):
            return self._list(node, place, depth, 0, opening)
        if node.kind == "table":
            return self._opened(opening, place) + self._table(node, place)
        if node.kind == "quote":
            quoted = replace(place, text=place.quote)
            return self.blocks(node.content, quoted, depth, opening)
        if node.kind == "heading":
            style = (
                self.style(place.heading) if place.heading else self.styles.heading(depth + node.level, listed=False)
            )
            return paragraph(style, opening + self.line(node.content, Run(is_heading=True)))
        if node.kind == "block":
            lines = run("<w:br/>").join(run(words(line)) for line in node.text.rstrip("\n").split("\n"))
            return paragraph(self.style("Kod"), opening + lines)
        if node.kind == "rule":
            return self._opened(opening, place) + paragraph(self.style("Linje"), "")
        # In a cell it would hold the whole row to the next, and so row by row a whole table.
        leads = not place.heading and len(node.content) == 1 and node.content[0].kind == "strong"
        return paragraph(self.style(place.text), opening + self._within(node, place), "<w:keepNext/>" * leads)

    def _within(self, node: Node, place: Place) -> str:
        """What stands in the one paragraph of a block."""
        return self.picture(node, place.width) if node.kind == "picture" else self.line(node.content)

    def _opened(self, opening: str, place: Place) -> str:
        return paragraph(self.style(place.text), opening) if opening else ""

    def picture(self, node: Node, width: int) -> str:
        """A picture of the plan, or its words where it cannot be shown."""
        said = node.text or node.href
        return self._draw(node.file, said, width) or run(words(said))

    def _list(self, node: Node, place: Place, depth: int, level: int, before: str = "") -> str:
        is_numbered = node.kind == "numbers"
        name = place.numbers if is_numbered else place.bullets
        level = min(level, _DEEPEST_LIST)
        number = self.styles.new_list(name, node.start) if is_numbered else self.styles.list_of(name)
        style, mark = self.style(name), numbered(number, level) if number and (is_numbered or level) else ""
        inside = self.styles.indent(name, level)
        further = numbered("0", 0) + f'<w:ind w:left="{inside}" w:firstLine="0"/>'
        written = []
        for count, item in enumerate(node.content, node.start):
            opening = before + ("" if number else run(words(f"{count}. " if is_numbered else "• ")))
            before = ""
            opening += {True: run(words("☑ ")), False: run(words("☐ ")), None: ""}[item.done]
            properties = mark
            if not item.content or item.content[0].kind in ("bullets", "numbers", "table", "rule"):
                written.append(paragraph(style, opening, mark))
                opening, properties = "", further
            for each in item.content:
                if each.kind in ("bullets", "numbers"):
                    written.append(self._list(each, place, depth, level + 1))
                elif each.kind in ("paragraph", "heading", "picture"):
                    written.append(paragraph(style, opening + self._within(each, place), properties))
                else:
                    written.append(self._block(each, place, depth, opening))
                opening, properties = "", further
        return "".join(written)

    def _table(self, node: Node, place: Place) -> str:
        columns = max((len(each.content) for each in node.content), default=0)
        if not columns:
            return ""
        widths = _widths(node, columns, place.width)
        style = self.style("Tabelltext")
        rows = []
        for n, each in enumerate(node.content):
            how = Run(is_heading=n == 0)
            cells = [paragraph(style, self.line(one.content, how), _aligned(one.align)) for one in each.content]
            cells += [paragraph(style, "")] * (columns - len(cells))
            rows.append(row(map(cell, widths, cells), head=n == 0))
        # A table ends with a paragraph: in a cell it must, and between two tables or they would become one.
        written = table(self.style("Samverkan tabell"), widths, rows, indent=place.indent)
        return written + paragraph(self.style("Efter tabell"), "")

    # --- lines ---
    def line(self, content: Iterable[Node], how: Run = Run()) -> str:  # noqa: B008 - it never changes
        """What stands in a line, as runs."""
        return "".join(self._inline(node, how) for node in content)

    def said(self, text: str, how: Run = Run()) -> str:  # noqa: B008
        """Plain words, as a run."""
        return run(words(text), self._properties(how))

    def _inline(self, node: Node, how: Run) -> str:
        match node.kind:
            case "text":
                return self.said(node.text, how)
            case "code":
                return self.said(node.text, replace(how, style="Kod i text"))
            case "break":
                return run("<w:br/>")
            case "status":
                said = f"{SYMBOLS[node.state]}\u00a0{node.text}" if node.state in SYMBOLS else node.text
                return self.said(said, Run(_STATUS.get(node.state, "Status"), lang=how.lang))
            case "footnote":
                return self._note(node)
            case "picture":
                return self.picture(node, CELL.width)
            case "anchor":
                return self.bookmarks.place(node.href)
            case "link":
                return self._link(node, how)
        return self.line(node.content, _marked(node, how))

    def _link(self, node: Node, how: Run) -> str:
        place = self._target(node)
        if not place:
            return self.line(node.content, how)
        style = "Hänvisning" if place.startswith("w:anchor") else "Hyperlink"
        inside = self.line(node.content, replace(how, style=style))
        return f'<w:hyperlink {place} w:history="1">{inside}</w:hyperlink>'

    def _target(self, node: Node) -> str:
        """Where a link leads, as an attribute; nothing where that is a place which the document does not have."""
        if node.href.startswith("#"):
            name = self.bookmarks.name(node.href[1:])
            return f'w:anchor="{name}"' if name else ""
        address = quote(self._files[node.file]) if node.file in self._files else node.href
        return f'r:id="{self._relate(address, self._in_note)}"' if address else ""

    def _note(self, node: Node) -> str:
        if self._in_note:
            return "".join(self.line(each.content) for each in node.content)
        self._in_note = True
        mark = run("<w:footnoteRef/>", self._properties(Run("footnote reference")))
        number = self._first_note + len(self.notes)
        self.notes[number] = self.blocks(node.content, NOTE, opening=mark + run(words(" ")))
        self._in_note = False
        return run(f'<w:footnoteReference w:id="{number}"/>', self._properties(Run("footnote reference")))

    def _properties(self, how: Run) -> str:
        """What a run says of itself, in the order that Word wants it in."""
        return "".join(
            (
                f'<w:rStyle w:val="{self.style(how.style)}"/>' if how.style else "",
                "<w:b/><w:bCs/>" if how.bold else "",
                "<w:i/><w:iCs/>" if how.italic else "",
                "<w:strike/>" if how.strike else "",
                _language(how.lang) if how.lang else "",
            )
        )


_FEWEST, _MOST = 14, 50


def _widths(table: Node, columns: int, millimetres: float) -> list[int]:
    """How wide the columns of a table are, in twips: by how long the longest line of each is, within reason."""
    longest = [_FEWEST] * columns
    for each in table.content:
        for n, one in enumerate(each.content):
            longest[n] = max(longest[n], min(_MOST, letters(one.content)))
    return [twips(millimetres * each / sum(longest)) for each in longest]


def _aligned(side: str) -> str:
    return f'<w:jc w:val="{side}"/>' if side else ""


def _marked(node: Node, how: Run) -> Run:
    """How words stand inside a node: in a style of their own, or in bold or italic type within another."""
    match node.kind:
        case "strong" if how.is_heading:
            return how
        case "strong":
            return replace(how, bold=True) if how.style else replace(how, style="Strong")
        case "emphasis":
            return replace(how, italic=True) if how.style else replace(how, style="Emphasis")
        case "strike":
            return replace(how, strike=True)
        case "language":
            return replace(how, lang=node.lang)
        case "missing":
            return replace(how, style="Saknas")
        case "quiet":
            return replace(how, style="Nedtonad")
    return how


def _language(lang: str) -> str:
    tag = escaped(locale(lang))
    if lang.split("-")[0] in _RIGHT_TO_LEFT:
        return f'<w:rtl/><w:lang w:val="{tag}" w:bidi="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


def letters(tree: Sequence[Node]) -> int:
    """How many letters a text has, with something for each paragraph of it."""
    return sum(
        len(node.text) + letters(node.content) + (40 if node.kind in ("paragraph", "item") else 0) for node in tree
    )
