"""SAM907 small-number-by-subtraction."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from samverkan_cli.model.measures import Indicator
from samverkan_cli.rules.authoring import Given, Location, Message, Places, Project, Related, finds, found
from samverkan_cli.rules.people import FEWEST, counts_people, parts_of


class _Counted(NamedTuple):
    """A number of people: when, of which part of all, and where it stands."""

    when: tuple[str, str]
    part: frozenset[tuple[str, str]]
    value: Decimal
    place: Location
    turn: int


@finds(
    Message("{whole} people in all and {parts} in the parts give away that there are {n} in another part"),
    Message("Leave out a part, or give larger parts, so that no small number can be worked out"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every whole of which so much is said in parts that what is left is a few people."""
    for indicator in filter(counts_people, plan.indicators):
        counted = list(_counted(indicator))
        wholes = {(each.when, each.part): each for each in counted}
        divided: dict[tuple[tuple[str, str], frozenset[tuple[str, str]], str], dict[str, _Counted]] = {}
        for each in counted:
            for by, name in each.part:
                divided.setdefault((each.when, each.part - {(by, name)}, by), {})[name] = each
        for (when, part, _), parts in divided.items():
            whole = wholes.get((when, part))
            left = whole.value - sum(each.value for each in parts.values()) if whole is not None else Decimal(0)
            if whole is not None and 1 <= left < FEWEST:
                last, *others = sorted((whole, *parts.values()), key=lambda each: -each.turn)
                related = [Related(Message("this is counted too"), each.place) for each in others[:5]]
                yield found(last.place, whole=whole.value, parts=whole.value - left, n=str(left), related=related)


def _counted(indicator: Indicator) -> Iterator[_Counted]:
    """The numbers of an indicator: what was measured, and where it began."""
    turn = 0
    for began in indicator.baseline:
        day = str(began.date or began.year or "")
        if began.value is not None and day:
            turn += 1
            part = frozenset(parts_of(began.part).items())
            yield _Counted(("baseline", day), part, began.value, began.value_at("value"), turn)
    for each in indicator.values:
        if each.value is not None:
            turn += 1
            part = frozenset(parts_of(each.part).items())
            yield _Counted(("values", str(each.date)), part, each.value, each.value_at("value"), turn)
