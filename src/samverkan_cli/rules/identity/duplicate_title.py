"""SAM105 duplicate-title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.check.rule import WARNING, Given, rule
from samverkan_cli.core.finding import Finding, Related
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.model.thing import Part, Thing

_TELLING_APART = ("prevention", "direction", "audience", "ages")


def _folded(title: str) -> str:
    return re.sub(r"[\W_]+", "", title.casefold())


@rule("SAM105", "duplicate-title", draft=WARNING, adopted=WARNING)
def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Compare the titles of things that stand in one list; a list that is spread over files is one list."""
    first: dict[tuple[object, ...], Part] = {}
    for thing in plan.parts:
        title = getattr(thing, "title", None)
        if not isinstance(thing, Thing) or not title or not thing.whole("title"):
            continue
        among = (id(thing.parent), thing.__dict__["#key"][0])
        apart = tuple(getattr(thing, field, None) or None for field in _TELLING_APART)
        earlier = first.setdefault((*among, _folded(title), apart), thing)
        if earlier is not thing and _folded(title):
            yield Finding(
                thing.value_at("title"),
                Message("{title} is the title of two things", title=title),
                help=Message("Take one of them away, or write in the titles what sets them apart"),
                related=(Related(Message("the other is here"), earlier.value_at("title")),),
            )
