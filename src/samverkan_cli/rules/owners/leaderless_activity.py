"""SAM202 leaderless-activity."""

from samverkan_cli.derive.activities import working
from samverkan_cli.model.focus import Activity
from samverkan_cli.rules.authoring import Gathering, Given, Message, Places, Project, finds, found, marked


def _shared(plan: Project) -> tuple[Activity, ...]:
    """The activities that several answer for."""
    return tuple(activity for activity in working(plan) if len(set(activity.owners)) > 1)


gatherings = (
    Gathering(
        _shared,
        marked("{n} of {of} activities that several answer for have no lead"),
        marked("None of the {n} activities that several answer for has a lead"),
        help=Message("Write lead: at each of them, and one of those who answer for it"),
    ),
)


@finds(
    Message("{owners} answer for {activity} together, and none of them leads it"),
    Message("Write lead: and one of them"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every activity with several owners of whom none leads."""
    for activity in _shared(plan):
        owners = tuple(dict.fromkeys(activity.owners))
        if activity.lacks("lead"):
            yield found(activity.at("owners"), owners=tuple(owner.title for owner in owners), activity=activity.title)
