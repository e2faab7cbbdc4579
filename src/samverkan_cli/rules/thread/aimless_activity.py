"""SAM602 aimless-activity."""

from samverkan_cli.model.focus import Activity
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every activity of which nothing says why it is done."""
    for activity in plan.activities:
        if _unexplained(activity) and not plan.may_refer_unread(activity):
            yield Finding(
                activity.at(),
                Message("The plan does not say why {activity} is done", activity=activity.title),
                help=Message("Name a goal or a need at the activity, or write purpose: at its focus area"),
            )


def _unexplained(activity: Activity) -> bool:
    """Whether no goal, need or purpose explains an activity, and nobody asked for it."""
    area = activity.strategy.focus_area
    own = activity.lacks("goals") and activity.lacks("needs") and activity.lacks("commissions")
    return own and area.lacks("goals") and area.lacks("purpose")
