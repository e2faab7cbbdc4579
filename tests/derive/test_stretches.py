"""Whether something goes on within something else, as far as is known."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.timespans import DateRange, covers, dates_of
from samverkan_cli.model.owners import Active

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))
ENDS = st.tuples(st.none() | DAYS, st.none() | DAYS)


def is_in_order(ends: tuple[date | None, date | None]) -> bool:
    first, last = ends
    return first is None or last is None or first <= last


STRETCHES = ENDS.filter(is_in_order).map(lambda ends: DateRange(*ends))


@given(STRETCHES, STRETCHES)
def test_only_a_known_day_outside_is_outside(whole: DateRange, part: DateRange) -> None:
    before = whole.first is not None and any(day is not None and day < whole.first for day in part)
    after = whole.last is not None and any(day is not None and day > whole.last for day in part)
    assert covers(whole, part) == (not before and not after)


@given(STRETCHES)
def test_it_covers_itself_and_a_day_more_is_too_much(whole: DateRange) -> None:
    assert covers(whole, whole)
    assert covers(DateRange(None, None), whole)
    if whole.first is not None:
        assert not covers(whole, whole._replace(first=whole.first - timedelta(1)))
    if whole.last is not None:
        assert not covers(whole, whole._replace(last=whole.last + timedelta(1)))


@given(ENDS)
def test_nothing_is_known_of_what_has_no_days_or_ends_before_it_begins(ends: tuple[date | None, date | None]) -> None:
    active = Active.model_validate({"from": ends[0], "until": ends[1]})
    assert dates_of(active) == (DateRange(*ends) if any(ends) and is_in_order(ends) else None)
