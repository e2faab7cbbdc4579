"""SAM308 overdue-activity."""

from samverkan_cli.derive.late import late
from samverkan_cli.rules.authoring import Given, Message, Places, Project, counted, finds, found


@finds(
    counted(
        "{activity} was to be done by {until}, {n} day ago, and nothing says that it is",
        "{activity} was to be done by {until}, {n} days ago, and nothing says that it is",
        1,
    ),
    Message("Write status: done or dropped, or move the day and write why under moved:"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every activity whose last day has passed, and of which nothing says that it is over."""
    for each in late(plan, given.today):
        if each.milestone is None:
            activity = each.activity
            yield found(activity.at("until"), n=each.days(given.today), activity=activity.title, until=each.due)
