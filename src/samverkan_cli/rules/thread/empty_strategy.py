"""SAM604 empty-strategy: a strategy without activities."""

from samverkan_cli.rules.authoring import Message, each

check = each(
    lambda plan: (strategy for strategy in plan.strategies if strategy.lacks("activities")),
    Message("The strategy {strategy} has no activity"),
    Message("Write activities: and what is to be done, or take the strategy away"),
)
