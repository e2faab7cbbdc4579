"""A Word file as what stands in it: tracked changes as accepted, merged cells as one, comments where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samverkan_cli.core.message import Message
from samverkan_cli.exchange.office_files import OfficeFile, too_large
from samverkan_cli.exchange.office_xml import attribute, child, children, local, value
from samverkan_cli.exchange.word_text import Hanging, TextReader, is_bold
from samverkan_cli.intake.contents import Block, Cell, Contents, Heading, Line, Paragraph, Table, lines_of

_MOST_CELLS = 200_000
_BY_HAND, _LONGEST_HEADING = 2, 80
"""The level of headings that are bold paragraphs, and how long one is at the most."""
_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})
"""What only stands around other things."""


def word_contents(file: OfficeFile) -> Contents:
    """What stands in a Word file. Raises UserError where it cannot be read."""
    return _Reader(file).read()


class _Reader:
    def __init__(self, file: OfficeFile) -> None:
        self._file = file
        self._main = file.main()
        self._hanging = Hanging(file, self._main)
        self._text = TextReader(self._hanging)
        self._styles = _Styles(file, self._hanging)
        self._tables = self._cells = 0
        self._under = ""
        self._title = ""
        self._skipped_contents = False
        self._bold_ones = False
        """Whether headings are made by hand: no paragraph of the file is one by its style."""
        self._before = ""
        """The words of a paragraph whose end was taken away by a tracked change, and so runs on in the next."""

    def read(self) -> Contents:
        body = child(self._file.xml(self._main), "body")
        paragraphs = (each for each in body.iter() if local(each) == "p") if body is not None else ()
        self._bold_ones = not any(self._styles.of(each).heading is not None for each in paragraphs)
        blocks = tuple(self._blocks(body)) if body is not None else ()
        return Contents(blocks, self._title, tuple(self._left_out()))

    def _left_out(self) -> Iterator[Message]:
        if self._skipped_contents:
            yield Message("The table of contents is not read: a plan's document makes its own")
        for kind, texts in self._hanging.margins().items():
            for text in texts:
                yield (
                    Message("What stands at the top of each page: {text}", text=text)
                    if kind == "header"
                    else Message("What stands at the foot of each page: {text}", text=text)
                )
        for text in self._hanging.unused_comments():
            yield Message("A comment on what was taken away: {text}", text=text)
        if self._text.pictures:
            yield Message("Pictures in the file: {n}", n=self._text.pictures)

    def _blocks(self, parent: Any) -> Iterator[Block]:
        for each in _through(parent):
            if local(each) == "p":
                yield from self._paragraph(each)
            elif local(each) == "tbl":
                self._tables += 1
                name = Message("table {n}", n=self._tables)
                rows = tuple(self._rows(each, self._tables))
                if rows:
                    yield Table(rows, name)

    @property
    def _where(self) -> Message:
        return Message("below {heading}", heading=self._under) if self._under else Message("the beginning")

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        style = self._styles.of(paragraph)
        if style.is_contents:
            self._skipped_contents = True
            return
        lines = list(self._lines(paragraph))
        if style.is_title and lines and not self._title:
            self._title = " ".join(line.text for line in lines if line.text)
            lines = [Line("", notes=line.notes) for line in lines if line.notes]
        level = style.heading
        if level is None and self._bold_ones and style.level is None and is_bold(paragraph) and len(lines) == 1:
            level = _BY_HAND if _could_be_heading(lines[0].text) else None
        if level is not None and any(line.text for line in lines):
            text = " ".join(line.text for line in lines if line.text)
            notes = tuple(note for line in lines for note in line.notes)
            yield Heading(Line(text, notes=notes), level, self._where)
            self._under = text
            lines = []
        yield from (Paragraph(line, self._where) for line in lines)
        for box in self._text.boxes():
            yield from self._blocks(box)

    def _lines(self, paragraph: Any) -> Iterator[Line]:
        text, notes = self._text.read(paragraph)
        text, self._before = self._before + text, ""
        if _runs_on(paragraph):
            self._before = text
            return
        yield from lines_of(text, notes, self._styles.of(paragraph).level)

    def _rows(self, table: Any, n: int) -> Iterator[tuple[Cell, ...]]:
        rows: list[list[Cell]] = []
        for row in _through(table):
            properties = child(row, "trPr")
            if local(row) != "tr" or (properties is not None and child(properties, "del") is not None):
                continue
            rows.append(list(self._cells_of(row, rows[-1] if rows else [], n, len(rows) + 1)))
        width = max(map(len, rows), default=0)
        for m, cells in enumerate(rows, 1):
            blank = (Cell((), Message("table {n}, row {row}", n=n, row=m)) for _ in range(width - len(cells)))
            yield (*cells, *blank)

    def _cells_of(self, row: Any, above: list[Cell], table: int, n: int) -> Iterator[Cell]:
        properties = child(row, "trPr")
        before = _count(value(properties, "gridBefore"), 0) if properties is not None else 0
        place = 0
        for _ in range(before):
            yield Cell((), Message("table {n}, row {row}", n=table, row=n))
            place += 1
        last: Cell | None = None
        for each in _through(row):
            if local(each) != "tc":
                continue
            own = child(each, "tcPr")
            span = _count(value(own, "gridSpan"), 1) if own is not None else 1
            merge = child(own, "vMerge") if own is not None else None
            beside = child(own, "hMerge") if own is not None else None
            if beside is not None and attribute(beside, "val") == "continue" and last is not None:
                cell = last
            elif merge is not None and attribute(merge, "val") != "restart" and place < len(above):
                cell = above[place]
            else:
                where = Message("table {n}, row {row}, column {column}", n=table, row=n, column=place + 1)
                cell = Cell(tuple(self._lines_in(each)), where)
            for _ in range(span):
                self._cells += 1
                if self._cells > _MOST_CELLS:
                    raise too_large(self._file.name)
                yield cell
                place += 1
            last = cell

    def _lines_in(self, cell: Any) -> Iterator[Line]:
        """The lines of a cell; of a table in it those of its cells, one after the other."""
        for each in _through(cell):
            if local(each) == "p":
                yield from self._lines(each)
                for box in self._text.boxes():
                    yield from self._lines_in(box)
            elif local(each) in ("tbl", "tr", "tc"):
                yield from self._lines_in(each)


class _Style:
    """What a paragraph is by its style: a heading of a level, the title, of a list, of the table of contents."""

    def __init__(self, heading: int | None, level: int | None, *, is_title: bool, is_contents: bool) -> None:
        self.heading, self.level, self.is_title, self.is_contents = heading, level, is_title, is_contents


class _Styles:
    def __init__(self, file: OfficeFile, hanging: Hanging) -> None:
        part = hanging.target("styles")
        self._by_id = {
            attribute(each, "styleId"): each
            for each in (file.xml(part) if part else ())
            if local(each) == "style" and attribute(each, "type") in ("paragraph", "")
        }

    def of(self, paragraph: Any) -> _Style:
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle") if properties is not None else ""
        chain = list(self._chain(style))
        names = [(value(each, "name") or "").casefold() for each in chain]
        own = [properties] if properties is not None else []
        formats = [*own, *(each for each in (child(one, "pPr") for one in chain) if each is not None)]
        outline = next((found for each in formats if (found := value(each, "outlineLvl"))), "")
        named = next((name.split()[-1] for name in names if name.startswith(("heading ", "rubrik "))), "")
        heading = _level(named) if named else _level(outline, 1)
        numbering = next((found for each in formats if (found := child(each, "numPr")) is not None), None)
        level = None
        if numbering is not None and value(numbering, "numId") != "0":
            found = value(numbering, "ilvl")
            level = _level(found) or _of_list(names) or 0
        elif numbering is None:
            level = _of_list(names)
        return _Style(
            heading,
            level,
            is_title=bool(names) and names[0] in ("title", "titel"),
            is_contents=bool(names) and names[0].startswith(("toc ", "innehållsförteckningsrubrik")),
        )

    def _chain(self, id: str) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while id and id in self._by_id and id not in seen:
            seen.add(id)
            yield self._by_id[id]
            id = value(self._by_id[id], "basedOn")


def _could_be_heading(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HEADING and not text.endswith((".", ",", ";", ":"))


def _through(parent: Any) -> Iterator[Any]:
    """The elements within one, also those that stand in content controls or tracked insertions."""
    for each in children(parent):
        name = local(each)
        if name == "AlternateContent":
            first = next(iter(children(each)), None)
            yield from _through(first) if first is not None else ()
        elif name in _THROUGH:
            yield from _through(each)
        else:
            yield each


def _runs_on(paragraph: Any) -> bool:
    """Whether the end of a paragraph was taken away by a tracked change."""
    properties = child(paragraph, "pPr")
    mark = child(properties, "rPr") if properties is not None else None
    return mark is not None and any(child(mark, name) is not None for name in ("del", "moveFrom"))


def _count(text: str, least: int) -> int:
    """How many columns something takes, within reason."""
    return min(max(int(text), least), 100) if text.isascii() and text.isdecimal() and len(text) < 9 else least


def _of_list(names: list[str]) -> int | None:
    """How deep in a list a paragraph stands by its style: List Bullet 2 is below List Bullet."""
    named = [name for name in names if name.startswith(("list bullet", "list number"))]
    return max((int(name[-1]) - 1 for name in named if name[-1] in "2345"), default=0) if named else None


def _level(text: str, more: int = 0) -> int | None:
    """A level from 0 to 9, and so much more; None where there is none."""
    return int(text) + more if text in set("012345678") else None
