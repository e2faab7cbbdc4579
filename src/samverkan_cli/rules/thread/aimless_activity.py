"""SAM602 aimless-activity: an activity of which nothing says why it is done."""

from samverkan_cli.derive.activities import working
from samverkan_cli.model.focus import Activity
from samverkan_cli.rules.authoring import Gathering, Message, each, marked

gatherings = (
    Gathering(
        working,
        marked("{n} of {of} activities have no goal and no need to say why they are done"),
        marked("None of the {n} activities has a goal or a need to say why it is done"),
        help=Message("Name a goal or a need at each of them, or write purpose: at the focus areas"),
    ),
)


def _unexplained(activity: Activity) -> bool:
    """Whether no goal, need or purpose explains an activity, and nobody asked for it."""
    area, strategy = activity.focus_area, activity.strategy
    own = activity.lacks("goals") and activity.lacks("needs") and activity.lacks("commissions")
    return own and (strategy is None or strategy.lacks("goals")) and area.lacks("goals") and area.lacks("purpose")


check = each(
    lambda plan: (each for each in working(plan) if _unexplained(each) and not plan.may_refer_unread(each)),
    Message("The plan does not say why {activity} is done"),
    Message("Name a goal or a need at the activity, or write purpose: at its focus area"),
)
