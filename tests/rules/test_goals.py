"""What the rules on goals and periods tell, and how long they take."""

from __future__ import annotations

import time

import pytest

from tests.conftest import MakePlan

RULES = "SAM401,SAM402,SAM403,SAM404,SAM405,SAM406,SAM407,SAM408,SAM409,SAM410"
SECONDS = 10.0


def bank(n: int) -> str:
    """So many goals, m0 and on."""
    return "goals:\n" + "".join(f"  m{i}: {{title: Veta {i}}}\n" for i in range(n))


def councils(n: int) -> str:
    """So many councils, g0 and on."""
    return "groups:\n" + "".join(f"  g{i}: {{title: Rådet {i}, kind: local-council}}\n" for i in range(n))


def period(*selections: str, id: str = "p", days: str = "from: 2026-01-01, until: 2026-12-31") -> str:
    """A period with its selections."""
    return f"  {id}: {{{days}, selections: {{{', '.join(selections)}}}}}\n"


def picked(first: int, last: int) -> str:
    """The goals from one number to another."""
    return "goals: [" + ", ".join(f"m{i}" for i in range(first, last + 1)) + "]"


def test_for_how_many_there_are_too_few_goals(plan: MakePlan) -> None:
    space = plan(councils(6) + bank(2) + "periods:\n" + period("g2: {binds: all, goals: [m0, m1]}"))
    (found,) = space.findings("SAM404")
    assert found["message"] == "Fewer than 3 goals bind Rådet 2, Rådet 0, Rådet 1 and 3 others in p: 2"
    assert found["related"] == []


def test_four_are_named(plan: MakePlan) -> None:
    space = plan(councils(4) + bank(2) + "periods:\n" + period("g0: {binds: all, goals: [m0, m1]}"))
    (found,) = space.findings("SAM404")
    assert found["message"] == "Fewer than 3 goals bind Rådet 0, Rådet 1, Rådet 2 and Rådet 3 in p: 2"


def test_what_makes_goals_too_many_is_told_with_what_is_picked_beside(plan: MakePlan) -> None:
    text = councils(3) + bank(14) + "periods:\n"
    text += period(f"g0: {{binds: all, {picked(0, 7)}}}", f"g1: {{{picked(8, 10)}}}", f"g2: {{{picked(8, 13)}}}")
    first, second = plan(text).findings("SAM404")
    assert first["message"] == "More than 10 goals bind Rådet 1 in p: 11"
    assert second["message"] == "More than 10 goals bind Rådet 2 in p: 14"
    assert [each["message"] for each in first["related"]] == ["goals are picked for them here too"]


def test_of_many_whom_one_selection_is_too_much_for_it_is_told_once(plan: MakePlan) -> None:
    text = councils(30) + bank(20) + "periods:\n"
    own = [f"g{i}: {{goals: [m{i % 3}]}}" for i in range(1, 30)]
    (found,) = plan(text + period(*own, f"g0: {{binds: all, {picked(3, 14)}}}")).findings("SAM404")
    assert found["message"] == "More than 10 goals bind Rådet 1, Rådet 2, Rådet 3 and 27 others in p: 12 to 13"


def test_picks_for_periods_that_overlap_are_told_with_their_names(plan: MakePlan) -> None:
    text = councils(1) + bank(3) + "periods:\n"
    text += period(f"g0: {{{picked(0, 2)}}}", id="a", days="title: Första året, from: 2027-01-01, until: 2027-12-31")
    text += period(f"g0: {{{picked(0, 2)}}}", id="b", days="from: 2028-01-01, until: 2028-12-31")
    text += period(f"g0: {{{picked(0, 2)}}}", id="c", days="from: 2027-01-01, until: 2028-12-31")
    (found,) = plan(text).findings("SAM406")
    assert found["message"] == "Rådet 0 has picked goals for periods that overlap: Första året, b and c"
    assert [each["message"] for each in found["related"]] == ["picked here too", "picked here too"]


MANY = {
    "3,000 councils bound by 300 of them": lambda: (
        councils(3_000) + bank(1) + "periods:\n" + period(*(f"g{i}: {{binds: all, goals: m0}}" for i in range(300)))
    ),
    "3,000 councils that pick for themselves": lambda: (
        councils(3_000)
        + bank(11)
        + "periods:\n"
        + period(*(f"g{i}: {{goals: [m{i % 11}]}}" for i in range(3_000)), f"o: {{binds: all, {picked(0, 9)}}}")
        + "owners: {o: {title: Nämnden}}\n"
    ),
    "5,000 periods, one after the other": lambda: (
        councils(2)
        + bank(2)
        + "periods:\n"
        + "".join(
            period("g0: {goals: m0, binds: all}", id=f"p{i}", days=f"from: {i}-01-01, until: {i}-12-31")
            for i in range(2_000, 7_000)
        )
    ),
    "400 periods at once": lambda: (
        councils(400)
        + bank(2)
        + "periods:\n"
        + "".join(
            period(f"g{i}: {{goals: m0}}", id=f"p{i}", days=f"from: {2000 + i}-01-01, until: 2500-12-31")
            for i in range(400)
        )
    ),
    "3,000 goals in Swedish, all picked in other words": lambda: (
        "goals:\n"
        + "".join(f"  m{i}: {{title: Känna till att ingen vet något om {i}, dimension: feel}}\n" for i in range(3_000))
        + councils(1)
        + "periods:\n"
        + "  p:\n    from: 2026-01-01\n    until: 2026-12-31\n    selections:\n      g0:\n        goals:\n"
        + "".join(f"          - {{goal: m{i}, title: Utveckla samverkan {i}}}\n" for i in range(3_000))
    ),
    "10,000 goals, all picked": lambda: (
        councils(2)
        + bank(10_000)
        + "periods:\n"
        + period(f"g0: {{binds: all, {picked(0, 9_999)}}}", f"g1: {{{picked(0, 9_999)}}}")
    ),
}


@pytest.mark.parametrize("name", MANY)
def test_many_take_seconds(name: str, plan: MakePlan) -> None:
    space = plan(MANY[name](), document="document: {title: Plan, kind: action-plan, language: sv}\n")
    began = time.process_time()
    ran = space.run("validate", "--today", "2026-11-21", "--select", RULES)
    assert time.process_time() - began < SECONDS
    assert ran.code in (0, 1)
