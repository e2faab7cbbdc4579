"""Who chairs in which stretch, held against who chairs on each of its days; what a group takes over from another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.days import after, last_day, term_of
from samverkan_cli.derive.meetings import KINDS, chair_on, kind_of, kinds_between, too_few, turns_between
from samverkan_cli.derive.relations import TakenOver, source_of
from samverkan_cli.model.groups import Chair, Group, Meets, Rota, Turn
from samverkan_cli.model.items import Items
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import Duration, Unit
from tests.derive.projects import project_of

OWNERS = tuple(Owner.model_construct(title=title) for title in "ABC")
DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))
HOLDERS = st.builds(lambda who: Chair.model_construct(holder=who), st.sampled_from(OWNERS))
TURNS = st.builds(
    lambda term, years, who: Turn.model_construct(term=term, years=years, chair=who),
    st.sampled_from(["spring", "autumn", None]),
    st.sampled_from(["odd", "even", None]),
    st.sampled_from([*OWNERS, None]),
)
ROTATIONS = st.lists(TURNS, max_size=4).map(lambda turns: Chair.model_construct(rotation=Items(tuple(turns))))
ROTAS = st.builds(
    lambda among, first, count, unit: Chair.model_construct(
        rota=Rota.model_construct(among=Items(tuple(among)), from_=first, every=Duration(count, unit))
    ),
    st.lists(st.sampled_from(OWNERS), max_size=3),
    DAYS | st.none(),
    st.integers(1, 40),
    st.sampled_from(get_args(Unit)),
)
CHAIRS = HOLDERS | ROTATIONS | ROTAS


@given(ROTAS, DAYS)
def test_whose_turn_it_is_comes_of_taking_turns(chair: Chair, day: date) -> None:
    rota = chair.rota
    assert rota is not None
    who, n = None, 0
    if rota.among and rota.from_ is not None and rota.every is not None:
        half = rota.every.unit in ("term", "half-year")
        begins = rota.from_
        while begins <= day:
            who, n = rota.among[n % len(rota.among)], n + 1
            length = Duration(rota.every.count * n, rota.every.unit)
            last = last_day(rota.from_, length)
            later = last + timedelta(days=1) if last is not None and half else after(rota.from_, length)
            assert later is not None
            begins = later
    assert chair_on(chair, day) is who


@given(CHAIRS, DAYS, st.integers(0, 900))
def test_a_stretch_says_of_its_days_what_each_day_says(chair: Chair, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    turns = turns_between(chair, first, last, most=1000)
    by_day = {turn.first + timedelta(days=n): turn for turn in turns for n in range((turn.last - turn.first).days + 1)}
    days = [first + timedelta(days=n) for n in range(length + 1)]
    assert [by_day[day].who if day in by_day else None for day in days] == [chair_on(chair, day) for day in days]
    assert set(by_day) <= set(days)
    assert sum((turn.last - turn.first).days + 1 for turn in turns) == len(by_day)


@given(CHAIRS, DAYS, st.integers(0, 900))
def test_a_stretch_lies_in_one_term_and_says_when_it_is_all_of_it(chair: Chair, first: date, length: int) -> None:
    turns = turns_between(chair, first, first + timedelta(days=length), most=1000)
    for turn in turns:
        assert (turn.first.year, term_of(turn.first)) == (turn.last.year, term_of(turn.last))
        whole = (turn.first - timedelta(days=1), turn.last + timedelta(days=1))
        assert turn.term == (
            term_of(turn.first) if term_of(whole[0]) == term_of(whole[1]) != term_of(turn.first) else None
        )
    for one, other in pairwise(turns):
        beside = other.first - one.last == timedelta(days=1) and term_of(one.first) == term_of(other.first)
        assert one.who is not other.who or not beside


@given(CHAIRS, DAYS, st.integers(0, 900), st.integers(1, 5))
def test_no_more_is_told_than_is_asked_for(chair: Chair, first: date, length: int, most: int) -> None:
    last = first + timedelta(days=length)
    assert turns_between(chair, first, last, most) == turns_between(chair, first, last, 1000)[:most]


def test_the_calendar_ends() -> None:
    chair = Chair.model_construct(holder=OWNERS[0])
    (turn,) = turns_between(chair, date(9999, 12, 1), date.max)
    assert (turn.last, turn.term) == (date.max, None)
    assert turns_between(chair, date(2027, 2, 1), date(2027, 1, 1)) == ()


GROUPS = """
groups:
  a: {title: A, kind: council, mandate: Av A, tasks: {x: {title: X}}}
  b: {title: B, kind: council, like: a, mandate: Av B}
  c: {title: C, kind: council, like: b}
  d: {title: D, kind: council, like: c, purpose: Av D}
  tom: {title: T, kind: council}
  ett: {title: E, kind: council, like: två}
  två: {title: F, kind: council, like: ett, purpose: Av två}
  borta: {title: G, kind: council, like: ingen}
  trasig: {title: H, kind: council, like: a, mandate: "<b>fel</b>"}
  av-trasig: {title: I, kind: council, like: trasig}
"""
# a group, a field, and the group whose words hold
SOURCES: list[tuple[str, TakenOver, str | None]] = [
    ("a", "mandate", "a"),
    ("b", "mandate", "b"),
    ("b", "tasks", "a"),
    ("c", "mandate", "b"),
    ("d", "tasks", "a"),
    ("d", "purpose", "d"),
    ("d", "meets", None),
    ("tom", "tasks", None),
    ("ett", "purpose", "två"),
    ("ett", "mandate", None),
    ("borta", "mandate", None),
    # What is written but cannot be used is unknown, and nothing is taken over in its place.
    ("trasig", "mandate", None),
    ("trasig", "tasks", "a"),
    ("av-trasig", "mandate", None),
]


@pytest.mark.parametrize(("group", "field", "source"), SOURCES)
def test_a_group_takes_over_what_it_has_none_of(
    tmp_path: Path, group: str, field: TakenOver, source: str | None
) -> None:
    found = source_of(project_of(tmp_path, GROUPS).groups[group], field)
    assert (found.id if found else None) == source


DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 900))
def test_the_kinds_of_term_between_two_days_are_those_of_the_days(first: date, length: int) -> None:
    days = [first + timedelta(days=n) for n in range(length + 1)]
    found = kinds_between(first, days[-1])
    assert set(found) == set(map(kind_of, days))
    assert list(found) == sorted(found, key=KINDS.index)


def test_where_a_day_is_open_all_kinds_of_term_come() -> None:
    assert kinds_between(None, date(2027, 1, 1)) == kinds_between(date(2027, 1, 1), None) == KINDS
    assert kinds_between(date(2027, 1, 1), date(2026, 1, 1)) == ()


@given(st.lists(DAYS, max_size=12), st.integers(1, 4), st.sampled_from(["year", "half-year"]), DAYS | st.none())
def test_too_few_is_what_was_promised_counted_for_each_stretch(
    days: list[date], least: int, per: str, first: date | None
) -> None:
    group = Group.model_construct(
        title="Rådet", kind="council", meetings=Items(tuple(days)), meets=Meets.model_construct(at_least=least, per=per)
    )
    wanted = []
    for year in range(2026, 2031):
        for term in ("spring", "autumn") if per == "half-year" else (None,):
            of = [
                day for day in set(days) if day.year == year and term in (None, "spring" if day.month < 7 else "autumn")
            ]
            begins = date(year, 7 if term == "autumn" else 1, 1)
            if of and len(of) < least and (first is None or first <= begins):
                wanted.append((year, term, len(of)))
    assert [(each.year, each.term, each.meetings) for each in too_few(group, (first, None))] == wanted


ROTATION = (
    "{rotation: [{term: spring, years: odd, chair: a}, {term: autumn, years: odd, chair: b},"
    " {term: spring, years: even, chair: c}]}"
)
# a chair, a day, and who chairs on it
CHAIRING: list[tuple[str, str, str | None]] = [
    ("a", "2026-01-01", "a"),
    (ROTATION, "2027-06-30", "a"),
    (ROTATION, "2027-07-01", "b"),
    (ROTATION, "2028-01-01", "c"),
    (ROTATION, "2028-12-31", None),
    ("{rotation: [{term: sprung, chair: a}]}", "2027-05-01", None),
    # What cannot be used may have been about this very term.
    ("{rotation: [{term: sprung, chair: a}, {term: spring, years: odd, chair: b}]}", "2027-05-01", None),
    ("{rotation: [{term: spring, years: both, chair: a}, {term: spring, years: odd, chair: b}]}", "2027-05-01", None),
    (
        "{rotation: [{term: spring, years: odd, chair: borta}, {term: spring, years: odd, chair: b}]}",
        "2027-05-01",
        None,
    ),
    ("{rotation: [sprung, {term: spring, years: odd, chair: b}]}", "2027-05-01", None),
    ("{rota: {among: [a, b, c], from: 2027-01-01, every: 1 term}}", "2026-12-31", None),
    ("{rota: {among: [a, b, c], from: 2027-01-01, every: 1 term}}", "2027-06-30", "a"),
    ("{rota: {among: [a, b, c], from: 2027-01-01, every: 1 term}}", "2027-07-01", "b"),
    ("{rota: {among: [a, b, c], from: 2027-03-15, every: 1 term}}", "2027-07-01", "b"),
    ("{rota: {among: [a, b, c], from: 2027-01-01, every: 1 term}}", "2028-07-01", "a"),
    ("{rota: {among: [a, b], from: 2027-01-01, every: 2 half-years}}", "2027-12-31", "a"),
    ("{rota: {among: [a, b], from: 2027-01-01, every: 2 half-years}}", "2028-01-01", "b"),
    ("{rota: {among: [a, b], from: 2027-01-31, every: 1 month}}", "2027-02-27", "a"),
    ("{rota: {among: [a, b], from: 2027-01-31, every: 1 month}}", "2027-02-28", "b"),
    ("{rota: {among: [a, b], from: 2027-01-31, every: 1 month}}", "2027-03-30", "b"),
    ("{rota: {among: [a, b], from: 2027-01-31, every: 1 month}}", "2027-03-31", "a"),
    ("{rota: {among: [a, b], from: 2027-07-01, every: 1 year}}", "2028-06-30", "a"),
    ("{rota: {among: [a, b], from: 2027-07-01, every: 1 year}}", "2028-07-01", "b"),
    ("{rota: {among: [a, b, c], from: 2027-01-01, every: 2 weeks}}", "2027-01-15", "b"),
    ("{rota: {among: [a, b, c], from: 0001-01-01, every: 1 day}}", "9999-12-31", "c"),
    ("{rota: {among: [a, borta, c], from: 2027-01-01, every: 1 term}}", "2027-07-01", None),
    ("{rota: {among: [a, b], every: 1 term}}", "2027-07-01", None),
]


@pytest.mark.parametrize(("chair", "day", "who"), CHAIRING)
def test_who_chairs_on_a_day(tmp_path: Path, chair: str, day: str, who: str | None) -> None:
    owners = "owners: {a: {title: A}, b: {title: B}, c: {title: C}}\n"
    project = project_of(tmp_path, f"{owners}groups: {{g: {{title: G, kind: council, chair: {chair}}}}}\n")
    found = project.groups["g"].chair
    assert found is not None
    holder = chair_on(found, date.fromisoformat(day))
    assert (holder.id if holder else None) == who
