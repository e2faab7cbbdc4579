"""SAM201 unowned-activity: an activity without owners."""

from samverkan_cli.derive.activities import working
from samverkan_cli.rules.authoring import INFO, WARNING, Findings, Gathering, Given, Message, Project, found, marked

_NOBODY = Message("Nobody answers for {activity}")
_ONLY_ABOVE = Message("Nobody answers for {activity} itself, only for all that it is a part of: {owners}")
_HELP = Message("Write owners: and the function that is to do it")
_ABOVE = Message("Write owners: and the function that is to do it, even if it is the same one")

gatherings = (
    Gathering(
        working,
        marked("Nobody answers for {n} of {of} activities"),
        marked("Nobody answers for any of the {n} activities"),
        help=Message("Write owners: at each of them, and the function that is to do it"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every activity without owners; it is slighter where its strategy or its area has some."""
    level = WARNING if plan.document.settled else INFO
    for activity in working(plan):
        if activity.lacks("owners"):
            strategy = activity.strategy
            above = (strategy.owners if strategy is not None else ()) or activity.focus_area.owners
            owners = tuple(each.title for each in above)
            place = found(activity.at(), activity=activity.title, owners=owners, level=level if owners else None)
            yield place(_ONLY_ABOVE, _ABOVE) if owners else place(_NOBODY, _HELP)
