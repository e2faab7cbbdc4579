"""What the words of a text can point to in a plan: chapters and sections, appendices, titles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.link.titles import folded
from samverkan_cli.model.document import Publication, Replaced, Reply, Revision, Section
from samverkan_cli.model.follow_up import LogEntry
from samverkan_cli.model.law import GoverningDocument, Provision
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields, said
from samverkan_cli.model.values.text import TEXT
from samverkan_cli.swedish.pointers import Pointer

OF_OTHERS = (GoverningDocument, LogEntry, Provision, Publication, Replaced, Reply, Revision)
"""What speaks of another document than the plan as it is now."""
_HEADING = compiled_late(r"(?m)^[ ]{0,3}#{1,6}[ \t]+(.+?)[ \t#]*$")
_FIRST_NUMBER = compiled_late(r"(?i)(?:kap(?:itel|\.)|avsnitt|chapter|section)?\s*(\d{1,3}(?:\.\d{1,3})*)(?!\w)")
_OF_APPENDIX = compiled_late(r"(?i)(?:bilaga|appendix|annex)[\s_-]*(\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]+)(?!\w)")


class PointedTo:
    """What there is in a plan to point to."""

    def __init__(self, plan: Project) -> None:
        self.plan = plan

    @property
    def is_known(self) -> bool:
        """Whether nothing had to be left out that could be what is pointed to."""
        return not self.plan.unread and all(map(self.plan.whole, ("sections", "appendices", "focus_areas")))

    def has(self, pointer: Pointer) -> bool:
        """Whether there is what some words point to."""
        if pointer.title:
            return folded(pointer.title) in self._titles
        if not pointer.appendix:
            return any(f"{each}.".startswith(f"{pointer.number}.") for each in self._numbers)
        named = {found[1].casefold() for title in self._appendices for found in _OF_APPENDIX.finditer(title)}
        if named or not pointer.number.isdecimal():
            return pointer.number.casefold() in named
        return 1 <= int(pointer.number) <= len(self.plan.appendices) + sum(map(_is_appendix, self.plan.sections))

    @cached_property
    def _headings(self) -> tuple[str, ...]:
        """The headings inside texts."""
        texts = (each.text for each in self.plan.texts if each.kind is TEXT and "#" in each.text)
        return tuple(found[1] for text in texts for found in _HEADING.finditer(text))

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """The numbers of all that has one, be it in its title."""
        found = {str(number).rstrip(".") for part in self.plan.parts if (number := said(part, "number"))}
        titles = (*self._all_titles(), *self._headings)
        return frozenset(found | {number[1] for title in titles if (number := _FIRST_NUMBER.match(title))})

    @cached_property
    def _titles(self) -> frozenset[str]:
        labels = [Message(field.shown.label) for field in fields(Plan).values() if field.shown.label]
        usual = (Phrases(code)(label) for code in ("sv", "en") for label in labels)
        plain = (*self._all_titles(), *self._headings, *usual)
        numbered = (_FIRST_NUMBER.sub("", title, count=1) for title in plain if _FIRST_NUMBER.match(title))
        return frozenset(map(folded, (*plain, *numbered)))

    @cached_property
    def _appendices(self) -> tuple[str, ...]:
        """By what each appendix may be known: its title, its file, the headings in it."""
        return (*self._all_titles(), *self._headings, *(each.file or "" for each in self.plan.appendices))

    def _all_titles(self) -> Iterator[str]:
        for part in self.plan.parts:
            if title := said(part, "title"):
                yield title
            yield from said(part, "aliases") or ()


def _is_appendix(section: Section) -> bool:
    return section.place == "appendix"
