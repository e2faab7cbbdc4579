"""The styles of a Word template, found by their names, and the lists that belong to them.

Never by their ids: a Swedish Word and LibreOffice write other ids than the ones they read ("Rubrik1", "TextBody").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.word.ooxml import W, w

if TYPE_CHECKING:
    from docx.document import Document

DEEPEST = 6
"""How many levels of headings a template has."""
LISTED = 3
"""How many of them can be in the contents."""


class Styles:
    """What a template has of styles and lists."""

    def __init__(self, document: Document, template: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE as RT

        self._template = template
        self._by_name: dict[str, Any] = {}
        self._by_id: dict[str, Any] = {}
        for style in document.styles.element.iter(w("style")):
            self._by_name[_value(style, "name").lower()] = style
            self._by_id[style.get(w("styleId"))] = style
        self._lists: dict[str, str | None] = {}
        related = [each.target_part for each in document.part.rels.values() if each.reltype == RT.NUMBERING]
        self._numbering: Any = related[0].element if related else None
        found = [] if self._numbering is None else self._numbering.findall(w("num"))
        self._kinds = {each.get(w("numId")): _value(each, "abstractNumId") for each in found}
        self._last = max((int(number) for number in self._kinds), default=0)

    def id(self, name: str) -> str:
        """The id of the style with that name. Raises EngineFault where the template has none."""
        style = self._by_name.get(name.lower())
        if style is None:
            raise EngineFault("style", self._template, reason=name)
        return str(style.get(w("styleId")))

    def heading(self, level: int, *, listed: bool) -> str:
        """The id of the style of a heading that is so deep, and in the contents or not."""
        level = min(level, DEEPEST)
        return self.id(f"heading {level}" if listed or level > LISTED else f"Rubrik {level} utanför innehåll")

    def list_of(self, name: str) -> str | None:
        """The number of the list that a style belongs to, or None."""
        if name not in self._lists:
            style, number = self._by_name.get(name.lower()), None
            while style is not None and number is None:
                number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
                style = self._by_id.get(_value(style, "basedOn"))
            found = number.get(w("val")) if number is not None else None
            self._lists[name] = found if found in self._kinds else None
        return self._lists[name]

    def new_list(self, name: str, start: int) -> str | None:
        """The number of a list that looks like that of a style and begins anew; None where the style has none."""
        from lxml import etree

        like = self.list_of(name)
        if like is None:
            return None
        self._last += 1
        number = etree.SubElement(self._numbering, w("num"), {w("numId"): str(self._last)}, nsmap={"w": W})
        etree.SubElement(number, w("abstractNumId"), {w("val"): self._kinds[like]})
        for level in range(9):
            override = etree.SubElement(number, w("lvlOverride"), {w("ilvl"): str(level)})
            etree.SubElement(override, w("startOverride"), {w("val"): str(1 if level else start)})
        return str(self._last)

    def indent(self, name: str, level: int) -> int:
        """How far in, in twips, the words of a list of that style stand."""
        kind = self._kinds.get(self.list_of(name) or "")
        if kind is None:
            return 360 * (level + 1)
        path = f"{w('abstractNum')}[@{w('abstractNumId')}='{kind}']/{w('lvl')}[@{w('ilvl')}='{level}']"
        found = self._numbering.find(f"{path}/{w('pPr')}/{w('ind')}")
        return int(found.get(w("left")) or found.get(w("start")) or 0) if found is not None else 360 * (level + 1)


def _value(element: Any, name: str) -> str:
    found = element.find(w(name))
    return str(found.get(w("val"))) if found is not None else ""
