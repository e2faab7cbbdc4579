"""SAM407 lapsed-selection."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of the last period, where it has ended and the plan still holds."""
    periods = list(plan.periods)
    if not periods or not plan.whole("periods") or plan.document.status == "expired":
        return
    if max(max(period.from_, period.until) for period in periods) >= given.today:
        return  # also where a period runs backwards: which of its days is wrong is not known
    last = max(reversed(periods), key=lambda period: period.until)
    yield Finding(
        last.at(),
        Message(
            "The last period, {period}, ended on {day}, and there is no new one",
            period=last.title or last.id,
            day=last.until,
        ),
        help=Message("Pick goals for a new period"),
    )
