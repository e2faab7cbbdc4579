"""SAM307 report-late."""

from samverkan_cli.derive.reporting import promised_reports
from samverkan_cli.model.values import first_of
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, counted, finds, found


@finds(
    counted(
        "{report} came {n} day after {due}, by when it was promised",
        "{report} came {n} days after {due}, by when it was promised",
        1,
    ),
    Message("Say in the report why it was late, or correct the date"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every promised report that came after its day. Of several, the first is the one that counts."""
    for each in promised_reports(plan):
        if each.due is not None and each.certain and each.reports and first_of(each.reports[0].date) > each.due:
            report = each.reports[0]
            yield found(
                report.at("date"),
                n=(report.date - each.due).days,
                report=report.title,
                due=each.due,
                related=(Related(Message("it was promised here"), each.promise.at()),),
            )
