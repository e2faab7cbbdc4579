"""How many activities go on in each month."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.workload import Assignment, assignments, by_month, first_day, month_of, peak
from tests.link.linked import linked

GOING = st.lists(
    st.builds(lambda first, more: Assignment("A", first, first + more), st.integers(24_300, 24_330), st.integers(0, 9)),
    max_size=8,
)


@given(GOING, st.integers(24_295, 24_345))
def test_each_month_has_as_many_as_go_on_in_it(going: list[Assignment], since: int) -> None:
    counted = {month: sum(each.first <= month <= each.last for each in going) for month in range(24_290, 24_350)}
    assert dict(by_month(going)) == {month: n for month, n in counted.items() if n}
    worst = peak(going, since)
    later = [n for month, n in counted.items() if month >= since and n]
    assert (worst.activities if worst else None) == max(later, default=None)


def test_a_month_begins_with_its_first_day() -> None:
    assert first_day(month_of(date(2027, 12, 31))) == date(2027, 12, 1)


def test_what_counts_is_not_over_and_has_days() -> None:
    plan = linked(
        "document: {title: P, kind: action-plan, valid: {from: 2027-01-01, until: 2028-12-31}}\n"
        "owners: {o: {title: O, kind: function}, b: {title: B, kind: board}}\n"
        "focus_areas:\n f:\n  title: F\n  activities:\n"
        "   a: {title: A, owners: [o, b], from: 2027-03, until: 2027-05}\n"
        "   b: {title: B, owners: o, every: 1 term}\n"
        "   c: {title: C, owners: o, until: 2027-05, status: done}\n"
        "   d: {title: D, owners: o, from: 2027-03}\n",
        document="",
    ).project
    found = [
        (owner.id, each.activity, each.last - each.first + 1) for owner, each in assignments(plan, date(2026, 11, 21))
    ]
    assert found == [("o", "A", 3), ("o", "B", 24)]
