"""The blocks of a paper as the markup of Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.paper import (
    WIDTH,
    Beside,
    Block,
    Chapter,
    Facts,
    Figure,
    Item,
    Items,
    Labelled,
    Row,
    RowGroup,
    Table,
    Term,
    Terms,
    Text,
)
from samverkan_cli.document.word.ooxml import cell, field, paragraph, row, run, table, twips, words
from samverkan_cli.document.word.text import (
    BELOW,
    BODY,
    BOX,
    CELL,
    FACT,
    GOAL,
    LEAD,
    MISSING,
    QUIET,
    TERM,
    Place,
    Run,
    Texts,
    letters,
)
from samverkan_cli.outline.tree import Node, Tree

_MANNERS: dict[str, Place] = {"": BODY, "lead": LEAD, "missing": MISSING, "quiet": QUIET, "box": BOX}
_LONG = 500
"""From how many letters on a row may be split between two pages."""
_FACT = 60
"""So many letters a fact counts for beside its own: it begins a line."""
_KEEP = "<w:keepNext/>"
_STYLE = compiled_late(r'<w:pStyle w:val="[^"]*"/>(?!<w:keepNext/>)')
_TAB = run("<w:tab/>")
_OPEN_BELOW = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
_OPEN_ABOVE = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
_NUMBER = Run("Nummer")
_UNDER = replace(BELOW, width=CELL.width)
"""Where what stands under a line with a number stands."""
_NUMBERED = replace(_UNDER, text="Tabelltext med nummer")
_NAMED = replace(_UNDER, text="Aktivitet")
_INSET = 4
"""How much of a cell is no room for text, in millimetres."""
_WITHIN = WIDTH - _INSET
_NUMBER_WIDTH = 11
"""How wide a number is that stands in the cell of a name, in millimetres."""


class Blocks:
    """Writes blocks. `draw` gives the drawing of a figure as a run, or nothing where it cannot be drawn.

    `figure` is how a figure is called ("Figur {n}"). `contents` are the headings met so far that are to be listed, each
    with how deep it is and its anchor.
    """

    def __init__(self, texts: Texts, draw: Callable[[Figure], str], figure: str) -> None:
        self._texts, self._draw, self._figure = texts, draw, figure
        self._figures = 0
        self.contents: list[tuple[int, str, str]] = []

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> str:
        """Some blocks that stand under a heading that is so deep."""
        return "".join(self._block(block, depth) for block in blocks)

    def heading(self, title: str, depth: int, anchor: str, *, listed: bool = True) -> str:
        """A heading, which the contents lead to."""
        texts = self._texts
        anchor = anchor or texts.bookmarks.new()
        if listed:
            self.contents.append((depth, title, anchor))
        return paragraph(texts.styles.heading(depth, listed=listed), texts.bookmarks.place(anchor) + run(words(title)))

    def _block(self, block: Block, depth: int) -> str:
        match block:
            case Text():
                return self._texts.blocks(block.content, _MANNERS[block.manner], depth)
            case Facts():
                return self._facts(block)
            case Items():
                return self._items(block, depth)
            case Terms():
                return "".join(self._term(term, depth) for term in block.terms)
            case Table():
                return self._table(block)
            case Figure():
                return self._drawn(block)
            case Beside():
                # A table without lines would set them side by side, and be read out as a table that it is not.
                return self.blocks((*block.first, *block.second), depth)
            case Chapter():
                title = " ".join(filter(None, (block.number, block.title)))
                head = self.heading(title, depth + 1, block.anchor, listed=block.listed)
                return head + self.blocks(block.blocks, depth + 1)

    def _facts(self, block: Facts) -> str:
        texts, widths = self._texts, (twips(46), twips(WIDTH - 46))
        label = texts.style("Fakta etikett")
        rows = [
            row(
                (
                    cell(widths[0], paragraph(label, texts.said(fact.label))),
                    cell(widths[1], texts.blocks(fact.content, FACT) or paragraph(texts.style(FACT.text), "")),
                )
            )
            for fact in block.facts
        ]
        return self._ended(table(texts.style("Samverkan fakta"), widths, rows, head=False))

    def _items(self, block: Items, depth: int) -> str:
        texts = self._texts
        label = paragraph(texts.style("Etikett"), texts.said(block.label)) if block.label else ""
        return label + "".join(self._item(item, depth) for item in block.items)

    def _item(self, item: Item, depth: int) -> str:
        texts = self._texts
        mark = texts.bookmarks.place(item.anchor)
        if item.number:
            return self._opened(item.content, GOAL, depth, mark + texts.said(item.number, _NUMBER) + _TAB)
        listed = Node("bullets", content=(Node("item", content=item.content),), tight=True)
        return texts.blocks((listed,), BODY, depth, mark)

    def _term(self, term: Term, depth: int) -> str:
        texts = self._texts
        opening = texts.bookmarks.place(term.anchor) + texts.said(term.title, Run("Strong"))
        return self._opened(term.content, TERM, depth, opening + texts.said(" – "))

    def _opened(self, tree: Tree, place: Place, depth: int, opening: str) -> str:
        """A text whose first paragraph begins with something, and stands in another style than those after it."""
        first = tree[:1] if tree and tree[0].kind == "paragraph" else ()
        opened = self._texts.blocks(first, place, depth, opening) or paragraph(self._texts.style(place.text), opening)
        return opened + self._texts.blocks(tree[len(first) :], BODY, depth)

    def _drawn(self, figure: Figure) -> str:
        texts = self._texts
        self._figures += 1
        before, _, after = self._figure.partition("{n}")
        number = field("SEQ Figur \\* ARABIC", texts.said(str(self._figures), Run("Strong")))
        named = texts.said(before, Run("Strong")) + number + texts.said(f"{after}. ", Run("Strong"))
        mark = texts.bookmarks.place(figure.anchor)
        drawing = self._draw(figure) or texts.said(figure.alt)
        caption = paragraph(texts.style("caption"), named + texts.said(figure.title))
        return paragraph(texts.style("Figur"), mark + drawing) + caption

    # --- tables ---
    def _table(self, block: Table) -> str:
        texts = self._texts
        merged = _merged(block)
        columns = block.columns[merged:]
        widths = _widths(block, merged)
        labels = [texts.said(column.label) for column in columns]
        style, label = texts.style("Tabelltext"), block.columns[0].label if merged else ""
        if merged:
            labels[0] = texts.said(label) + (_TAB if label else texts.said(" ")) + labels[0]
            first = texts.style(_NUMBERED.text)
        heads = (
            cell(width, paragraph(first if merged and n == 0 else style, head, _KEEP))
            for n, (width, head) in enumerate(zip(widths, labels, strict=True))
        )
        rows = [row(heads, head=True)]
        for group in block.groups:
            rows += self._group(group, block, widths, merged)
        written = table(texts.style("Samverkan tabell"), widths, rows, caption=block.caption)
        return self._ended(written)

    def _ended(self, written: str) -> str:
        """A table, and what parts it from what comes after it, be it another one."""
        return written + paragraph(self._texts.style("Efter tabell"), "")

    def _group(self, group: RowGroup, block: Table, widths: Sequence[int], merged: int) -> list[str]:
        texts, rows = self._texts, list[str]()
        if group.title or group.text:
            label = texts.said(f"{group.label}: ", Run("Nedtonad")) if group.label and group.title else ""
            mark = texts.bookmarks.place(group.anchor)
            named = (
                paragraph(texts.style("Tabellrubrik"), mark + label + texts.said(group.title)) if group.title else ""
            )
            inside = named + texts.blocks(group.text, replace(CELL, width=_WITHIN))
            rows.append(row((cell(sum(widths), inside, span=len(widths)),), split=letters(group.text) > _LONG))
        for each in group.rows:
            rows += self._row(each, block, widths, merged)
        return rows

    def _row(self, each: Row, block: Table, widths: Sequence[int], merged: int) -> list[str]:
        texts = self._texts
        below = self._below(each)
        mark, written = texts.bookmarks.place(each.anchor), list[str]()
        for n, (tree, width) in enumerate(zip(each.cells[merged:], widths, strict=True)):
            is_name = n + merged == block.header and block.form != "rows"
            opening = mark if n == 0 else ""
            numbered = bool(merged) and n == 0
            if numbered:
                opening += _numbers(texts, each.cells[0]) + _TAB
            room = round(width * 25.4 / 1440) - (_INSET + _NUMBER_WIDTH * numbered)
            first = replace((_NAMED if is_name else _NUMBERED) if numbered else CELL, width=room)
            write = texts.name if is_name else texts.blocks
            inside = write(tree[:1], first, opening=opening) or paragraph(texts.style(first.text), opening)
            inside += texts.blocks(tree[1:], replace(_UNDER if numbered else CELL, width=room))
            if below:
                inside = _STYLE.sub(rf"\g<0>{_KEEP}", inside)
            written.append(cell(width, inside, properties=_OPEN_BELOW if below else ""))
        is_long = any(letters(tree) > _LONG for tree in each.cells)
        rows = [row(written, split=is_long)]
        if below:
            is_long = letters(each.below) + sum(letters(fact.content) + _FACT for fact in each.beside) > _LONG
            wide = cell(sum(widths), below, span=len(widths), properties=_OPEN_ABOVE)
            rows.append(row((wide,), split=is_long))
        return rows

    def _below(self, each: Row) -> str:
        return self._texts.blocks(each.below, BELOW) + "".join(self._beside(fact) for fact in each.beside)

    def _beside(self, fact: Labelled) -> str:
        """A fact under a row: in one line where it has one, else under its label."""
        texts = self._texts
        if len(fact.content) == 1 and fact.content[0].kind == "paragraph":
            return texts.blocks(fact.content, BELOW, opening=texts.said(f"{fact.label}: ", Run("Nedtonad")))
        return paragraph(texts.style("Aktivitet etikett"), texts.said(fact.label)) + texts.blocks(fact.content, BELOW)


def _merged(block: Table) -> int:
    """1 where a column of numbers stands before the names: both share a cell, for the first cell names the row."""
    return int(block.header == 1 and block.columns[0].key == "number")


def _numbers(texts: Texts, tree: Tree) -> str:
    return "".join(texts.line(node.content, _NUMBER) for node in tree)


def _widths(block: Table, merged: int) -> list[int]:
    """How wide each column is, in twips: those without a width share what is left."""
    columns = block.columns[merged:]
    extra = (block.columns[0].width or _NUMBER_WIDTH) if merged else 0
    taken = extra + sum(column.width for column in columns)
    sharing = sum(1 for column in columns if not column.width)
    share = max(12, WIDTH - taken) / sharing if sharing else 0
    millimetres = [column.width or share for column in columns]
    millimetres[0] += extra
    scale = WIDTH / sum(millimetres)
    return [twips(each * scale) for each in millimetres]
