"""SAM605 unmet-need: a need that nothing is done about, without a word on why."""

from samverkan_cli.check.rule import Share
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
    """The needs of which it is not said that nothing is planned for them."""
    return tuple(need for need in plan.needs if need.lacks("declined"))


_MOST = Share(4, 60)
gatherings = (
    Gathering(
        _asked,
        marked("{n} of {of} needs are met by no activity"),
        marked("None of the {n} needs is met by an activity"),
        help=Message("Name them under needs, at activities that meet them, or write declined: and why not"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every need that no activity meets, or only dropped ones.

    Of those passed over SAM612 speaks; where most are unmet, they are counted here too.
    """
    asked, others = _asked(plan), {each.need for each in passed_over(plan)}
    unmet = {need: texts for need in asked if (texts := _unmet(plan, need)) is not None}
    counted = len(unmet) >= _MOST.fewest and len(unmet) * 100 >= _MOST.percent * len(asked)
    for need, texts in unmet.items():
        if counted or need not in others:
            yield found(need.at(), need=need.title, activities=only_dropped(need.activities))(*texts)


def _unmet(plan: Project, need: Need) -> tuple[Message, Message] | None:
    """What is said of a need that nothing meets, or nothing any more."""
    if only_dropped(need.activities) and not plan.may_refer_unread(need):
        return _DROPPED
    return None if plan.is_referred_to(need) else _UNMET
