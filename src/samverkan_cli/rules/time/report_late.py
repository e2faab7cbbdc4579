"""SAM307 report-late."""

from samverkan_cli.derive.promises import promises_kept
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, counted


def check(plan: Project, given: Given) -> Findings:
    """Report every promised report that came after its day. Of several, the first is the one that counts."""
    for kept in promises_kept(plan):
        if kept.due is not None and kept.certain and kept.reports and kept.reports[0].date > kept.due:
            report = kept.reports[0]
            yield Finding(
                report.at("date"),
                counted(
                    "{report} came {n} day after {due}, by when it was promised",
                    "{report} came {n} days after {due}, by when it was promised",
                    (report.date - kept.due).days,
                    report=report.title,
                    due=kept.due,
                ),
                help=Message("Say in the report why it was late, or correct the date"),
                related=(Related(Message("it was promised here"), kept.promise.at()),),
            )
