"""The words of a paragraph of a Word file, and what hangs on them: comments, footnotes, links, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samverkan_cli.exchange.office_files import OfficeFile
from samverkan_cli.exchange.office_xml import attribute, child, children, local
from samverkan_cli.intake.contents import Note, cleaned

_THROUGH = frozenset(
    {"r", "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir"}
    | {"oMath", "oMathPara", "ruby", "rubyBase", "Choice", "Fallback", "object", "txbxContent"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = ("drawing", "pict", "object")


def is_bold(paragraph: Any) -> bool:
    """Whether all words of a paragraph are bold, each run by itself."""
    runs = [each for each in paragraph.iter() if local(each) == "r" and any(local(one) == "t" for one in each)]
    for run in runs:
        properties = child(run, "rPr")
        bold = child(properties, "b") if properties is not None else None
        if bold is None or attribute(bold, "val") in ("0", "false", "off"):
            return False
    return bool(runs)


class Hanging:
    """What hangs on the words of a file: its comments and notes, by their ids, and where its links lead."""

    def __init__(self, file: OfficeFile, main: str) -> None:
        self._file, self._related = file, file.related(main)
        self._notes = {
            ("footnote", "footnoteReference"): self._texts("footnotes", "footnote"),
            ("footnote", "endnoteReference"): self._texts("endnotes", "endnote"),
            ("comment", "commentReference"): self._texts("comments", "comment"),
        }
        self._used: set[tuple[str, str]] = set()

    def target(self, kind: str) -> str:
        """The part of some kind that the document has; empty where it has none."""
        several = (target for each, target, outside in self._related.values() if each == kind and not outside)
        return next((each for each in several if each in self._file.parts), "")

    def note(self, element: Any) -> Note | None:
        """What a reference refers to, the first time that it does."""
        for (kind, reference), texts in self._notes.items():
            id = attribute(element, "id")
            if local(element) == reference and id in texts and (reference, id) not in self._used:
                self._used.add((reference, id))
                return Note("comment" if kind == "comment" else "footnote", texts[id])
        return None

    def link(self, element: Any) -> Note | None:
        """Where a link leads, outside of the file."""
        _, target, outside = self._related.get(attribute(element, "id"), ("", "", False))
        return Note("link", cleaned(target)) if outside and target else None

    def unused_comments(self) -> list[str]:
        """The comments on nothing that is there."""
        texts = self._notes["comment", "commentReference"]
        return [text for id, text in texts.items() if text and ("commentReference", id) not in self._used]

    def margins(self) -> dict[str, list[str]]:
        """The words in the margins at the top and the foot of the pages, each once."""
        found: dict[str, list[str]] = {"header": [], "footer": []}
        for kind, target, outside in self._related.values():
            if kind in found and not outside and target in self._file.parts:
                text = _words(self._file.xml(target))
                if any(map(str.isalnum, text)) and text not in found[kind]:
                    found[kind].append(text)
        return found

    def _texts(self, kind: str, name: str) -> dict[str, str]:
        part = self.target(kind)
        return {
            attribute(each, "id"): _words(each)
            for each in (children(self._file.xml(part)) if part else ())
            if local(each) == name and attribute(each, "type") in ("", "normal")
        }


class TextReader:
    """Reads the words of paragraphs."""

    def __init__(self, hanging: Hanging) -> None:
        self._hanging = hanging
        self._boxes: list[Any] = []
        self.pictures = 0

    def read(self, paragraph: Any) -> tuple[str, tuple[Note, ...]]:
        """The words of a paragraph, with line ends where it has some, and what hangs on them."""
        notes: list[Note] = []
        return "".join(self._words(paragraph, notes)), tuple(notes)

    def boxes(self) -> list[Any]:
        """The text boxes that hung on what was read since this was last called."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _words(self, parent: Any, notes: list[Note]) -> Iterator[str]:
        for each in children(parent):
            name = local(each)
            if name == "t":
                yield each.text or ""
            elif name in _SIGNS:
                yield " " if attribute(each, "type") == "page" else _SIGNS[name]
            elif name in _PICTURES:
                self._drawn(each)
            elif name == "AlternateContent":
                yield from self._words(next(children(each), each), notes)
            elif note := self._hanging.note(each):
                notes.append(note)
            elif name in _THROUGH:
                if name == "hyperlink" and (note := self._hanging.link(each)):
                    notes.append(note)
                yield from self._words(each, notes)

    def _drawn(self, element: Any) -> None:
        boxes = [each for each in element.iter() if local(each) == "txbxContent"]
        outer = [
            each for each in boxes if not any(other is not each and other in each.iterancestors() for other in boxes)
        ]
        self._boxes += outer
        self.pictures += not outer


def _words(element: Any) -> str:
    """All words within an element, those taken away by tracked changes left out."""
    written: list[str] = []

    def walk(parent: Any) -> None:
        for each in children(parent):
            name = local(each)
            if name == "t":
                written.append(each.text or "")
            elif name == "AlternateContent":
                walk(next(children(each), each))
            elif name not in ("del", "moveFrom"):
                walk(each)
                written.append(" " if name in ("p", "tab", "br", "tc") else "")

    walk(element)
    return cleaned("".join(written))
