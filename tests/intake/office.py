"""Word and Excel files for tests, made of plain data.

A row is a list of cells, each a text with line ends. UP is a cell that is one with the one above it, BESIDE one that is
one with the one before it. A line that begins with `* ` is an item of a list, with `** ` one below such an item.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table
from openpyxl import Workbook

UP, BESIDE = "\x01up", "\x01beside"
Row = Sequence[str]


def saved(file: Any) -> bytes:
    """The bytes of a document or a workbook."""
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def word(*blocks: str | Sequence[Row], title: str = "") -> WordDocument:
    """A Word document: a table for a list of rows, a heading for a text with `# ` before it, else a paragraph."""
    document = Document()
    if title:
        document.add_paragraph(title, style="Title")
    for block in blocks:
        if not isinstance(block, str):
            table(document, block)
        elif heading := re.match("(#+) (.*)", block):
            document.add_heading(heading[2], len(heading[1]))
        else:
            put(document.add_paragraph(), block)
    return document


def table(document: WordDocument, rows: Sequence[Row]) -> Table:
    """A table at the end of a document."""
    made: Table = document.add_table(len(rows), len(rows[0]))
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            cell = made.cell(n, m)
            if text == UP:
                made.cell(n - 1, m).merge(cell)
            elif text == BESIDE:
                made.cell(n, m - 1).merge(cell)
            else:
                lines = text.split("\n")
                put(cell.paragraphs[0], lines[0])
                for line in lines[1:]:
                    put(cell.add_paragraph(), line)
    return made


def put(paragraph: Any, text: str) -> None:
    """Put a text into a paragraph, as an item of a list where it is one."""
    if item := re.match(r"(\*+) (.*)", text):
        paragraph.style = "List Bullet" if len(item[1]) == 1 else "List Bullet 2"
        text = item[2]
    paragraph.add_run(text)


def tracked(paragraph: Any, taken_away: str, put_in: str) -> None:
    """Let a paragraph have a change that is tracked: some words taken away, and others put in."""
    who = 'w:id="1" w:author="Anna Andersson" w:date="2026-01-01T00:00:00Z"'
    paragraph._p.append(
        parse_xml(f"<w:del {nsdecls('w')} {who}><w:r><w:delText>{taken_away}</w:delText></w:r></w:del>")
    )
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')} {who}><w:r><w:t>{put_in}</w:t></w:r></w:ins>"))


def row_taken_away(row: Any) -> None:
    """Let a row be taken away by a change that is tracked."""
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z"/>'))


def footnoted(document: WordDocument, paragraph: Any, text: str) -> None:
    """Let a footnote hang on the end of a paragraph."""
    note = f'<w:footnote w:id="7"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    xml = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml, document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="7"/></w:r>'))


def excel(sheets: dict[str, Iterable[Row]]) -> Workbook:
    """A workbook: a sheet for each list of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        rows = list(rows)
        for n, row in enumerate(rows, 1):
            for m, text in enumerate(row, 1):
                if text and text not in (UP, BESIDE):
                    sheet.cell(n, m, text)
        for first, last in _merged(rows):
            sheet.merge_cells(start_row=first[0], start_column=first[1], end_row=last[0], end_column=last[1])
    return book


def _merged(rows: Sequence[Row]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """The first and the last place of every merged cell."""
    for n, row in enumerate(rows, 1):
        for m, text in enumerate(row, 1):
            if text in (UP, BESIDE):
                continue
            down, along = n, m
            while down < len(rows) and rows[down][m - 1] == UP:
                down += 1
            while along < len(row) and row[along] == BESIDE:
                along += 1
            if (down, along) != (n, m):
                yield (n, m), (down, along)
