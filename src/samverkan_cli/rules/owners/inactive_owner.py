"""SAM206 inactive-owner."""

from samverkan_cli.derive.timespans import DateRange, covers, dates_of
from samverkan_cli.derive.validity import valid_until
from samverkan_cli.model.focus import Activity
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found


@finds(
    Message("{owner} exists {exists}, and {activity} goes on {lasts}"),
    Message("Choose an owner who is there all the time, or correct the days"),
)
def check(plan: Project, given: Given) -> Places:
    """Compare when every activity goes on with when those who answer for it exist."""
    for activity in plan.activities:
        if activity.status == "dropped" or all(owner.active is None for owner in activity.owners):
            continue
        lasts = _dates(activity, plan)
        if lasts is None:
            continue
        for owner, place in dict(reversed(activity.references("owners"))).items():
            exists = dates_of(owner.active) if owner.active is not None else None
            if exists is not None and not covers(exists, lasts):
                yield found(
                    place,
                    owner=owner.title,
                    exists=_said(exists),
                    activity=activity.title,
                    lasts=_said(lasts),
                    related=(Related(Message("{owner} exists then", owner=owner.title), owner.at("active")),),
                )


def _dates(activity: Activity, plan: Project) -> DateRange | None:
    """When an activity goes on: what recurs and has no last day, as long as the plan holds."""
    dates, last = dates_of(activity), valid_until(plan.document)
    if activity.lacks("every") or not activity.lacks("until") or last is None or not activity.whole("from_"):
        return dates
    return DateRange(dates.first if dates is not None else None, last)


def _said(dates: DateRange) -> Message:
    """Dates in words, as far as they are known."""
    first, last = dates
    if first is not None and last is not None:
        return Message("from {first} until {last}", first=first, last=last)
    return Message("from {day}", day=first) if first is not None else Message("until {day}", day=last or "")
