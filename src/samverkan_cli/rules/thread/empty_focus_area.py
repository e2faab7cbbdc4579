"""SAM603 empty-focus-area."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every focus area without strategies."""
    for area in plan.focus_areas:
        if area.lacks("strategies"):
            yield Finding(
                area.at(),
                Message("The focus area {area} has no strategy", area=area.title),
                help=Message("Write strategies: and how the work is to be done, or take the focus area away"),
            )
