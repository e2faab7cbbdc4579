"""SAM209 external-only."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message, counted
from samverkan_cli.link.project import Project
from samverkan_cli.model.owners import Owner


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every activity for which nobody but external owners answer."""
    for activity in plan.activities:
        owners = tuple(dict.fromkeys(activity.owners))
        external = all(isinstance(owner, Owner) and owner.external for owner in owners)
        if owners and external and activity.whole("owners"):
            yield Finding(
                activity.at("owners"),
                counted(
                    "Only {owners} answers for {activity}, and nobody in the municipality does",
                    "Only {owners} answer for {activity}, and nobody in the municipality does",
                    len(owners),
                    owners=tuple(owner.title for owner in owners),
                    activity=activity.title,
                ),
                help=Message("Add a function of the municipality's own that keeps the activity going"),
            )
