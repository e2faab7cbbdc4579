"""SAM106 similar-title."""

from collections.abc import Iterable, Iterator

from samverkan_cli.link.titles import ListedTitle
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found
from samverkan_cli.swedish.similarity import Sorted, alike, names, sort

_OF_A_KIND = 50
"""How many titles that are distinct from one another are compared with other titles."""


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
        for n, m, score in alike([one.plain for one, _ in compared]):
            if not compared[n][1].apart_from(compared[m][1]):
                nearest[n] = max(nearest.get(n, (0.0, 0)), (score, -m))
        for n, (_, minus_m) in nearest.items():
            later, earlier = compared[n][0], compared[-minus_m][0]
            yield found(
                later.thing.value_at("title"),
                title=later.title,
                other=earlier.title,
                related=(Related(Message("the other is here"), earlier.thing.value_at("title")),),
            )


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
