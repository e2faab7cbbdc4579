"""SAM603 empty-focus-area."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every focus area without strategies."""
    for area in plan.focus_areas:
        if area.lacks("strategies"):
            yield Finding(
                area.at(),
                Message("The focus area {area} has no strategy", area=area.title),
                help=Message("Write strategies: and how the work is to be done, or take the focus area away"),
            )
