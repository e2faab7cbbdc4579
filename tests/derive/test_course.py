"""Phases, chairs, bindings and promised reports: what days they lead to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.derive.days import term_of
from samverkan_cli.derive.goal_periods import bindings, periods_on, standing
from samverkan_cli.derive.meetings import chair_on
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.timespans import phase_dates
from tests.derive.projects import project_of

# (phases, first, last and whether the first day follows from the one before, for each)
PHASES: list[tuple[str, list[str]]] = [
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


@pytest.mark.parametrize(("text", "days"), PHASES)
def test_phases_begin_where_the_one_before_ends(tmp_path: Path, text: str, days: list[str]) -> None:
    found = phase_dates(project_of(tmp_path, f"phases: {{{text}}}").phases)
    assert [f"{each.first or '-'} {each.last or '-'}" + (" follows" if each.follows else "") for each in found] == days


ROTATION = (
    "{rotation: [{term: spring, years: odd, chair: a}, {term: autumn, years: odd, chair: b},"
    " {term: spring, years: even, chair: c}]}"
)
# a chair, a day, and who chairs on it
CHAIRS: list[tuple[str, str, str | None]] = [
    ("a", "2026-01-01", "a"),
    (ROTATION, "2027-06-30", "a"),
    (ROTATION, "2027-07-01", "b"),
    (ROTATION, "2028-01-01", "c"),
    (ROTATION, "2028-12-31", None),
    ("{rotation: [{term: spring, chair: a}, {chair: b}]}", "2027-05-01", "a"),
    ("{rotation: [{term: spring, chair: a}, {chair: b}]}", "2027-08-01", "b"),
    ("{rotation: [{term: sprung, chair: a}]}", "2027-05-01", None),
    # What cannot be used may have been about this very term.
    ("{rotation: [{term: sprung, chair: a}, {chair: b}]}", "2027-05-01", None),
    ("{rotation: [{term: spring, years: both, chair: a}, {chair: b}]}", "2027-05-01", None),
    ("{rotation: [{term: spring, years: both, chair: a}, {chair: b}]}", "2027-08-01", "b"),
    ("{rotation: [{term: spring, chair: borta}, {chair: b}]}", "2027-05-01", None),
    ("{rotation: [sprung, {chair: b}]}", "2027-05-01", None),
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


@pytest.mark.parametrize(("chair", "day", "who"), CHAIRS)
def test_who_chairs_on_a_day(tmp_path: Path, chair: str, day: str, who: str | None) -> None:
    owners = "owners: {a: {title: A}, b: {title: B}, c: {title: C}}\n"
    project = project_of(tmp_path, f"{owners}groups: {{g: {{title: G, kind: council, chair: {chair}}}}}\n")
    found = project.groups["g"].chair
    assert found is not None
    holder = chair_on(found, date.fromisoformat(day))
    assert (holder.id if holder else None) == who


def test_a_year_has_two_terms() -> None:
    assert [term_of(date(2027, month, 1)) for month in (1, 6, 7, 12)] == ["spring", "spring", "autumn", "autumn"]


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


# (adoption, how long after, the day)
DUE = [
    ("2026-06-15", "{after: 1 year}", "2027-06-15"),
    ("2026-08-31", "{after: 6 months}", "2027-02-28"),
    ("2026-08-31", "{after: 1 term}", "2026-12-31"),
    ("2026", "{after: 1 year}", None),
    ("2026-06-15", "{}", None),
    ("9999-06-15", "{after: 1 year}", None),
]


@pytest.mark.parametrize(("adopted", "promise", "due"), DUE)
def test_when_a_promised_report_is_due(tmp_path: Path, adopted: str, promise: str, due: str | None) -> None:
    text = f"document: {{title: P, kind: action-plan, adopted: {{date: {adopted}}}, reporting: {{r: {promise}}}}}\n"
    document = project_of(tmp_path, text, document="").document
    found = report_due(document, document.reporting["r"])
    assert (found.isoformat() if found else None) == due
