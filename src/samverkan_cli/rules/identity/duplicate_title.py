"""SAM105 duplicate-title."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding, Related
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.link.titles import Titled


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every title that stands earlier in its list."""
    for each in plan.titles:
        first: dict[str, Titled] = {}
        for one in each:
            earlier = first.setdefault(one.folded, one)
            if earlier is not one:
                yield Finding(
                    one.thing.value_at("title"),
                    Message("{title} is the title of two things", title=one.title),
                    help=Message("Take one of them away, or write in the titles what sets them apart"),
                    related=(Related(Message("the other is here"), earlier.thing.value_at("title")),),
                )
