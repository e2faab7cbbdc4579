"""SAM301 undated-activity."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every activity that neither ends nor recurs."""
    for activity in plan.activities:
        if activity.lacks("until") and activity.lacks("every"):
            yield Finding(
                activity.at(),
                Message("It is not said by when {activity} is to be done", activity=activity.title),
                help=Message("Write until: and its last day, or every: and how often it recurs"),
            )
