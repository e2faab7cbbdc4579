"""SAM802 unfunded-activity."""

from samverkan_cli.model.money import Cost
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every activity with a cost for which no source of money is named."""
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
