"""SAM201 unowned-activity."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every activity without owners."""
    for activity in plan.activities:
        if activity.lacks("owners"):
            yield Finding(
                activity.at(),
                Message("Nobody answers for {activity}", activity=activity.title),
                help=Message("Write owners: and the function that is to do it"),
            )
