"""SAM607 unmet-commission."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every part of a commission that nothing answers."""
    for commission in plan.commissions:
        for part in commission.parts:
            if part.lacks("activities") and part.lacks("met"):
                yield Finding(
                    part.at(),
                    Message("Nothing in the plan answers what was asked for: {part}", part=part.title),
                    help=Message("Name the activities that answer it, or write met: and how it is answered otherwise"),
                )
