"""SAM306 report-missing."""

from samverkan_cli.derive.promises import promises_kept
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, counted


def check(plan: Project, given: Given) -> Findings:
    """Report every promised report whose day has passed and that no follow-up is."""
    for kept in promises_kept(plan):
        if kept.due is not None and kept.due < given.today and kept.certain and not kept.reports:
            yield Finding(
                kept.promise.at(),
                counted(
                    "The report {promise} was due on {due}, {n} day ago, and there is no follow-up for it",
                    "The report {promise} was due on {due}, {n} days ago, and there is no follow-up for it",
                    (given.today - kept.due).days,
                    promise=kept.promise.id,
                    due=kept.due,
                ),
                help=Message("Write the report under follow_ups:, with answers: {promise}", promise=kept.promise.id),
            )
