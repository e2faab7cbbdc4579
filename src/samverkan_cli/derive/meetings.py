"""How often a group meets, held against what it promised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from samverkan_cli.derive.chairs import term_of
from samverkan_cli.derive.likeness import taken_over
from samverkan_cli.model.groups import Group, Meets

Days = tuple[date | None, date | None]
"""A first and a last day, None where it is open or not known."""


@dataclass(frozen=True, slots=True)
class TooFew:
    """A year, or a `spring` or `autumn` of it, in which fewer meetings are set than were promised."""

    year: int
    term: str | None
    meetings: int


def too_few(group: Group, *within: Days) -> tuple[TooFew, ...]:
    """The years or half-years with meetings, but with fewer than the group promises, in order.

    Those that do not lie whole within all of some stretches of days are left out: nobody promised anything for a part.
    """
    meets: Meets | None = taken_over(group, "meets")
    if meets is None or meets.at_least is None or meets.per is None or not group.whole("meetings"):
        return ()
    halved = meets.per == "half-year"
    held = Counter((day.year, term_of(day) if halved else None) for day in set(group.meetings))
    found = [TooFew(year, term, n) for (year, term), n in held.items() if n < meets.at_least]
    whole = [each for each in found if all(_lies_in(each, days) for days in within)]
    return tuple(sorted(whole, key=lambda each: (each.year, each.term == "autumn")))


def _lies_in(one: TooFew, days: Days) -> bool:
    first = date(one.year, 7 if one.term == "autumn" else 1, 1)
    last = date(one.year, 6, 30) if one.term == "spring" else date(one.year, 12, 31)
    return (days[0] is None or days[0] <= first) and (days[1] is None or last <= days[1])
