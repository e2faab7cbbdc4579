"""SAM602 aimless-activity."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every activity of which nothing says why it is done."""
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
