"""SAM605 unmet-need: a need that nothing is done about, without a word on why."""

from samverkan_cli.rules.authoring import Message, each

check = each(
    lambda plan: (need for need in plan.needs if not plan.is_referred_to(need) and need.lacks("declined")),
    Message("No activity meets the need {need}"),
    Message("Name it under needs, at an activity that meets it, or write declined: and why not"),
)
