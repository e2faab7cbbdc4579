"""SAM409 undecided-selection."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every selection without the day on which it was decided."""
    for period in plan.periods:
        for who, selection in period.selections:
            decided = selection.decided
            if selection.lacks("decided") or (decided is not None and decided.lacks("date")):
                yield Finding(
                    selection.at(),
                    Message(
                        "It is not said on which day {who} decided the goals for {period}",
                        who=who.title,
                        period=period.title or period.id,
                    ),
                    help=Message("Write decided: {date: ...} and the day, once they are decided"),
                )
