"""SAM202 leaderless-activity."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every activity with several owners of whom none leads."""
    for activity in plan.activities:
        owners = tuple(dict.fromkeys(activity.owners))
        if len(owners) > 1 and activity.lacks("lead"):
            yield Finding(
                activity.at("owners"),
                Message(
                    "{owners} answer for {activity} together, and none of them leads it",
                    owners=tuple(owner.title for owner in owners),
                    activity=activity.title,
                ),
                help=Message("Write lead: and one of them"),
            )
