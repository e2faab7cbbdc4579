"""SAM105 duplicate-title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.check.rule import WARNING, Given, rule
from samverkan_cli.core.finding import Finding, Related
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.model.shape import said
from samverkan_cli.model.thing import Part, Thing

_TELLING_APART = ("prevention", "direction", "audience", "ages")


@rule("SAM105", "duplicate-title", draft=WARNING, adopted=WARNING)
def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Compare the titles of things that stand in one list; a list that is spread over files is one list."""
    first: dict[tuple[object, ...], Part] = {}
    for thing in plan.parts:
        title = said(thing, "title")
        if not isinstance(thing, Thing) or not title or not all(map(thing.whole, ("title", *_TELLING_APART))):
            continue
        among = (id(thing.parent), thing.__dict__["#key"][0])
        earlier = first.setdefault((*among, _folded(title), *_apart(thing)), thing)
        if earlier is not thing and _folded(title):
            yield Finding(
                thing.value_at("title"),
                Message("{title} is the title of two things", title=title),
                help=Message("Take one of them away, or write in the titles what sets them apart"),
                related=(Related(Message("the other is here"), earlier.value_at("title")),),
            )


def _folded(title: str) -> str:
    """A title without case, spaces and punctuation, except where they part numbers: 1.1 is not 11."""
    return re.sub(r"(?<!\d) | (?!\d)", "", re.sub(r"[\W_]+", " ", title.casefold()).strip())


def _apart(thing: Thing) -> tuple[object, ...]:
    """What may set two things of one title apart; the order of a list does not."""
    values = (said(thing, field) for field in _TELLING_APART)
    return tuple(frozenset(value) if isinstance(value, tuple) else value for value in values)
