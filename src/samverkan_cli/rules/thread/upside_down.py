"""SAM612 upside-down."""

from __future__ import annotations

from samverkan_cli.derive.needs import meeting, passed_over
from samverkan_cli.model.enums import Status
from samverkan_cli.model.needs import Need
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found, some

_TEXTS = {
    "rank": Message("No activity meets {need}, which is ranked first, while {lower} is met"),
    "mentions": Message("No activity meets {need}, which most raised, while {lower} is met"),
}
_PLAN = Message("Plan something for it, write declined: and why not, or correct the order")
_DECLINED = (
    Message("The plan says why nothing is planned for {need}, and yet {activity} meets it"),
    Message("Take declined: away, or take the need away from the activity"),
)
_MET = Message("this need is met")
_RESTING = Message("this need is met, though only by what is paused: {activities}")
_MEETS_IT = (Message("this activity meets it"), Message("this activity meets it, and is paused"))


def check(plan: Project, given: Given) -> Findings:
    """Report needs that come first and are not met while later ones are, and needs that are declined and met."""
    for each in passed_over(plan):
        related = [Related(_met(each.met), each.met.at())]
        yield found(each.need.at(), need=each.need.title, lower=each.met.title, related=related)(_TEXTS[each.by], _PLAN)
    for need in plan.needs:
        if need.declined and (met := meeting(need)):
            related = [Related(_MEETS_IT[each.status == Status.PAUSED], each.at()) for each in met[:5]]
            yield found(need.at(), need=need.title, activity=met[0].title, related=related)(*_DECLINED)


def _met(need: Need) -> Message:
    """How a need is met: also by what is paused, which is said where nothing else meets it."""
    met = meeting(need)
    resting = all(each.status == Status.PAUSED for each in met)
    return Message(_RESTING.text, activities=some([each.title for each in met])) if resting else _MET
