"""SAM105 duplicate-title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from samverkan_cli.core.diagnostic import Level
from samverkan_cli.link.titles import ListedTitle
from samverkan_cli.model.shape import said
from samverkan_cli.rules.authoring import INFO, Finding, Findings, Given, Message, Project, Related, found

_TITLE = (
    Message("{title} is the title of two things"),
    Message("Take one of them away, or write in the titles what sets them apart"),
)
_NUMBER = (Message("{title} has the number {number}, and so has {other}"), Message("Give one of them another number"))
_OTHER = Message("the other is here")
_COMPARED = 50
"""How many things of one title another of that title is compared with."""


def check(plan: Project, given: Given) -> Findings:
    """Report every title, and every number, that stands earlier in its list."""
    for listed in plan.titles:
        yield from _titles(listed) if len(listed) > 1 else ()
        yield from _numbers(listed)


def _titles(listed: Sequence[ListedTitle]) -> Findings:
    seen: dict[str, dict[object, ListedTitle]] = {}
    times = Counter(one.folded for one in listed)
    for one in (one for one in listed if times[one.folded] > 1):
        # Of those that nothing sets apart the first will do.
        earlier = seen.setdefault(one.folded, {})
        found_here = [(level, other) for other in islice(earlier.values(), _COMPARED) for level in _levels(one, other)]
        earlier.setdefault(one.apart, one)
        if found_here:
            level, other = next((each for each in found_here if each[0] is None), found_here[0])
            yield _finding(one, other, level)


def _levels(one: ListedTitle, other: ListedTitle) -> tuple[Level | None, ...]:
    """How grave it is that two things have one title: they are two where they differ in more than one way."""
    given_for_both, _ = one.differences(other)
    if not given_for_both:
        return (None,)
    return (INFO,) if given_for_both == 1 else ()


def _finding(one: ListedTitle, other: ListedTitle, level: Level | None) -> Finding:
    place = one.thing.value_at("title")
    related = (Related(_OTHER, other.thing.value_at("title")),)
    return found(place, title=one.title, related=related, level=level)(*_TITLE)


def _numbers(listed: Sequence[ListedTitle]) -> Findings:
    seen: dict[str, ListedTitle] = {}
    for one in listed:
        number = str(said(one.thing, "number") or "").strip(" .").casefold()
        other = seen.setdefault(number, one) if number else one
        if other is not one:
            related = (Related(_OTHER, other.thing.value_at("title")),)
            place = found(
                one.thing.value_at("title"), title=one.title, number=number, other=other.title, related=related
            )
            yield place(*_NUMBER)
