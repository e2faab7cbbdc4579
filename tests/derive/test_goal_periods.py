"""How many goals bind whom at the same time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samverkan_cli.derive.goal_periods import (
    bindings,
    bound_by,
    goals_of,
    holding_on,
    loads,
    periods_on,
    pickers_binding,
    picks_binding,
    standing,
)
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Period
from tests.derive.projects import project_of
from tests.link.linked import linked

FIRST = date(2027, 1, 1)
WHO = ("a", "b", "c")
PLAN = """
owners: {nämnden: {title: Nämnden}}
groups:
  a: {title: A, kind: council}
  b: {title: B, kind: council}
  c: {title: C, kind: council}
goals:
"""
GOALS = "".join(f"  m{n}: {{title: Veta {n}}}\n" for n in range(9))


@some.composite
def projects(draw: some.DrawFn) -> Project:
    """A few councils, and a politicians' board, that pick a few goals for a few periods."""
    text = PLAN + GOALS + "periods:\n"
    for n in range(draw(some.integers(1, 6))):
        first = FIRST + timedelta(days=draw(some.integers(0, 12)))
        until = first + timedelta(days=draw(some.integers(-2, 6)))
        text += f"  p{n}:\n    from: {first}\n    until: {until}\n    selections:\n"
        for who in draw(some.lists(some.sampled_from(("nämnden", *WHO)), unique=True, max_size=4)):
            goals = draw(some.lists(some.integers(0, 8), min_size=1, max_size=4))
            binds = draw(some.sampled_from(["", "binds: all, ", "binds: [a, c], "]))
            text += f"      {who}: {{{binds}goals: [{', '.join(f'm{goal}' for goal in goals)}]}}\n"
    return linked(text).project


@given(projects())
def test_who_is_bound_by_whose_picks(project: Project) -> None:
    for period in project.periods:
        every = [*project.groups, *project.owners]
        each = {who: list(dict.fromkeys(said.picker for said, _ in picks_binding(period, who))) for who in every}
        found = {who: list(pickers) for who, pickers in pickers_binding(period).items()}
        assert found == {who: pickers for who, pickers in each.items() if pickers}


@given(projects())
def test_as_many_goals_at_once_as_on_some_day(project: Project) -> None:
    for who in project.groups:
        by_day = {0}
        for n in range(-3, 22):
            holding = holding_on(project, FIRST + timedelta(days=n))
            by_day.add(len({pick.goal for period in holding for _, pick in picks_binding(period, who)}))
        found = {0} | {len(goals_of(load.at_first)) for load in loads(project) if who in load.bound}
        assert max(found) == max(by_day)


@given(projects())
def test_a_load_has_all_that_binds_on_the_days_of_its_period(project: Project) -> None:
    selections = {selection: period for period in project.periods for _, selection in period.selections}
    for load in loads(project):
        first, until = load.period.from_, load.period.until
        for who in load.bound:
            mine = [each for each in selections if who in bound_by(each) and selections[each].until >= first]
            assert list(load.ever) == [each for each in mine if _meets(selections[each], first, until)]
            assert list(load.at_first) == [each for each in mine if _meets(selections[each], first, first)]


def _meets(period: Period, first: date, until: date) -> bool:
    return period.from_ <= period.until and period.from_ <= until and first <= period.until


@given(projects())
def test_everybody_has_one_load_for_each_period_that_binds(project: Project) -> None:
    told = [(who, load.period) for load in loads(project) for who in load.bound]
    assert len(told) == len(set(told))
    sound = [period for period in project.periods if period.from_ <= period.until]
    groups = {(who, period) for period in sound for who in project.groups if picks_binding(period, who)}
    assert groups == {(who, period) for who, period in told if project.groups.get(who.id) is who}


@given(projects(), some.integers(-3, 22))
def test_the_periods_of_a_day_are_those_that_hold_where_some_do(project: Project, n: int) -> None:
    day = FIRST + timedelta(days=n)
    holding = holding_on(project, day)
    assert all(period.from_ <= day <= period.until for period in holding)
    assert [period.from_ for period in holding] == sorted(period.from_ for period in holding)
    assert not holding or periods_on(project, day) == holding


def test_who_is_bound() -> None:
    project = linked(
        PLAN + "  m: {title: Veta}\n" + "periods: {p: {from: 2027-01-01, until: 2027-12-31, selections: {"
        "nämnden: {goals: m}, a: {goals: m}, b: {goals: m, binds: c}, c: {goals: m, binds: all}}}}\n"
    ).project
    (period,) = project.periods
    told = {who.id: [each.id for each in bound_by(selection)] for who, selection in period.selections}
    assert told == {"nämnden": ["nämnden"], "a": ["a"], "b": ["b", "c"], "c": ["c", "a", "b"]}


def test_politicians_who_pick_for_groups_take_on_nothing_themselves() -> None:
    for binds, bound in (("all", ["a", "b", "c"]), ("[b]", ["b"])):
        project = linked(
            PLAN + "  m: {title: Veta}\n" + "periods: {p: {from: 2027-01-01, until: 2027-12-31, selections: {"
            f"nämnden: {{goals: m, binds: {binds}}}}}}}}}\n"
        ).project
        (load,) = loads(project)
        assert [who.id for who in load.bound] == bound


def test_goals_are_told_once_and_without_those_that_are_not_there() -> None:
    project = linked(
        PLAN + GOALS + "periods: {p: {from: 2027-01-01, until: 2027-12-31, selections: {"
        "a: {goals: [m2, m99, m1, m2]}, b: {goals: [m1, {goal: m3, title: Veta mer}]}}}}\n"
    ).project
    selections = [selection for period in project.periods for _, selection in period.selections]
    assert [goal.id for goal in goals_of(selections)] == ["m2", "m1", "m3"]


PERIODS = """
owners: {nämnden: {title: N}}
groups: {c: {title: C, kind: council}, x: {title: X, kind: council}, y: {title: Y, kind: council}}
goals: {g: {title: G}, h: {title: H}}
periods:
  sen: {from: 2029-01-01, until: 2029-12-31, selections: {y: {goals: [h]}}}
  tidig:
    from: 2027-01-01
    until: 2028-12-31
    selections: {c: {binds: all, goals: [g, borta]}, x: {binds: [y], goals: h}}
  mitt: {from: 2028-01-01, until: 2028-12-31, selections: {nämnden: {goals: [h]}}}
  fel: {from: 2028-12-31, until: 2028-01-01}
"""
# (day, periods that hold or are nearest, whether they hold)
HOLDING = [
    ("2020-01-01", ["tidig"], "coming"),
    ("2027-05-01", ["tidig"], "current"),
    ("2028-05-01", ["tidig", "mitt"], "current"),
    ("2029-12-31", ["sen"], "current"),
    ("2035-01-01", ["sen"], "past"),
]


@pytest.mark.parametrize(("day", "ids", "how"), HOLDING)
def test_which_periods_hold_on_a_day(tmp_path: Path, day: str, ids: list[str], how: str) -> None:
    today = date.fromisoformat(day)
    found = periods_on(project_of(tmp_path, PERIODS), today)
    assert [period.id for period in found] == ids
    assert {standing(period, today) for period in found} == {how}


# (who, the goals that bind on 2028-05-01, with why)
BOUND = [
    ("c", ["tidig g own"]),
    ("x", ["tidig g all", "tidig h own"]),
    ("y", ["tidig g all", "tidig h named"]),
    ("nämnden", ["mitt h own"]),
]


@pytest.mark.parametrize(("who", "bound"), BOUND)
def test_why_a_goal_binds(tmp_path: Path, who: str, bound: list[str]) -> None:
    project = project_of(tmp_path, PERIODS)
    somebody = project.groups.get(who) or project.owners[who]
    found = bindings(periods_on(project, date(2028, 5, 1)), somebody)
    assert [f"{each.period.id} {each.pick.goal.id} {each.why}" for each in found] == bound
