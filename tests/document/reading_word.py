"""Reading a Word file as a program would that knows nothing of who made it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SYMBOLS = dict.fromkeys(map(ord, "○◐●▲‖×"))
"""What stands before the word of a status, and is no text of the paper."""
_SPACES = re.compile(r"\s+")


class Word:
    """A Word file: its parts as XML, by name, and as its words."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.files = {name: file.read(name) for name in file.namelist()}
        self.xml = {name: etree.fromstring(raw) for name, raw in self.files.items() if name.endswith((".xml", ".rels"))}

    @cached_property
    def body(self) -> Any:
        """The document itself."""
        return self.xml["word/document.xml"]

    @cached_property
    def text(self) -> str:
        """All words of the document, its notes, heads and feet, and what stands for pictures and tables, unspaced."""
        found = [each for name, each in self.xml.items() if re.match(r"word/(document|footnotes|header|footer)", name)]
        said = [each.get("descr") or "" for each in self.body.iter() if str(each.tag).endswith("}docPr")]
        said += [each.get(W + "val") for each in self.body.iter(W + "tblCaption")]
        return _letters("".join([*("".join(_words(each)) for each in found), *said]))

    def lost(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that are not to be found."""
        return [text for text in dict.fromkeys(texts) if _letters(text) not in self.text]

    def all(self, *tags: str) -> list[Any]:
        """Every element of the document with that path of tags, from above down."""
        return self.body.findall(".//" + "/".join(W + tag for tag in tags))  # type: ignore[no-any-return]

    def style(self, element: Any) -> str:
        """The name of the style of a paragraph, a table or a run."""
        used = next(each for each in element.iter() if each.tag in (W + "pStyle", W + "rStyle", W + "tblStyle"))
        return self.styles[used.get(W + "val")]

    @cached_property
    def styles(self) -> dict[str, str]:
        """The names of the styles, by their ids."""
        found = self.xml["word/styles.xml"].iter(W + "style")
        return {each.get(W + "styleId"): each.find(W + "name").get(W + "val") for each in found}


ORDERS = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs strike color sz szCs u bdr vertAlign rtl lang",
    "tblPr": "tblStyle tblStyleRowBandSize tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan tcBorders shd",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr tcPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "numbering": "abstractNum num",
}
"""The order that Word wants things in: it calls a file damaged that has another."""


def misplaced(file: Word) -> set[tuple[str, ...]]:
    """What stands in another order than Word wants, with the part that it is in."""
    wrong = set()
    for name, part in file.xml.items():
        for each in part.iter("{*}*"):
            order = ORDERS.get(each.tag.removeprefix(W), "").split()
            inner = [one.tag.removeprefix(W) for one in each]
            if order and inner != sorted(inner, key=order.index):
                wrong.add((name, each.tag.removeprefix(W), *inner))
    return wrong


def words(element: Any) -> str:
    """The words of an element."""
    return "".join(_words(element))


def _words(element: Any) -> Iterator[str]:
    for each in element.iter(W + "t"):
        yield each.text or ""


def _letters(text: str) -> str:
    return _SPACES.sub("", text).translate(_SYMBOLS)
