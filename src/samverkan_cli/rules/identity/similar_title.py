"""SAM106 similar-title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samverkan_cli.link.titles import ListedTitle
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found
from samverkan_cli.swedish.similarity import (
    ALIKE,
    ALIKE_SORTED,
    Sorted,
    alike,
    are_sister_compounds,
    holding,
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
    for each in plan.titles:
        compared = list(_compared(each, known))
        nearest: dict[int, tuple[float, int]] = {}
        for n, m, score in _pairs([one.plain for one, _ in compared], bank=_is_bank(each)):
            if not _are_two(compared[n], compared[m]):
                nearest[n] = max(nearest.get(n, (0.0, 0)), (score, -m))
        for n, (_, minus_m) in nearest.items():
            later, earlier = compared[n][0], compared[-minus_m][0]
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


def _are_two(one: tuple[ListedTitle, Sorted], other: tuple[ListedTitle, Sorted]) -> bool:
    """Whether two titles that are alike were meant for two things."""
    if one[1].apart_from(other[1]):
        return True
    given_for_both, given_for_one = one[0].differences(other[0])
    return bool(given_for_both) or given_for_one > 1 or are_sister_compounds(one[0].plain, other[0].plain)


def _compared(titles: Iterable[ListedTitle], names: frozenset[str]) -> Iterator[tuple[ListedTitle, Sorted]]:
    """The titles that are compared, each once, with its words."""
    seen: set[str] = set()
    of_a_kind: dict[frozenset[str], int] = {}
    for one in titles:
        if one.folded not in seen:
            seen.add(one.folded)
            found = sort(one.title, names)
            of_a_kind[found.rest] = of_a_kind.get(found.rest, 0) + 1
            if of_a_kind[found.rest] <= _OF_A_KIND:
                yield one, found
