"""SAM302 reversed-dates."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding, Related
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.model.shape import said


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of everything that ends before it begins."""
    for part in plan.parts:
        first, last = said(part, "from"), said(part, "until")
        if first is not None and last is not None and last < first:
            yield Finding(
                part.at("until"),
                Message("It ends on {last}, before it begins on {first}", first=first, last=last),
                help=Message("Correct one of the dates"),
                related=(Related(Message("it begins here"), part.at("from")),),
            )
