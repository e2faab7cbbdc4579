"""SAM207 owner-outside-scope."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.derive.scope import outside
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every owner of an activity that is known to lie outside what the document applies to."""
    scope = tuple(dict.fromkeys(plan.document.applies_to))
    if not scope or not plan.document.whole("applies_to"):
        return
    beyond = outside(scope, plan.owners)
    for activity in plan.activities:
        for owner, place in dict(reversed(activity.references("owners"))).items():
            if owner in beyond:
                yield Finding(
                    place,
                    Message(
                        "{owner} answers for {activity}, and the document applies to {scope}",
                        owner=owner.title,
                        activity=activity.title,
                        scope=tuple(each.title for each in scope),
                    ),
                    help=Message(
                        "Add {owner}, or what it is part of, under applies_to, or choose another owner", owner=owner.id
                    ),
                )
