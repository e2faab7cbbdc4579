"""SAM607 unmet-commission."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every part of a commission that nothing answers."""
    for commission in plan.commissions:
        for part in commission.parts:
            if part.lacks("activities") and part.lacks("met"):
                yield Finding(
                    part.at(),
                    Message("Nothing in the plan answers what was asked for: {part}", part=part.title),
                    help=Message("Name the activities that answer it, or write met: and how it is answered otherwise"),
                )
