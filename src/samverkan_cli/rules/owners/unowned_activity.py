"""SAM201 unowned-activity: an activity without owners."""

from samverkan_cli.rules.authoring import Message, each

check = each(
    lambda plan: (activity for activity in plan.activities if activity.lacks("owners")),
    Message("Nobody answers for {activity}"),
    Message("Write owners: and the function that is to do it"),
)
