"""The markup of Word (WordprocessingML) in small pieces, as text. Nothing in it says how a thing looks, but by a style.

All of it is `str`; that it is markup and no words is said once, where it is handed to a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samverkan_cli.core.pattern import compiled_late

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

_UNWRITABLE = compiled_late("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, however it is written."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " ", "\r": " "})


def w(name: str) -> str:
    """The name of an element or attribute of Word's, as lxml has it."""
    return f"{{{W}}}{name}"


def twips(millimetres: float) -> int:
    """A length in what Word measures in: the twentieth of a point."""
    return round(millimetres * 1440 / 25.4)


def escaped(text: str) -> str:
    """Words as markup. What XML cannot hold is shown as a replacement character."""
    return _UNWRITABLE.sub("\ufffd", text).translate(_ESCAPES)


def words(text: str) -> str:
    """Words inside a run."""
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def run(content: str, properties: str = "") -> str:
    """Markup in a run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style, by the style's id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(code: str, shown: str, *, dirty: bool = False) -> str:
    """A field: what it is worked out from, and the runs that show what it last came to."""
    begin, end = field_ends(code, dirty=dirty)
    return f"{begin}{shown}{end}"


_DIRTY = ' w:dirty="true"'


def field_ends(code: str, *, dirty: bool = False) -> tuple[str, str]:
    """What stands before and after the runs that a field shows. A dirty one is worked out when the file is opened."""
    begin = run(f'<w:fldChar w:fldCharType="begin"{_DIRTY if dirty else ""}/>')
    instruction = run(f'<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText>')
    return begin + instruction + run('<w:fldChar w:fldCharType="separate"/>'), run('<w:fldChar w:fldCharType="end"/>')


def numbered(number: str, level: int) -> str:
    """The properties of a paragraph that has the mark of a list; number 0 is for one that has none."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(width: int, content: str, *, span: int = 1, properties: str = "") -> str:
    """A cell, so many twips wide, over so many columns."""
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanning}{properties}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], *, head: bool = False, split: bool = False) -> str:
    """A row; the head is repeated on each page, and only a long row is split between two."""
    properties = ("" if split else "<w:cantSplit/>") + ("<w:tblHeader/>" if head else "")
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(
    style: str, widths: Sequence[int], rows: Iterable[str], *, caption: str = "", head: bool = True, indent: int = 0
) -> str:
    """A table of a style, with the widths of its columns in twips. Its first column names the rows."""
    looks = f'w:firstRow="{int(head)}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    value = "06A0" if head else "0680"
    said = f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else ""
    inward = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{inward}<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value}" {looks}/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
