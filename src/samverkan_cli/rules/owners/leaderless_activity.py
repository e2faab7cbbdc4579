"""SAM202 leaderless-activity."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("{owners} answer for {activity} together, and none of them leads it"),
    Message("Write lead: and one of them"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every activity with several owners of whom none leads."""
    for activity in plan.activities:
        owners = tuple(dict.fromkeys(activity.owners))
        if len(owners) > 1 and activity.lacks("lead"):
            yield found(activity.at("owners"), owners=tuple(owner.title for owner in owners), activity=activity.title)
