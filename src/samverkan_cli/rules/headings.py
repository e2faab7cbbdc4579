"""The chapters, sections and appendices that a plan has, by their numbers and titles: what its texts may point to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import closest
from samverkan_cli.link.project import Project
from samverkan_cli.link.titles import folded
from samverkan_cli.model.shape import said
from samverkan_cli.model.values.text import TEXT
from samverkan_cli.swedish.pointers import Pointer

_NUMBERED = compiled_late(
    r"(?i)(?:kapitel|kap\.|avsnitt|bilaga|chapter|section|appendix|annex)?\s*(\d{1,2}(?:\.\d{1,2}){0,3}|[A-H])(?=[\s.:)–-]|$)"
)
_APPENDIX = compiled_late(r"(?i)(?:bilaga|appendix|annex)\s")
_HEADING = compiled_late(r"(?m)^#{1,6}\s+(.+)$")
_LONG = 3
"""A title of fewer words may be a heading that the document has of itself, as Styrande dokument."""


class Headings:
    """What a plan has headings for, looked up when the first text points to one."""

    def __init__(self, plan: Project) -> None:
        self.plan = plan

    def lacks(self, pointer: Pointer) -> bool:
        """Whether a plan is known to have no such place."""
        if not all(map(self.plan.whole, ("sections", "appendices", "focus_areas"))):
            return False
        if pointer.title:
            name = folded(pointer.title)
            return name not in self._titles and (
                len(pointer.title.split()) >= _LONG or closest(name, self._titles) is not None
            )
        if pointer.named and self._is_called_otherwise(pointer):
            return True
        numbers = self._appended if pointer.kind == "appendix" else self._numbers
        if any(number == pointer.number or number.startswith(f"{pointer.number}.") for number in numbers):
            return False
        return not (pointer.number.isdigit() and 0 < int(pointer.number) <= self._in_order(pointer))

    def _is_called_otherwise(self, pointer: Pointer) -> bool:
        """Whether what has a number is called by words of its title, and not as it begins: in another order, say."""
        title, name = self._by_number.get(pointer.number, ""), pointer.named
        if pointer.whole:
            return bool(title) and folded(name) not in self._titles
        words = set(title.casefold().split())
        return not folded(title).startswith(folded(name)) and words.issuperset(name.casefold().split())

    @cached_property
    def _by_number(self) -> Mapping[str, str]:
        """The titles of sections, by their numbers."""
        numbered = ((str(said(part, "number") or "").strip(" ."), said(part, "title")) for part in self.plan.parts)
        return {number: title for number, title in numbered if number and isinstance(title, str)}

    def _in_order(self, pointer: Pointer) -> int:
        """How many there are that a number may count, where they have none of their own."""
        plan = self.plan
        if pointer.kind == "appendix":
            return len(plan.appendices) + sum(each.place == "appendix" for each in plan.sections)
        return 0 if any(each.number for each in plan.sections) else len(plan.sections) + len(plan.focus_areas)

    @cached_property
    def _written(self) -> tuple[str, ...]:
        """Every title, and every heading inside a text."""
        titles = [title for part in self.plan.parts if isinstance(title := said(part, "title"), str)]
        texts = [each.text for each in self.plan.texts if each.kind is TEXT and "#" in each.text]
        return (*titles, *(heading for text in texts for heading in _HEADING.findall(text)))

    @cached_property
    def _numbers(self) -> frozenset[str]:
        own = (said(part, "number") for part in self.plan.parts)
        return frozenset((*(str(number).strip(" .") for number in own if number is not None), *_begun(self._written)))

    @cached_property
    def _appended(self) -> frozenset[str]:
        """The numbers of appendices: their own, and those that a title names one by."""
        sections = [each for each in self.plan.sections if each.place == "appendix"]
        titles = [*(each.title for each in (*self.plan.appendices, *sections)), *filter(_APPENDIX.match, self._written)]
        return frozenset((*(each.number.strip(" .") for each in sections if each.number), *_begun(titles)))

    @cached_property
    def _titles(self) -> frozenset[str]:
        bare = (title[found.end() :] for title in self._written if (found := _NUMBERED.match(title)))
        others = (alias for part in self.plan.parts for alias in said(part, "aliases") or ())
        return frozenset(map(folded, (*self._written, *bare, *others)))


def _begun(titles: Iterable[str]) -> Iterator[str]:
    """The numbers that titles begin with."""
    return (found[1].upper() for title in titles if (found := _NUMBERED.match(title)))
