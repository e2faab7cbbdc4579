"""SAM607 unmet-commission: a part of a commission that nothing answers."""

from samverkan_cli.rules.authoring import Message, each

check = each(
    lambda plan: (
        part
        for commission in plan.commissions
        for part in commission.parts
        if part.lacks("activities") and part.lacks("met")
    ),
    Message("Nothing in the plan answers what was asked for: {part}"),
    Message("Name the activities that answer it, or write met: and how it is answered otherwise"),
)
