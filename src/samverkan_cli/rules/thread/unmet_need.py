"""SAM605 unmet-need: a need that nothing is done about, without a word on why."""

from samverkan_cli.derive.activities import only_dropped
from samverkan_cli.derive.needs import passed_over
from samverkan_cli.model.needs import Need
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_UNMET = (
    Message("No activity meets the need {need}"),
    Message("Name it under needs, at an activity that meets it, or write declined: and why not"),
)
_DROPPED = (
    Message("Nothing meets the need {need} any more: {activities} was dropped"),
    Message("Name it under needs, at another activity that meets it, or write declined: and why not"),
)


def _asked(plan: Project) -> tuple[Need, ...]:
    """The needs of which it is not said that nothing is planned for them; of those passed over, SAM612 speaks."""
    others = {each.need for each in passed_over(plan)}
    return tuple(need for need in plan.needs if need.lacks("declined") and need not in others)


gatherings = (
    Gathering(
        _asked,
        marked("{n} of {of} needs are met by no activity"),
        marked("None of the {n} needs is met by an activity"),
        help=_UNMET[1],
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every need that no activity meets, or only dropped ones."""
    for need in _asked(plan):
        dropped = only_dropped(need.activities)
        if dropped and not plan.may_refer_unread(need):
            yield found(need.at(), need=need.title, activities=dropped)(*_DROPPED)
        elif not plan.is_referred_to(need):
            yield found(need.at(), need=need.title)(*_UNMET)
