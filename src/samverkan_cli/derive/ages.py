"""Which ages the age groups of a plan hold, and how other spans of ages lie beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_cli.model.document import AgeGroup, Document
from samverkan_cli.model.values import Ages

Spans = Sequence[tuple[AgeGroup, Ages]]
"""Age groups, each with its ages."""


def spans_of(document: Document) -> Spans:
    """The age groups of a document whose ages are known, in reading order."""
    return tuple((group, group.ages) for group in document.age_groups if group.ages is not None)


def all_spans_of(document: Document) -> Spans:
    """The age groups of a document, in reading order; none where not all of them and of their ages are known."""
    spans = spans_of(document)
    return spans if document.whole("age_groups") and len(spans) == len(document.age_groups) else ()


def clashes(spans: Spans) -> Iterator[tuple[AgeGroup, Ages, list[tuple[AgeGroup, Ages]]]]:
    """Each age group that shares an age with one read before it, its ages, and those with theirs.

    Of several that hold one and the same age, the first is meant.
    """
    first: dict[int, int] = {}
    for n, (group, ages) in enumerate(spans):
        earlier = dict.fromkeys(first.setdefault(age, n) for age in range(ages.first, ages.last + 1))
        if found := [spans[each] for each in earlier if each != n]:
            yield group, ages, found


def gaps(scope: Ages, spans: Spans) -> tuple[Ages, ...]:
    """The ages of a scope that no age group holds, as spans, in order."""
    held = {age for _, ages in spans for age in range(ages.first, ages.last + 1)}
    found: list[Ages] = []
    for age in range(scope.first, scope.last + 1):
        if age in held:
            continue
        if found and found[-1].last == age - 1:
            found[-1] = Ages(found[-1].first, age)
        else:
            found.append(Ages(age, age))
    return tuple(found)


def nearly(span: Ages, spans: Spans) -> tuple[AgeGroup, ...]:
    """The age groups whose edge a span of ages misses by one year, while its other edge is that of one.

    Ages that begin or end somewhere else are another matter: they were hardly meant for whole age groups.
    """
    firsts, lasts = {ages.first for _, ages in spans}, {ages.last for _, ages in spans}
    if span.first in firsts and span.last not in lasts:
        return tuple(group for group, ages in spans if abs(ages.last - span.last) == 1)
    if span.last in lasts and span.first not in firsts:
        return tuple(group for group, ages in spans if abs(ages.first - span.first) == 1)
    return ()


def lies_outside(span: Ages, whole: Ages) -> bool:
    """Whether some age of a span is not in another."""
    return span.first < whole.first or span.last > whole.last
