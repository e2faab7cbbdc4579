"""SAM201 unowned-activity."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every activity without owners."""
    for activity in plan.activities:
        if activity.lacks("owners"):
            yield Finding(
                activity.at(),
                Message("Nobody answers for {activity}", activity=activity.title),
                help=Message("Write owners: and the function that is to do it"),
            )
