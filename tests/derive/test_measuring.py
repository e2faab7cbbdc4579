"""When an indicator was last measured, and when it is due again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.measuring import last_measured, next_value_due
from samverkan_cli.model.measures import Indicator
from tests.link.linked import linked

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def indicator(text: str, more: str = "") -> Indicator:
    return linked(f"indicators: {{i: {{title: Svarstid, {text}}}}}\n{more}").project.indicators["i"]


def valued(days: list[str]) -> str:
    return "values: [" + ", ".join(f"{{date: {day}, value: 1}}" for day in days) + "]"


@given(st.lists(DAYS, min_size=1, max_size=5))
def test_the_last_value_is_the_one_of_the_latest_day(days: list[date]) -> None:
    assert last_measured(indicator(valued([day.isoformat() for day in days]))) == max(days)


@given(DAYS, DAYS)
def test_a_month_says_nothing_unless_it_is_surely_earlier(day: date, other: date) -> None:
    found = last_measured(indicator(valued([day.isoformat(), f"{other:%Y-%m}"])))
    following = (other.replace(day=1) + timedelta(days=31)).replace(day=1)
    assert found == (day if following <= day + timedelta(days=1) else None)


@given(DAYS, st.integers(1, 60), st.sampled_from(["days", "weeks", "months", "years", "terms", "half-years"]))
def test_a_new_value_is_due_after_the_last(day: date, count: int, unit: str) -> None:
    due = next_value_due(indicator(f"measured_every: {count} {unit}, {valued([day.isoformat()])}"))
    assert due is not None
    assert due > day
    assert due - day >= timedelta(days=count)


@pytest.mark.parametrize(
    ("every", "day", "due"),
    [
        ("3 months", "2026-02-01", date(2026, 5, 1)),
        ("1 month", "2026-01-31", date(2026, 2, 28)),
        ("1 term", "2026-03-01", date(2026, 12, 31)),
        ("1 term", "2026-07-01", date(2027, 6, 30)),
        ("2 half-years", "2026-06-30", date(2027, 6, 30)),
        ("9999 years", "2026-03-01", None),
        ("99999 terms", "2026-03-01", None),
    ],
)
def test_when_a_new_value_is_due(every: str, day: str, due: date | None) -> None:
    assert next_value_due(indicator(f"measured_every: {every}, {valued([day])}")) == due


def test_the_year_9999_has_a_last_day() -> None:
    assert last_measured(indicator(valued(["9999-12-31", "9999"]))) == date(9999, 12, 31)


def test_without_values_or_a_length_of_time_nothing_is_due() -> None:
    assert next_value_due(indicator("measured_every: 1 year")) is None
    assert next_value_due(indicator(valued(["2026-01-01"]))) is None


def test_a_follow_up_measures_on_its_own_day_unless_it_says_another() -> None:
    follow_up = "follow_ups: {f: {title: F, date: 2026-10-01, indicators: {i: {value: 0}}}}\n"
    assert last_measured(indicator("unit: tim", follow_up)) == date(2026, 10, 1)
    assert last_measured(indicator("unit: tim", follow_up.replace("0}", "0, date: 2026-09-01}"))) == date(2026, 9, 1)
    assert last_measured(indicator("unit: tim", follow_up.replace("value: 0", "text: Inget"))) is None
