"""Counting days, months, years, terms and half-years."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from samverkan_cli.model.enums import TermOfYear
from samverkan_cli.model.values import Duration, Every, Rate

DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
HALVES = ("term", "half-year")
BOUND = (*HALVES, "school year", "term of office")
"""Units that end on a day of the calendar, whenever they are counted from."""
_ELECTION, _OFFICE = 2026, 4
"""A year of election, and how many years lie between two."""


def last_day(first: date, duration: Duration) -> date | None:
    """The last day of a stretch that begins on `first`, which is its first day.

    From 2026-07-01 for 2 years is until 2028-06-30. A month end stays in its month: from 2027-01-31 for 1 month is
    until 2027-02-27. A term or half-year ends on the next 30 June or 31 December, that of `first` being the first; a
    school year on the next 30 June, a term of office on the next 31 December of a year of election.
    None where the calendar ends (year 9999).
    """
    if duration.unit in BOUND:
        return _bound_ends(first, duration)
    next_day = after(first, duration)
    return next_day - timedelta(days=1) if next_day is not None else None


def after(day: date, duration: Duration) -> date | None:
    """The day that lies a duration after another; in a shorter month its last day. None past the year 9999.

    A term or half-year after is the last day of the one that begins with the next day.
    """
    try:
        if duration.unit in DAYS:
            return day + timedelta(days=duration.count * DAYS[duration.unit])
        if duration.unit in BOUND:
            return _bound_ends(day + timedelta(days=1), duration)
        year, month = divmod(day.year * 12 + day.month - 1 + duration.count * MONTHS[duration.unit], 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def interval(every: Every | None) -> Duration | None:
    """The time from one to the next: of so many in a time, that time by them. None where there is no next."""
    if not isinstance(every, Rate):
        return every if isinstance(every, Duration) else None
    months, days = _IN_MONTHS.get(every.unit), _IN_DAYS.get(every.unit)
    if months is not None and months % every.times == 0:
        return Duration(months // every.times, "month")
    whole = days if days is not None else (months or 0) * 30
    return Duration(max(whole // every.times, 1), "day")


_IN_MONTHS = {"year": 12, "school year": 12, "half-year": 6, "term": 6, "quarter": 3, "term of office": 48}
_IN_DAYS = {"year": 365, "school year": 365, "half-year": 182, "term": 182, "month": 30, "week": 7, "day": 1}


def term_of(day: date) -> TermOfYear:
    """The term that a day lies in: spring from January to June, autumn from July to December."""
    return TermOfYear.SPRING if day.month <= 6 else TermOfYear.AUTUMN


def term_days(year: int, term: str | None) -> tuple[date, date]:
    """The first and the last day of a `spring` or an `autumn`, or of a year."""
    return date(year, 7 if term == "autumn" else 1, 1), date(year, 6, 30) if term == "spring" else date(year, 12, 31)


def _bound_ends(first: date, duration: Duration) -> date | None:
    """The last day of so many stretches of the calendar, of which that of `first` is the first."""
    if duration.unit in HALVES:
        return _half_ends(first, duration.count)
    if duration.unit == "school year":
        year, end = first.year + (first.month > 6) + duration.count - 1, (6, 30)
    else:
        year, end = first.year + (_ELECTION - first.year) % _OFFICE + _OFFICE * (duration.count - 1), (12, 31)
    return date(year, *end) if year <= date.max.year else None


def _half_ends(first: date, count: int) -> date | None:
    """The last day of so many half-years, of which that of `first` is one."""
    year, half = divmod(first.year * 2 + (first.month > 6) + count - 1, 2)
    return term_days(year, "autumn" if half else "spring")[1] if year <= date.max.year else None
