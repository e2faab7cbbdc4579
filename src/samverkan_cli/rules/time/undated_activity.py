"""SAM301 undated-activity: an activity that neither ends nor recurs."""

from samverkan_cli.derive.activities import working
from samverkan_cli.rules.authoring import Gathering, Message, each, marked

gatherings = (
    Gathering(
        working,
        marked("{n} of {of} activities have no last day"),
        marked("None of the {n} activities has a last day"),
        help=Message("Write until: at each of them, or every: and how often it recurs"),
    ),
)

check = each(
    lambda plan: (activity for activity in working(plan) if activity.lacks("until") and activity.lacks("every")),
    Message("It is not said by when {activity} is to be done"),
    Message("Write until: and its last day, or every: and how often it recurs"),
)
