"""SAM505 stale-indicator."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.derive.measuring import last_measured, next_value_due
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every indicator whose last value is older than it should be."""
    for indicator in plan.indicators:
        last, due = last_measured(indicator), next_value_due(indicator)
        if last is not None and due is not None and due < given.today:
            yield Finding(
                indicator.at(),
                Message(
                    "The last value of {indicator} is from {last}, and a new one was due by {due}",
                    indicator=indicator.title,
                    last=last,
                    due=due,
                ),
                help=Message("Write the new value under values, or change measured_every"),
            )
