"""SAM603 empty-focus-area: a focus area without strategies."""

from samverkan_cli.rules.authoring import Message, each

check = each(
    lambda plan: (area for area in plan.focus_areas if area.lacks("strategies")),
    Message("The focus area {area} has no strategy"),
    Message("Write strategies: and how the work is to be done, or take the focus area away"),
)
