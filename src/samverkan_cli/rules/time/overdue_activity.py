"""SAM308 overdue-activity."""

from samverkan_cli.derive.reporting import is_over
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
    for activity in plan.activities:
        until = activity.until
        if until is None or (activity.from_ is not None and until < activity.from_):
            continue  # one of the two days is wrong
        if until < given.today and is_over(activity, given.today) is False:
            yield found(activity.at("until"), n=(given.today - until).days, activity=activity.title, until=until)
