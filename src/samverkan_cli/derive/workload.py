"""How many activities each function answers for in each month, in one plan or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import is_over
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.link.titles import folded
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.owners import Owner

Month = int
"""A month: twelve times the year, and how many of its months lie before it."""


@record
class Assignment:
    """An activity that a function answers for, from one month to another, both included."""

    activity: str
    first: Month
    last: Month


@record
class Peak:
    """The month in which something has the most to do, the first of several, and how many activities go on then."""

    month: Month
    activities: int


def month_of(day: date) -> Month:
    """The month that a day lies in."""
    return day.year * 12 + day.month - 1


def first_day(month: Month) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def known_as(owner: Owner) -> str:
    """What a function is known by in several plans: its title, written in whichever way."""
    return folded(owner.title)


def assignments(project: Project, today: date) -> Iterator[tuple[Owner, Assignment]]:
    """The activities that functions answer for and that are not over, with the months in which they go on.

    One that recurs goes on as long as the plan holds. Those of which the days are not known are left out.
    """
    within = valid_from(project.document), valid_until(project.document)
    for activity in project.activities:
        days = _days(activity, *within)
        if days is None or is_over(activity, today) is not False:
            continue
        going = Assignment(activity.title, month_of(days[0]), month_of(days[1]))
        for owner in dict.fromkeys(activity.owners):
            if isinstance(owner, Owner) and _is_function(owner):
                yield owner, going


def by_month(going: Iterable[Assignment]) -> Mapping[Month, int]:
    """How many of some activities go on in each month in which any does, in order."""
    steps: dict[Month, int] = {}
    for each in going:
        steps[each.first] = steps.get(each.first, 0) + 1
        steps[each.last + 1] = steps.get(each.last + 1, 0) - 1
    found: dict[Month, int] = {}
    now, before = 0, min(steps, default=0)
    for month in sorted(steps):
        if now:
            found.update((each, now) for each in range(before, month))
        now, before = now + steps[month], month
    return found


def peak(going: Iterable[Assignment], since: Month) -> Peak | None:
    """The worst month from one on; None where nothing goes on."""
    loads = {month: n for month, n in by_month(going).items() if month >= since}
    worst = max(loads, key=lambda month: (loads[month], -month), default=None)
    return Peak(worst, loads[worst]) if worst is not None else None


def _is_function(owner: Owner) -> bool:
    return owner.kind == "function" and not owner.many and owner.whole("many")


def _days(activity: Activity, first: date | None, last: date | None) -> tuple[date, date] | None:
    """From when to when an activity goes on, as far as is known."""
    begins = activity.from_ if not activity.lacks("from_") else first
    ends = activity.until if not activity.lacks("until") else last if activity.every is not None else None
    return (begins, ends) if begins is not None and ends is not None and begins <= ends else None
