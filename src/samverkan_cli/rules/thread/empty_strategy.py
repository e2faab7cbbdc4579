"""SAM604 empty-strategy."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every strategy without activities."""
    for strategy in plan.strategies:
        if strategy.lacks("activities"):
            yield Finding(
                strategy.at(),
                Message("The strategy {strategy} has no activity", strategy=strategy.title),
                help=Message("Write activities: and what is to be done, or take the strategy away"),
            )
