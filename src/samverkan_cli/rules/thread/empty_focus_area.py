"""SAM603 empty-focus-area: a focus area without strategies and activities."""

from samverkan_cli.rules.authoring import Gathering, Message, each, marked

gatherings = (
    Gathering(
        lambda plan: plan.focus_areas,
        marked("{n} of {of} focus areas have no strategy and no activity"),
        marked("None of the {n} focus areas has a strategy or an activity"),
        help=Message("Write strategies: or activities: at each of them, or take away those that can wait"),
    ),
)

check = each(
    lambda plan: (area for area in plan.focus_areas if area.lacks("strategies") and area.lacks("activities")),
    Message("The focus area {area} has no strategy and no activity"),
    Message("Write strategies: or activities: and how the work is to be done, or take the focus area away"),
)
