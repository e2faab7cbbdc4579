"""SAM802 unfunded-activity."""

from samverkan_cli.model.money import Cost
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_NONE = Message("It is not said where the money for {activity} comes from")
_SOME = Message("It is not said where all the money for {activity} comes from")
_HELP = Message("Write funding: and the source, on the activity or in the cost")


def check(plan: Project, given: Given) -> Findings:
    """Report every activity with a cost for which no source of money is named."""
    for activity in plan.activities:
        if not activity.lacks("funding") or activity.may_be_dropped:
            continue
        costs = [cost for cost in activity.cost if _costs(cost)]
        unpaid = [cost for cost in costs if cost.lacks("funding")]
        if unpaid:
            text = _NONE if len(unpaid) == len(costs) else _SOME
            yield found(activity.at("cost"), activity=activity.title)(text, _HELP)


def _costs(cost: Cost) -> bool:
    """Whether something is said to cost anything, be the amount readable or not."""
    return bool(cost.sek) or not cost.whole("sek")
