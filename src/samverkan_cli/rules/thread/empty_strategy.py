"""SAM604 empty-strategy."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every strategy without activities."""
    for strategy in plan.strategies:
        if strategy.lacks("activities"):
            yield Finding(
                strategy.at(),
                Message("The strategy {strategy} has no activity", strategy=strategy.title),
                help=Message("Write activities: and what is to be done, or take the strategy away"),
            )
