"""Which things the texts of a plan mention by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Term
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.thing import Part
from samverkan_cli.swedish.by_word import ByWord
from samverkan_cli.swedish.inflection import stem, stems, words_of

_WORDS = 4
"""By how many of its first words a name is known."""
_ALTERNATIVES = compiled_late(r"[/,;()]")
"""What parts several names in a title: BUP (barn- och ungdomspsykiatri)."""

Name = tuple[str, ...]


def mentioned(plan: Project, things: Iterable[Term | Owner]) -> frozenset[Term | Owner]:
    """Those of some things whose name stands in a text that is not their own, in any of its forms.

    What had to be left out may have been such a text.
    """
    names = {thing: _names(thing) for thing in things}
    where: dict[Name, list[Part | None]] = {name: [] for each in names.values() for name in each}
    lengths: dict[str, set[int]] = {}
    for name in where:
        lengths.setdefault(name[0], set()).add(len(name))
    begins = ByWord[Collection[int]](lambda word: lengths.get(stem(word), ()))
    written = plan.search[plan.search.with_words(begins.__getitem__)] if where else ()
    for part, text in (*((each.part, each.text) for each in written), *((None, text) for text in plan.unread)):
        words = words_of(text)
        for n, found in enumerate(map(begins.__getitem__, words)):
            for length in found:
                there = where.get(tuple(map(stem, words[n : n + length])))
                if there is not None and len(there) < 2 and part not in there:
                    there.append(part)
    return frozenset(thing for thing, each in names.items() if any(set(where[name]) - {thing} for name in each))


def _names(thing: Term | Owner) -> list[Name]:
    """What a thing is called, each name as the beginning of its words."""
    called = [*_ALTERNATIVES.split(thing.title), *(thing.aliases if isinstance(thing, Owner) else ())]
    return [tuple(words) for each in called if (words := stems(each)[:_WORDS])]
