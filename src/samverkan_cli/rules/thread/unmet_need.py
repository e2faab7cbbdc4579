"""SAM605 unmet-need."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every need that nothing is done about, without a word on why."""
    for need in plan.needs:
        if not plan.is_referred_to(need) and need.lacks("declined"):
            yield Finding(
                need.at(),
                Message("No activity meets the need {need}", need=need.title),
                help=Message("Name it under needs, at an activity that meets it, or write declined: and why not"),
            )
