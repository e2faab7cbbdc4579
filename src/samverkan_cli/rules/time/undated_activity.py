"""SAM301 undated-activity: an activity that neither ends nor recurs."""

from samverkan_cli.rules.authoring import Message, each

check = each(
    lambda plan: (activity for activity in plan.activities if activity.lacks("until") and activity.lacks("every")),
    Message("It is not said by when {activity} is to be done"),
    Message("Write until: and its last day, or every: and how often it recurs"),
)
