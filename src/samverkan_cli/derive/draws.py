"""What activities draw from each source of money, and what it holds, year by year."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.core.record import record
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.money import Cost, Funding


@record
class Draw:
    """What an activity draws from a source in a year, in whole kronor."""

    activity: Activity
    cost: Cost
    source: Funding
    year: int
    sek: int


def source_of(activity: Activity, cost: Cost) -> Funding | None:
    """Where the money for a cost of an activity comes from: the source that it names, else the activity's only one.

    None where it is not known from which of several, or from none.
    """
    if not cost.lacks("funding"):
        return cost.funding
    sources = dict.fromkeys(activity.funding)
    return next(iter(sources)) if len(sources) == 1 and activity.whole("funding") else None


def draws(activities: Iterable[Activity]) -> dict[tuple[Funding, int], list[Draw]]:
    """What is drawn from each source in each year, as far as it is known; what may be dropped draws nothing."""
    found: dict[tuple[Funding, int], list[Draw]] = {}
    for activity in activities:
        for cost in activity.cost if not activity.may_be_dropped else ():
            source = source_of(activity, cost)
            if source is not None and cost.year is not None and cost.sek:
                draw = Draw(activity, cost, source, cost.year, cost.sek)
                found.setdefault((source, cost.year), []).append(draw)
    return found


def held(source: Funding) -> dict[int, int]:
    """What a source holds in each year that it speaks of, in whole kronor.

    Nothing where some of it is not known: it may be for any year.
    """
    amounts = [(each.year, each.sek) for each in source.amount]
    found: dict[int, int] = {}
    for year, sek in amounts if source.whole("amount") else ():
        if year is None or sek is None:
            return {}
        found[year] = found.get(year, 0) + sek
    return found
