"""SAM106 similar-title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samverkan_cli.link.titles import ListedTitle
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found
from samverkan_cli.swedish.by_word import ByWord
from samverkan_cli.swedish.similarity import (
    ALIKE,
    ALIKE_SORTED,
    Sorted,
    alike,
    are_sister_compounds,
    holding,
    is_about,
    names,
    sort,
)

_OF_A_KIND = 50
"""How many titles that are distinct from one another are compared with other titles."""
_BANKS = ("goals", "needs", "indicators", "interventions")
"""Where one thing often stands twice in other words."""


@finds(
    Message("{title} is much like {other}"),
    Message("If they are one thing, write it in one way, else write what sets them apart"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every title that is much like an earlier one in its list, and not distinct from it."""
    known = names(plan)
    sorted_words = ByWord(lambda title: sort(title, known))
    for each in (each for each in plan.titles if len(each) > 1):
        compared = _compared(each, sorted_words)
        nearest: dict[int, tuple[float, int]] = {}
        for n, m, score in _pairs([one.plain for one in compared], bank=_is_bank(each)):
            if not _are_two(compared[n], compared[m], sorted_words):
                nearest[n] = max(nearest.get(n, (0.0, 0)), (score, -m))
        for n, (_, minus_m) in nearest.items():
            later, earlier = compared[n], compared[-minus_m]
            yield found(
                later.thing.value_at("title"),
                title=later.title,
                other=earlier.title,
                related=(Related(Message("the other is here"), earlier.thing.value_at("title")),),
            )


def _is_bank(listed: list[ListedTitle]) -> bool:
    return listed[0].thing.route[0] in _BANKS


def _pairs(lines: list[str], *, bank: bool) -> Iterator[tuple[int, int, float]]:
    """Pairs of lines that are much alike: in a bank also where their words have another order, or one holds another."""
    yield from alike(lines, ALIKE)
    if bank:
        yield from alike([" ".join(sorted(line.split())) for line in lines], ALIKE_SORTED)
        yield from holding(lines)


def _are_two(one: ListedTitle, other: ListedTitle, sorted_words: ByWord[Sorted]) -> bool:
    """Whether two titles that are alike were meant for two things."""
    if sorted_words[one.title].apart_from(sorted_words[other.title]):
        return True
    if is_about(one.plain, other.plain) or is_about(other.plain, one.plain):
        return True
    given_for_both, given_for_one = one.differences(other)
    return bool(given_for_both) or given_for_one > 1 or are_sister_compounds(one.plain, other.plain)


def _compared(titles: Sequence[ListedTitle], sorted_words: ByWord[Sorted]) -> list[ListedTitle]:
    """The titles that are compared, each once; of many of a kind only the first."""
    once: dict[str, ListedTitle] = {}
    for one in titles:
        once.setdefault(one.folded, one)
    different = list(once.values())
    if len(different) <= _OF_A_KIND:
        return different
    of_a_kind: Counter[frozenset[str]] = Counter()
    found = []
    for one in different:
        rest = sorted_words[one.title].rest
        of_a_kind[rest] += 1
        if of_a_kind[rest] <= _OF_A_KIND:
            found.append(one)
    return found
