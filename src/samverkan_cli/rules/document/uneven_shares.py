"""SAM803 uneven-shares."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every source of money whose shares are not 100 percent together, to the last decimal."""
    for source in plan.funding:
        if not source.shares or not source.whole("shares"):
            continue
        together = sum((share for _, share in source.shares), Decimal(0))
        if together != 100:
            yield Finding(
                source.at("shares"),
                Message(
                    "The shares of {source} are {sum} percent together, not 100", source=source.title, sum=together
                ),
                help=Message("Correct the shares, or write the party that is missing"),
            )
