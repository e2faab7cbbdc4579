"""Public holidays in Sweden, held against those of a package that is kept for them."""

from __future__ import annotations

from datetime import date

import pytest
from holidays.countries.sweden import Sweden

from samverkan_cli.derive.public_holidays import holiday_on, holidays_of


@pytest.mark.parametrize("year", range(2005, 2060))
def test_they_are_those_that_others_know(year: int) -> None:
    assert holidays_of(year).keys() == Sweden(years=year, include_sundays=False).keys()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 1, 6), "trettondedag jul"),
        (date(2027, 5, 6), "Kristi himmelsfärdsdag"),
        (date(2027, 6, 26), "midsommardagen"),
        (date(2026, 10, 31), "alla helgons dag"),
        (date(2027, 2, 7), ""),
        (date(2027, 2, 6), None),
        (date(2027, 12, 24), None),
    ],
)
def test_what_a_day_is_called(day: date, name: str | None) -> None:
    assert holiday_on(day) == name
