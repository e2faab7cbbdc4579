"""SAM705 endless-project-group: a project group without a last day."""

from samverkan_cli.rules.authoring import Message, each

check = each(
    lambda plan: (
        group
        for group in plan.groups
        if group.kind == "project" and (group.active.lacks("until") if group.active else group.lacks("active"))
    ),
    Message("{group} is a project group, but it is not said when it is to end"),
    Message("Write active: {until: ...} and its last day, or choose another kind of group"),
)
