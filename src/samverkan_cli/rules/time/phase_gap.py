"""SAM311 phase-gap."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding, Related
from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.phases import seams
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every phase that begins before the ones above it have ended, or later than on the day after."""
    for seam in seams(plan.phases):
        if seam.gap < 0:
            message = Message(
                "{phase} begins on {first}, before {before} has ended on {last}",
                phase=seam.phase.title,
                first=seam.first,
                before=seam.before.title,
                last=seam.last,
            )
        elif seam.gap and plan.whole("phases"):
            message = counted(
                "{n} day between {before} and {phase} belongs to no phase",
                "{n} days between {before} and {phase} belong to no phase",
                seam.gap,
                before=seam.before.title,
                phase=seam.phase.title,
            )
        else:
            continue
        yield Finding(
            seam.phase.at("from"),
            message,
            help=Message("Correct one of the days, or leave from: out: then it begins when the one before it ends"),
            related=(Related(Message("this is the one before it"), seam.before.at()),),
        )
