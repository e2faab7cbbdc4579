"""SAM306 report-missing."""

from samverkan_cli.derive.reporting import promised_reports
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, counted


def check(plan: Project, given: Given) -> Findings:
    """Report every promised report whose day has passed and that no follow-up is."""
    for each in promised_reports(plan):
        if each.due is not None and each.due < given.today and each.certain and not each.reports:
            yield Finding(
                each.promise.at(),
                counted(
                    "The report {promise} was due on {due}, {n} day ago, and there is no follow-up for it",
                    "The report {promise} was due on {due}, {n} days ago, and there is no follow-up for it",
                    (given.today - each.due).days,
                    promise=each.promise.id,
                    due=each.due,
                ),
                help=Message("Write the report under follow_ups:, with answers: {promise}", promise=each.promise.id),
            )
