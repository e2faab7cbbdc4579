"""What the rules on goals and periods tell."""

from __future__ import annotations

from tests.conftest import MakePlan


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
