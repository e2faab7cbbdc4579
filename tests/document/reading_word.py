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


def words(element: Any) -> str:
    """The words of an element."""
    return "".join(_words(element))


def _words(element: Any) -> Iterator[str]:
    for each in element.iter(W + "t"):
        yield each.text or ""


def _letters(text: str) -> str:
    return _SPACES.sub("", text)
