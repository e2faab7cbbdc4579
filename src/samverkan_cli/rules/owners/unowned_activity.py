"""SAM201 unowned-activity: an activity without owners."""

from samverkan_cli.derive.activities import working
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_NOBODY = Message("Nobody answers for {activity}")
_HELP = Message("Write owners: and the function that is to do it")
_ABOVE = Message("Write owners: and the function that is to do it; {owners} answers for all that it is a part of")

gatherings = (
    Gathering(
        working,
        marked("Nobody answers for {n} of {of} activities"),
        marked("Nobody answers for any of the {n} activities"),
        help=Message("Write owners: at each of them, and the function that is to do it"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every activity without owners; who answers for its strategy or area is said, and does not own it."""
    for activity in working(plan):
        if activity.lacks("owners"):
            strategy = activity.strategy
            above = (strategy.owners if strategy is not None else ()) or activity.focus_area.owners
            owners = tuple(each.title for each in above)
            yield found(activity.at(), activity=activity.title, owners=owners)(_NOBODY, _ABOVE if owners else _HELP)
