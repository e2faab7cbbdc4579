"""SAM705 endless-project-group."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every project group without a last day."""
    for group in plan.groups:
        endless = group.active.lacks("until") if group.active is not None else group.lacks("active")
        if group.kind == "project" and endless:
            yield Finding(
                group.at(),
                Message("{group} is a project group, but it is not said when it is to end", group=group.title),
                help=Message("Write active: {until: ...} and its last day, or choose another kind of group"),
            )
