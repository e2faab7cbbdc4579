"""SAM307 report-late."""

from samverkan_cli.derive.reporting import promised_reports
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, counted


def check(plan: Project, given: Given) -> Findings:
    """Report every promised report that came after its day. Of several, the first is the one that counts."""
    for each in promised_reports(plan):
        if each.due is not None and each.certain and each.reports and each.reports[0].date > each.due:
            report = each.reports[0]
            yield Finding(
                report.at("date"),
                counted(
                    "{report} came {n} day after {due}, by when it was promised",
                    "{report} came {n} days after {due}, by when it was promised",
                    (report.date - each.due).days,
                    report=report.title,
                    due=each.due,
                ),
                help=Message("Say in the report why it was late, or correct the date"),
                related=(Related(Message("it was promised here"), each.promise.at()),),
            )
