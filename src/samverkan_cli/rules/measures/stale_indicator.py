"""SAM505 stale-indicator."""

from samverkan_cli.derive.measuring import last_measured, next_value_due
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every indicator whose last value is older than it should be."""
    for indicator in plan.indicators:
        last, due = last_measured(indicator), next_value_due(indicator)
        if last is not None and due is not None and due < given.today:
            yield Finding(
                indicator.at(),
                Message(
                    "The last value of {indicator} is from {last}, and a new one was due by {due}",
                    indicator=indicator.title,
                    last=last,
                    due=due,
                ),
                help=Message("Write the new value under values, or change measured_every"),
            )
