"""Which days are Sundays or other public holidays in Sweden: Act 1989:253, and 2004:1320 with the national day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_FIXED = {
    (1, 1): "nyårsdagen",
    (1, 6): "trettondedag jul",
    (5, 1): "första maj",
    (6, 6): "Sveriges nationaldag",
    (12, 25): "juldagen",
    (12, 26): "annandag jul",
}
_FROM_EASTER = {-2: "långfredagen", 0: "påskdagen", 1: "annandag påsk", 39: "Kristi himmelsfärdsdag", 49: "pingstdagen"}
_SATURDAYS = {(6, 20): "midsommardagen", (10, 31): "alla helgons dag"}
"""What falls on the first Saturday from a day on."""


def holiday_on(day: date) -> str | None:
    """What a public holiday is called in Swedish, a mere Sunday by an empty name; None where a day is neither."""
    return holidays_of(day.year).get(day, "" if day.isoweekday() == 7 else None)


@cache
def holidays_of(year: int) -> dict[date, str]:
    """The public holidays of a year, but for Sundays that are nothing else."""
    from dateutil.easter import easter  # type: ignore[import-untyped]  # Imported where somebody meets.

    sunday: date = easter(year)
    found = {date(year, *day): name for day, name in _FIXED.items()}
    found |= {sunday + timedelta(days=n): name for n, name in _FROM_EASTER.items()}
    for day, name in _SATURDAYS.items():
        since = date(year, *day)
        found[since + timedelta(days=(6 - since.isoweekday()) % 7)] = name
    return found
