"""How far activities have come."""

from __future__ import annotations

from datetime import date

from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity

OVER: frozenset[Status] = frozenset({"done", "verified", "dropped"})
"""The statuses of what nothing more is to be done about."""


def is_over(activity: Activity, today: date) -> bool | None:
    """Whether an activity is done, verified or dropped: by its own status, or by the last follow-up that gives one.

    A plan does not say on which day its own statuses were written, so either will do. None where it is not known.
    """
    told = [each for each in activity.followed if not each.lacks("status") and each.report.date <= today]
    last = max(reversed(told), key=lambda each: each.report.date, default=None)
    if activity.status in OVER or (last is not None and last.status in OVER):
        return True
    known = activity.whole("status") and activity.whole("followed") and (last is None or last.whole("status"))
    return False if known else None
