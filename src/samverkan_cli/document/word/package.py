"""A Word file as such: its notes, what it says of itself, and the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.paper import Paper
from samverkan_cli.document.word.ooxml import R, W, escaped, w
from samverkan_cli.document.word.text import locale

if TYPE_CHECKING:
    from docx.document import Document

_ACCENT = compiled_late(rb'(<a:(?:accent1|hlink)>\s*<a:srgbClr val=")[0-9A-Fa-f]{6}')
DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in it: never the clock's, or equal papers would give unequal bytes."""
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NO_NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


class Notes:
    """The part of a document that holds its notes; it is made where a template has none."""

    def __init__(self, document: Document) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE as RT
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        related = [each.target_part for each in document.part.rels.values() if each.reltype == RT.FOOTNOTES]
        if not related:
            part = Part(PackURI("/word/footnotes.xml"), _NOTES, _NO_NOTES.encode(), document.part.package)
            document.part.relate_to(part, RT.FOOTNOTES)
            related = [part]
        self._part = related[0]
        found = [int(each.get(w("id"))) for each in self._root().iter(w("footnote"))]
        self.first = max((*found, 0)) + 1

    def relate(self, address: str) -> str:
        """The id of an address that notes link to."""
        from docx.opc.constants import RELATIONSHIP_TYPE as RT

        return str(self._part.relate_to(address, RT.HYPERLINK, is_external=True))

    def write(self, notes: Mapping[int, str]) -> None:
        """Put notes there, by their numbers."""
        from lxml import etree

        if not notes:
            return
        root = self._root()
        for number, content in notes.items():
            root.append(
                etree.fromstring(f'<w:footnote xmlns:w="{W}" xmlns:r="{R}" w:id="{number}">{content}</w:footnote>')
            )
        self._part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _root(self) -> Any:
        from lxml import etree

        return etree.fromstring(self._part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def unnamed(document: Document) -> None:
    """Forget what a template says of itself: LibreOffice has it where python-docx does not look, and adds another."""
    relations = document.part.package.rels
    for id in [id for id, each in relations.items() if each.reltype.lower().endswith("/core-properties")]:
        del relations[id]


def speak(document: Document, language: str) -> None:
    """Let all words be of a language, where nothing else is said of them."""
    from lxml import etree

    for properties in document.styles.element.iter(w("rPrDefault")):
        for each in properties.iter(w("rPr")):
            lang = each.find(w("lang"))
            lang = etree.SubElement(each, w("lang")) if lang is None else lang
            lang.set(w("val"), locale(language))


def recolour(document: Document, accent: str, ground: str) -> None:
    """Put colours (#rrggbb) in the places of the template's accent and of its tints, where they are given.

    They go into its theme, and beside every use of that, for programs that know no themes.
    """
    from docx.opc.part import XmlPart

    plain, pale = (colour.removeprefix("#").upper() for colour in (accent, ground))
    for part in document.part.package.iter_parts():
        if part.content_type.endswith("theme+xml") and plain:
            part._blob = _ACCENT.sub(rb"\g<1>" + plain.encode(), part.blob)
        elif isinstance(part, XmlPart) and part is not document.part:
            for each in part.element.iter("*"):
                _recolour(each, plain, pale)


def _recolour(element: Any, accent: str, ground: str) -> None:
    if accent and element.get(w("themeColor")) == "accent1":
        element.set(w("color") if element.get(w("color")) else w("val"), accent)
    if element.get(w("themeFill")) != "accent1":
        return
    if ground:
        element.set(w("fill"), ground)
        for name in ("themeFill", "themeFillTint"):
            element.attrib.pop(w(name), None)
    elif accent:
        share = int(element.get(w("themeFillTint"), "FF"), 16) / 255
        channels = (int(accent[at : at + 2], 16) for at in (0, 2, 4))
        element.set(w("fill"), "".join(f"{round(each * share + 255 * (1 - share)):02X}" for each in channels))


def written(document: Document, paper: Paper) -> bytes:
    """The file."""
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    for name in parts:
        if re.fullmatch(r"docProps/core\d*\.xml", name):
            parts[name] = _said_of(paper).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)):
            info = zipfile.ZipInfo(name, DAY)
            info.external_attr, info.create_system = 0o600 << 16, 3
            new.writestr(info, parts[name], zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _said_of(paper: Paper) -> str:
    day = ""
    if paper.date is not None:
        moment = f'xsi:type="dcterms:W3CDTF">{paper.date}T00:00:00Z'
        day = "".join(f"<dcterms:{each} {moment}</dcterms:{each}>" for each in ("created", "modified"))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="{_CORE}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(paper.title)}</dc:title><dc:subject>{escaped(paper.kind)}</dc:subject>"
        f"<dc:creator>{escaped(paper.organisation)}</dc:creator><dc:description>{escaped(paper.provenance)}"
        f"</dc:description><dc:language>{locale(paper.language)}</dc:language>{day}</cp:coreProperties>"
    )
