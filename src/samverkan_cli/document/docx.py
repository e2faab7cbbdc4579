"""A paper to a Word file: a Word template gives places and styles, and this what goes into them.

The template is filled in by docxtpl, in a sandbox; texts come in as ready markup that names styles only. So whoever
changes the template in Word changes how all documents look, and no code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.paper import WIDTH, Figure, Paper, figures, paper_nodes
from samverkan_cli.document.word.blocks import Blocks
from samverkan_cli.document.word.images import Images, of_figure, of_picture
from samverkan_cli.document.word.ooxml import field as page_field
from samverkan_cli.document.word.ooxml import field_ends, paragraph, run, words
from samverkan_cli.document.word.package import Notes, recolour, speak, unnamed, written
from samverkan_cli.document.word.styles import LISTED, Styles
from samverkan_cli.document.word.template import fill, markup, opened, reading
from samverkan_cli.document.word.text import BODY, FACT, Bookmarks, Run, Texts
from samverkan_cli.load.pictures import Picture
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Node

if TYPE_CHECKING:
    from docx.document import Document

Drawn: TypeAlias = Mapping[int, tuple[bytes, bytes]]
"""Figures that are drawn, each as an SVG and as a PNG, by their turn in a paper."""
_PAGE = compiled_late(r"\{(pages?)\}")
_LOGO = (70.0, 20.0)
"""How wide and how tall a logo may be, in millimetres."""
_SUMMARY, _ATTACHMENTS = "samverkan-summary", "samverkan-attachments"


def write(
    paper: Paper,
    folder: Path,
    name: str,
    look: Mapping[str, str] | None = None,
    pictures: Mapping[str, Picture] | None = None,
    drawn: Drawn | None = None,
) -> bytes:
    """The document as a Word file, by the Word template of that name in a folder.

    Of the look, the colours `accent` and `ground` (#rrggbb) are put in the places of the template's own, and `logo` (an
    SVG, which says `logo_alt`) on its first page. `pictures` are those of the plan by the names of their files, and
    `drawn` its figures; of what cannot be shown there are the words. Raises EngineFault.
    """
    look = look or {}
    template = opened(folder / name, name)
    document: Document = template.docx
    with reading(name):
        unnamed(document)
        notes, styles = Notes(document), Styles(document, name)
    images = Images(document)
    writer = _Writer(paper, styles, document, notes, images, pictures or {}, drawn or {})
    fill(template, {**writer.context(), "logo": markup(_logo(look, images))}, name)
    notes.write(writer.texts.notes)
    speak(document, paper.language)
    recolour(document, look.get("accent", ""), look.get("ground", ""))
    return written(document, paper)


class _Writer:
    """What goes into the places of a template."""

    def __init__(
        self,
        paper: Paper,
        styles: Styles,
        document: Document,
        notes: Notes,
        images: Images,
        pictures: Mapping[str, Picture],
        drawn: Drawn,
    ) -> None:
        self._paper, self._document, self._notes, self._images = paper, document, notes, images
        self._pictures, self._addresses = pictures, dict[str, str]()
        self._drawn = {id(figure): drawn[n] for n, figure in enumerate(figures(paper.blocks)) if n in drawn}
        files = {each.file: each.to for each in paper.attachments}
        self.texts = Texts(styles, Bookmarks(_anchors(paper)), self._relate, self._picture, files, notes.first)
        self._blocks = Blocks(self.texts, self._figure, paper.words.get("figure", "{n}"))

    def context(self) -> dict[str, Any]:
        """All that a template sees. What is markup already says so; all else is words."""
        paper, texts, blocks = self._paper, self.texts, self._blocks
        summary = ""
        if paper.summary:
            summary = blocks.heading(paper.words.get("summary", ""), 1, _SUMMARY) + texts.blocks(paper.summary, BODY)
        body = blocks.blocks(paper.blocks)
        attachments = self._attachments()
        return {
            **{each: getattr(paper, each) for each in ("organisation", "kind", "title", "short", "provenance")},
            "draft": paper.draft or "",
            "words": dict(paper.words),
            "facts": [
                {"label": fact.label, "content": markup(texts.blocks(fact.content, FACT) or self._empty())}
                for fact in paper.facts
            ],
            "blank": {"label": "", "content": markup(self._empty())},
            "summary": markup(summary),
            "counts": markup(self._counts()),
            "body": markup(body),
            "attachments": markup(attachments),
            "contents": markup(self._contents()),
            "first_head": [
                markup(each) for each in (texts.said(paper.organisation, Run("Nummer")), "", _paged(paper.head[2]))
            ],
            "head": [markup(_paged(each)) for each in paper.head],
            "foot": [markup(_paged(each)) for each in paper.foot],
        }

    def _empty(self) -> str:
        return paragraph(self.texts.style(FACT.text), "")

    def _counts(self) -> str:
        texts, said = self.texts, list[str]()
        for count in self._paper.counts:
            status = Node("status", text=count.word, state=count.state)
            said.append(texts.line((status, Node("text", text=f": {count.number}"))))
        return texts.said("  ").join(said)

    def _contents(self) -> str:
        """The list of contents: a field that is filled in already, with links. Word puts the numbers of pages there."""
        texts, depth = self.texts, min(self._paper.depth, LISTED)
        listed = [each for each in self._blocks.contents if each[0] <= depth]
        begin, end = field_ends(f'TOC \\o "1-{depth}" \\h \\z', dirty=True)
        written = []
        for n, (level, title, anchor) in enumerate(listed):
            inside = texts.said(title)
            if name := texts.bookmarks.name(anchor):
                inside = f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'
            first, last = begin if n == 0 else "", end if n == len(listed) - 1 else ""
            written.append(paragraph(texts.style(f"toc {level}"), first + inside + last))
        return "".join(written)

    def _attachments(self) -> str:
        paper, texts = self._paper, self.texts
        if not paper.attachments:
            return ""
        items = []
        for each in paper.attachments:
            named = Node("link", content=(Node("text", text=each.title),), href=each.to, file=each.file)
            said = (named, Node("text", text=f" ({each.to})"))
            items.append(Node("item", content=(Node("paragraph", content=said),)))
        listed = Node("numbers", content=tuple(items), tight=True)
        heading = self._blocks.heading(paper.words.get("attachments", ""), 1, _ATTACHMENTS)
        return heading + texts.blocks((listed,), BODY)

    def _relate(self, address: str, in_note: bool) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE as RT

        if in_note:
            return self._notes.relate(address)
        if address not in self._addresses:
            self._addresses[address] = self._document.part.relate_to(address, RT.HYPERLINK, is_external=True)
        return self._addresses[address]

    def _picture(self, file: str, said: str, width: float) -> str:
        picture = self._pictures.get(file)
        return self._images.run(of_picture(picture, file), said, width, turned=picture.turned) if picture else ""

    def _figure(self, figure: Figure) -> str:
        drawn = self._drawn.get(id(figure))
        return self._images.run(of_figure(*drawn), figure.alt, WIDTH) if drawn is not None else ""


def _logo(look: Mapping[str, str], images: Images) -> str:
    """The municipality's logo, or nothing."""
    if not look.get("logo"):
        return ""
    image = of_picture(Picture("svg", look["logo"].encode()), "logo")
    return images.run(image, look.get("logo_alt", ""), *_LOGO)


def _anchors(paper: Paper) -> Iterator[str]:
    """Every place that a link can lead to."""
    yield from (_SUMMARY, _ATTACHMENTS)
    yield from _anchored(paper.blocks)
    yield from (node.href for node in paper_nodes(paper) if node.kind == "anchor")


def _anchored(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _anchored(each)
    elif is_dataclass(value) and not isinstance(value, Node | Entry):
        if anchor := getattr(value, "anchor", ""):
            yield anchor
        for field in fields(value):
            yield from _anchored(getattr(value, field.name))


def _paged(text: str) -> str:
    """A line of the head or foot of a page, as runs: the numbers of pages are fields."""
    pieces = _PAGE.split(text)
    return "".join(
        page_field("PAGE" if piece == "page" else "NUMPAGES", run(words("1"))) if n % 2 else run(words(piece))
        for n, piece in enumerate(pieces)
        if piece
    )
