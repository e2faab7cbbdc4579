"""SAM316 unstarted-activity."""

from datetime import timedelta

from samverkan_cli.derive.reporting import is_over
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.values import last_of
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, counted, finds, found

_PATIENCE = timedelta(days=30)


@finds(
    counted(
        "{activity} was to begin on {first}, {n} day ago, and is still planned",
        "{activity} was to begin on {first}, {n} days ago, and is still planned",
        1,
    ),
    Message("Write status: ongoing if it has begun, or a new first day"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every activity that is still planned more than 30 days after the day on which it was to begin."""
    for activity in plan.activities:
        if activity.status != "planned" or activity.from_ is None or _has_begun(activity):
            continue
        first = last_of(activity.from_)
        late = first < given.today - _PATIENCE
        overdue = activity.until is not None and activity.until < given.today
        if late and not overdue and is_over(activity, given.today) is False:
            yield found(
                activity.at("status"),
                n=(given.today - first).days,
                activity=activity.title,
                first=activity.from_,
                related=[Related(Message("it begins here"), activity.at("from"))],
            )


def _has_begun(activity: Activity) -> bool:
    """Whether a follow-up says that it has, or may say so."""
    return any(each.status not in (None, "planned") or not each.whole("status") for each in activity.followed)
