"""Where the values of an indicator are going."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from samverkan_cli.derive.trend import trends
from tests.link.linked import linked

# want and more, values, whether the last one turned, whether it is met, where the line ends
CASES = [
    ("want: increase, target: {date: 2027-01-03, value: 70}", {"2025-01-03": 50, "2026-01-03": 60}, False, False, 70),
    ("want: decrease, target: {date: 2027-01-03, value: 45}", {"2025-01-03": 50, "2026-01-03": 60}, True, False, 70),
    ("want: decrease, target: {date: 2026-01-03, value: 65}", {"2025-01-03": 50, "2026-01-03": 60}, True, True, 60),
    ("want: at-most, limit: 55", {"2025-01-03": 60, "2026-01-03": 50}, False, True, 40),
    ("want: zero", {"2025-01-03": 20, "2026-01-03": 10}, False, False, 0),
    ("want: increase", {"2025-01-03": 50, "2026-01-03": 60}, False, False, None),
]


@pytest.mark.parametrize(("said", "values", "turned", "met", "ends"), CASES)
def test_where_a_line_through_the_values_ends(
    said: str, values: dict[str, int], turned: bool, met: bool, ends: int | None
) -> None:
    listed = ", ".join(f"{{date: {day}, value: {value}}}" for day, value in values.items())
    plan = linked(f"indicators: {{i: {{title: I, {said}, values: [{listed}]}}}}\n").project
    (trend,) = trends(next(iter(plan.indicators)), date(2027, 1, 3))
    assert (trend.turned, trend.met) == (turned, met)
    assert trend.ends == (Fraction(ends) if ends is not None else None)
    assert trend.misses == (ends is not None and trend.aim is not None and not trend.aim.met_by(Fraction(ends)))


def test_parts_go_their_own_way_and_a_single_value_goes_nowhere() -> None:
    values = ", ".join(
        f"{{date: {year}, value: {value}, part: {{gender: {who}}}}}"
        for year, who, value in ((2025, "K", 1), (2025, "M", 9), (2026, "K", 2), (2026, "M", 8), (2026, "X", 1))
    )
    plan = linked(f"indicators: {{i: {{title: I, want: increase, values: [{values}]}}}}\n").project
    assert [trend.turned for trend in trends(next(iter(plan.indicators)))] == [False, True]
