"""SAM301 undated-activity."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every activity that neither ends nor recurs."""
    for activity in plan.activities:
        if activity.lacks("until") and activity.lacks("every"):
            yield Finding(
                activity.at(),
                Message("It is not said by when {activity} is to be done", activity=activity.title),
                help=Message("Write until: and its last day, or every: and how often it recurs"),
            )
