"""SAM605 unmet-need."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every need that nothing is done about, without a word on why."""
    for need in plan.needs:
        if not plan.is_referred_to(need) and need.lacks("declined"):
            yield Finding(
                need.at(),
                Message("No activity meets the need {need}", need=need.title),
                help=Message("Name it under needs, at an activity that meets it, or write declined: and why not"),
            )
