"""SAM505 stale-indicator."""

from samverkan_cli.derive.measuring import next_value_due, when_last_measured
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("The last value of {indicator} is from {last}, and a new one was due by {due}"),
    Message("Write the new value under values, or change measured_every"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every indicator whose last value is older than it should be."""
    for indicator in plan.indicators:
        last, due = when_last_measured(indicator), next_value_due(indicator)
        if last is not None and due is not None and due < given.today:
            yield found(indicator.at(), indicator=indicator.title, last=str(last), due=due)
