"""SAM306 report-missing."""

from samverkan_cli.derive.reporting import promised_reports
from samverkan_cli.rules.authoring import Given, Message, Places, Project, counted, finds, found


@finds(
    counted(
        "The report {promise} was due on {due}, {n} day ago, and there is no follow-up for it",
        "The report {promise} was due on {due}, {n} days ago, and there is no follow-up for it",
        1,
    ),
    Message("{command} lays it out; if it is there already, write answers: {promise} in it"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every promised report whose day has passed and that no follow-up is."""
    lay_out = f"samverkan follow-up new {plan.name}"
    for each in promised_reports(plan):
        if each.due is not None and each.is_missing(given.today):
            yield found(
                each.promise.at(),
                n=(given.today - each.due).days,
                promise=each.promise.id,
                due=each.due,
                command=lay_out,
            )
