"""Counting days, months, years, terms and half-years."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from samverkan_cli.model.values import Duration

_MONTHS = {"month": 1, "year": 12}


def last_day(first: date, duration: Duration) -> date | None:
    """The last day of a stretch that begins on `first`, which is its first day.

    From 2026-07-01 for 2 years is until 2028-06-30. A month end stays in its month: from 2027-01-31 for 1 month is
    until 2027-02-27. A term or half-year ends on the next 30 June or 31 December, that of `first` being the first.
    None where the calendar ends (year 9999).
    """
    try:
        if duration.unit in ("term", "half-year"):
            return _half_ends(first, duration.count)
        return after(first, duration) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def after(day: date, duration: Duration) -> date:
    """The day that lies a duration after another; in a shorter month its last day.

    A term or half-year after is the last day of the one that begins with the next day. Raises ValueError or
    OverflowError past year 9999.
    """
    if duration.unit == "day":
        return day + timedelta(days=duration.count)
    if duration.unit == "week":
        return day + timedelta(weeks=duration.count)
    if duration.unit in ("term", "half-year"):
        return _half_ends(day + timedelta(days=1), duration.count)
    months = day.year * 12 + day.month - 1 + duration.count * _MONTHS[duration.unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _half_ends(first: date, count: int) -> date:
    """The last day of so many half-years, of which that of `first` is one."""
    halves = first.year * 2 + (first.month > 6) + count - 1
    return date(halves // 2, 12, 31) if halves % 2 else date(halves // 2, 6, 30)
