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
from samverkan_cli.derive.meetings import chair_on, turns_between
from samverkan_cli.derive.relations import TakenOver, source_of
from samverkan_cli.model.groups import Chair, Rota, Turn
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.thing import Items
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
