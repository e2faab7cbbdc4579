"""SAM802 unfunded-activity."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.model.money import Cost


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every activity with a cost for which no source of money is named."""
    for activity in plan.activities:
        if not activity.lacks("funding") or activity.may_be_dropped:
            continue
        costs = [cost for cost in activity.cost if _costs(cost)]
        unpaid = [cost for cost in costs if cost.lacks("funding")]
        if unpaid:
            yield Finding(
                activity.at("cost"),
                Message("It is not said where the money for {activity} comes from", activity=activity.title)
                if len(unpaid) == len(costs)
                else Message("It is not said where all the money for {activity} comes from", activity=activity.title),
                help=Message("Write funding: and the source, on the activity or in the cost"),
            )


def _costs(cost: Cost) -> bool:
    """Whether something is said to cost anything, be the amount readable or not."""
    return bool(cost.sek) or not cost.whole("sek")
