"""SAM604 empty-strategy: a strategy without activities."""

from samverkan_cli.rules.authoring import Gathering, Message, each, marked

gatherings = (
    Gathering(
        lambda plan: plan.strategies,
        marked("{n} of {of} strategies have no activity"),
        marked("None of the {n} strategies has an activity"),
        help=Message("Write activities: at each of them and what is to be done, or take away those that can wait"),
    ),
)

check = each(
    lambda plan: (strategy for strategy in plan.strategies if strategy.lacks("activities")),
    Message("The strategy {strategy} has no activity"),
    Message("Write activities: and what is to be done, or take the strategy away"),
)
