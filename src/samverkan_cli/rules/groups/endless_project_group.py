"""SAM705 endless-project-group."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every project group without a last day."""
    for group in plan.groups:
        endless = group.active.lacks("until") if group.active is not None else group.lacks("active")
        if group.kind == "project" and endless:
            yield Finding(
                group.at(),
                Message("{group} is a project group, but it is not said when it is to end", group=group.title),
                help=Message("Write active: {until: ...} and its last day, or choose another kind of group"),
            )
