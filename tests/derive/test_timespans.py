"""Where phases meet, leave days between them or overlap, and whether something goes on within something else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.timespans import DateRange, covers, dates_of, phase_dates, seams
from samverkan_cli.model.follow_up import Phase
from samverkan_cli.model.owners import Active
from tests.derive.projects import project_of

FIRST = date(2027, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
PHASES = st.lists(
    st.builds(
        lambda first, last: Phase.model_construct(title="P", from_=first, until=last),
        DAYS | st.none(),
        DAYS | st.none(),
    ),
    max_size=5,
)


def days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


@given(PHASES)
def test_a_seam_says_what_the_days_say(phases: list[Phase]) -> None:
    before: list[tuple[date | None, date | None]] = []
    found = {seam.phase: seam for seam in seams(phases)}
    for each in phase_dates(phases):
        ends = [last for first, last in before if last is not None and (first is None or first <= last)]
        if each.phase.from_ is None or not ends:
            assert each.phase not in found
        else:
            seam = found[each.phase]
            assert (seam.first, seam.last) == (each.first, max(ends))
            between = days(seam.last + timedelta(days=1), seam.first - timedelta(days=1))
            overlap = days(seam.first, seam.last)
            known = len(ends) == len(before)
            assert seam.gap == (-len(overlap) if overlap else len(between) if known else 0)
        before.append((each.first, each.last))


@given(PHASES)
def test_a_phase_that_gives_no_first_day_leaves_no_gap(phases: list[Phase]) -> None:
    given_none = {phase for phase in phases if phase.from_ is None}
    assert not given_none & {seam.phase for seam in seams(phases)}


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


# (phases, first, last and whether the first day follows from the one before, for each)
DATED: list[tuple[str, list[str]]] = [
    ("a: {title: A, from: 2027-01-01, until: 2027-06-30}", ["2027-01-01 2027-06-30"]),
    (
        "a: {title: A, from: 2027-01-01, for: 6 months}, b: {title: B, for: 1 term}",
        ["2027-01-01 2027-06-30", "2027-07-01 2027-12-31 follows"],
    ),
    ("a: {title: A, for: 6 months}, b: {title: B, for: 1 year}", ["- -", "- -"]),
    ("a: {title: A, from: 2027-01-01}, b: {title: B, for: 1 year}", ["2027-01-01 -", "- -"]),
    ("a: {title: A, until: 2027-01-31}, b: {title: B}, c: {title: C}", ["- 2027-01-31", "2027-02-01 - follows", "- -"]),
    (
        "a: {title: A, from: 2027-01-01, until: 2027-03-31}, b: {title: B, from: 2027-02-01, for: 1 month}",
        ["2027-01-01 2027-03-31", "2027-02-01 2027-02-28"],
    ),
    (
        "a: {title: A, from: 2027-01-31, for: 1 month}, b: {title: B, for: 2 weeks}",
        ["2027-01-31 2027-02-27", "2027-02-28 2027-03-13 follows"],
    ),
    # A day that cannot be used is unknown, and nothing is counted in its place.
    ("a: {title: A, from: 2027-01-01, until: 2027-02-30, for: 1 year}, b: {title: B}", ["2027-01-01 -", "- -"]),
    (
        "a: {title: A, from: 2027-01-01, until: 2027-02-01}, b: {title: B, from: 2027-99-01, for: 1 year}",
        ["2027-01-01 2027-02-01", "- -"],
    ),
    (
        "a: {title: A, from: 9999-01-01, until: 9999-12-31}, b: {title: B, for: 1 year}",
        ["9999-01-01 9999-12-31", "- -"],
    ),
    ("a: {title: A, from: 9999-01-01, for: 9 years}", ["9999-01-01 -"]),
]


@pytest.mark.parametrize(("text", "days"), DATED)
def test_phases_begin_where_the_one_before_ends(tmp_path: Path, text: str, days: list[str]) -> None:
    found = phase_dates(project_of(tmp_path, f"phases: {{{text}}}").phases)
    assert [f"{each.first or '-'} {each.last or '-'}" + (" follows" if each.follows else "") for each in found] == days
