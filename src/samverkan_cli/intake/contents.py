"""What stands in a document of any kind: headings, paragraphs and tables, each with the place that it has there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal
from unicodedata import normalize

from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.text import FORBIDDEN

_UNSEEN = compiled_late("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BULLET = compiled_late(r"(?:[-–—•·▪●◦*‣]|o(?=\t))[ \t]+|(?P<number>\d{1,2})[.)][ \t]+|[a-zå]\)[ \t]+")


@record
class Note:
    """What hangs on a text: a comment, a footnote, or where a link leads."""

    kind: Literal["comment", "footnote", "link"]
    text: str


@record
class Line:
    """A paragraph: `level` is how deep it stands in a list, from 0, if it is in one; `number` was typed before it."""

    text: str
    level: int | None = None
    number: str = ""
    notes: tuple[Note, ...] = ()


@record
class Cell:
    """A cell of a table. One that is merged stands in all its places as the same object."""

    lines: tuple[Line, ...]
    where: Message

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines if line.text)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What hangs on any of its lines."""
        return tuple(note for line in self.lines for note in line.notes)


@record
class Heading:
    """A heading; `level` from 1. `implied` is one that nobody wrote as such, as the name of a sheet."""

    line: Line
    level: int
    where: Message
    implied: bool = False


@record
class Paragraph:
    """A paragraph outside of any table."""

    line: Line
    where: Message


@record
class Table:
    """A table; all rows have as many cells. `name` is what it is called to a reader."""

    rows: tuple[tuple[Cell, ...], ...]
    name: Message


Block = Heading | Paragraph | Table


@record
class Contents:
    """A document: its blocks in order, its title if it says which that is, and what was not read of it."""

    blocks: tuple[Block, ...]
    title: str = ""
    left_out: tuple[Message, ...] = ()


def cleaned(text: str) -> str:
    """A text with what a plan may not hold taken away, and every run of blanks as one."""
    text = FORBIDDEN.sub(" ", _UNSEEN.sub("", normalize("NFC", text)))
    return " ".join(text.split())


def lines_of(text: str, notes: tuple[Note, ...] = (), level: int | None = None) -> Iterator[Line]:
    """The lines of a paragraph, those that were made a list by hand as items of one."""
    for n, part in enumerate(re.split(r"[\n\v\f\x85\u2028\u2029]", text)):
        bullet = _BULLET.match(part.lstrip()) if level is None else None
        rest = part.lstrip()[bullet.end() :] if bullet else part
        number = bullet["number"] or "" if bullet else ""
        own = notes if n == 0 else ()
        if (words := cleaned(rest)) or own:
            yield Line(words, 0 if bullet else level, number, own)


def mapped(contents: Contents, change: Callable[[str, Message], str]) -> Contents:
    """The same document with every text changed; each is given with its place."""
    cells: dict[int, Cell] = {}

    def line(each: Line, where: Message) -> Line:
        notes = tuple(replace(note, text=change(note.text, where)) for note in each.notes)
        return replace(each, text=change(each.text, where), notes=notes)

    def cell(each: Cell) -> Cell:
        if id(each) not in cells:
            cells[id(each)] = replace(each, lines=tuple(line(one, each.where) for one in each.lines))
        return cells[id(each)]

    def block(each: Block) -> Block:
        if isinstance(each, Table):
            return replace(each, rows=tuple(tuple(map(cell, row)) for row in each.rows))
        return replace(each, line=line(each.line, each.where))

    title = change(contents.title, Message("the title"))
    return replace(contents, blocks=tuple(map(block, contents.blocks)), title=title)
