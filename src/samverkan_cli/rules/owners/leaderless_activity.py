"""SAM202 leaderless-activity."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every activity with several owners of whom none leads."""
    for activity in plan.activities:
        owners = tuple(dict.fromkeys(activity.owners))
        if len(owners) > 1 and activity.lacks("lead"):
            yield Finding(
                activity.at("owners"),
                Message(
                    "{owners} answer for {activity} together, and none of them leads it",
                    owners=tuple(owner.title for owner in owners),
                    activity=activity.title,
                ),
                help=Message("Write lead: and one of them"),
            )
