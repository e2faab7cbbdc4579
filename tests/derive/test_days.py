"""Counting days, months, terms and half-years: the examples of the format, and what holds for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.days import after, last_day, term_of
from samverkan_cli.model.values import Duration, Unit, as_duration

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
UNITS: list[Unit] = ["year", "half-year", "term", "month", "week", "day"]
DURATIONS = st.builds(Duration, st.integers(1, 60), st.sampled_from(UNITS))


@pytest.mark.parametrize(
    ("first", "length", "last"),
    [
        ("2026-07-01", "2 years", "2028-06-30"),
        ("2027-01-01", "2 år", "2028-12-31"),
        ("2027-01-01", "1 month", "2027-01-31"),
        ("2027-02-01", "1 month", "2027-02-28"),
        ("2027-01-15", "6 months", "2027-07-14"),
        ("2027-01-01", "6 månader", "2027-06-30"),
        ("2026-10-01", "6 months", "2027-03-31"),
        ("2026-11-21", "2 weeks", "2026-12-04"),
        ("2026-11-21", "1 day", "2026-11-21"),
        ("2026-11-21", "14 dagar", "2026-12-04"),
        # A month end stays in its month.
        ("2027-01-31", "1 month", "2027-02-27"),
        ("2028-02-29", "1 year", "2029-02-27"),
        ("2026-08-31", "6 months", "2027-02-27"),
        # A term and a half-year end on the next 30 June or 31 December.
        ("2026-08-15", "1 term", "2026-12-31"),
        ("2026-08-15", "2 terms", "2027-06-30"),
        ("2027-01-01", "1 halvår", "2027-06-30"),
        ("2027-06-30", "1 half-year", "2027-06-30"),
        ("2027-07-01", "1 half-year", "2027-12-31"),
        ("2026-12-31", "3 terminer", "2027-12-31"),
    ],
)
def test_the_last_day(first: str, length: str, last: str) -> None:
    duration = as_duration(length)
    assert duration is not None
    assert last_day(date.fromisoformat(first), duration) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "length", "later"),
    [
        ("2026-06-15", "1 year", "2027-06-15"),
        ("2026-06-15", "3 years", "2029-06-15"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2027-01-31", "1 month", "2027-02-28"),
        ("2027-03-31", "1 month", "2027-04-30"),
        ("2026-11-21", "2 weeks", "2026-12-05"),
        ("2026-06-15", "1 term", "2026-06-30"),
        ("2026-06-15", "1 half-year", "2026-06-30"),
        # What is counted from the last day of a term begins with the next.
        ("2026-06-30", "1 term", "2026-12-31"),
        ("2026-12-31", "2 half-years", "2027-12-31"),
    ],
)
def test_the_day_that_lies_so_long_after(day: str, length: str, later: str) -> None:
    duration = as_duration(length)
    assert duration is not None
    assert after(date.fromisoformat(day), duration) == date.fromisoformat(later)


@given(DAYS, DURATIONS)
def test_it_does_not_end_before_it_begins(first: date, duration: Duration) -> None:
    last = last_day(first, duration)
    assert last is not None
    assert last >= first
    if duration.unit in ("term", "half-year"):
        assert (last.month, last.day) in ((6, 30), (12, 31))
    else:
        assert last + timedelta(days=1) == after(first, duration)


@given(DAYS, st.sampled_from(UNITS), st.integers(1, 60))
def test_longer_is_later(first: date, unit: Unit, count: int) -> None:
    sooner, later = last_day(first, Duration(count, unit)), last_day(first, Duration(count + 1, unit))
    assert sooner is not None
    assert later is not None
    assert sooner < later


@given(DAYS, st.integers(0, 400), DURATIONS)
def test_what_begins_later_does_not_end_sooner(first: date, days: int, duration: Duration) -> None:
    later = first + timedelta(days=days)
    for count in (after, last_day):
        one, other = count(first, duration), count(later, duration)
        assert one is not None
        assert other is not None
        assert one <= other


@given(DAYS, DURATIONS)
def test_what_lies_after_a_day_lies_after_it(day: date, duration: Duration) -> None:
    assert day < (after(day, duration) or day)


@given(DAYS, st.integers(1, 12), st.sampled_from(["term", "half-year"]))
def test_half_years_counted_day_by_day(first: date, count: int, unit: Unit) -> None:
    day, ended = first, 0
    while True:
        ended += (day.month, day.day) in ((6, 30), (12, 31))
        if ended == count:
            break
        day += timedelta(days=1)
    assert last_day(first, Duration(count, unit)) == day


@given(DAYS, st.integers(1, 30), st.sampled_from([1, 12]))
def test_months_counted_day_by_day(day: date, count: int, months: int) -> None:
    here, passed = day, 0
    while passed < count * months or here.day < day.day:
        here += timedelta(days=1)
        if here.day == 1:
            if passed == count * months:
                here -= timedelta(days=1)  # its month has no such day: the last of it
                break
            passed += 1
    assert after(day, Duration(count, "month" if months == 1 else "year")) == here


@given(st.integers(1900, 2200), st.integers(1, 12), st.integers(1, 60))
def test_what_begins_with_a_month_ends_with_one(year: int, month: int, count: int) -> None:
    last = last_day(date(year, month, 1), Duration(count, "month"))
    assert last is not None
    assert (last + timedelta(days=1)).day == 1


@given(DAYS, st.integers(1, 60))
def test_a_year_is_twelve_months(day: date, count: int) -> None:
    assert after(day, Duration(count, "year")) == after(day, Duration(12 * count, "month"))


@pytest.mark.parametrize("unit", UNITS)
def test_where_the_calendar_ends(unit: Unit) -> None:
    assert last_day(date(9999, 12, 31), Duration(99_999, unit)) is None
    assert after(date(9999, 12, 31), Duration(99_999, unit)) is None
    assert last_day(date(2026, 1, 1), Duration(99_999, unit)) is None or unit in ("day", "week", "month")


def test_a_year_has_two_terms() -> None:
    assert [term_of(date(2027, month, 1)) for month in (1, 6, 7, 12)] == ["spring", "spring", "autumn", "autumn"]
