"""SAM816 money-out-of-time."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan_cli.derive.draws import held, source_of
from samverkan_cli.derive.timespans import DateRange, dates_of
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.money import Funding
from samverkan_cli.model.values import first_of, last_of
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, Related, found

_NOT_GOING = (
    Message("{activity} has a cost in {year}, when it is not going on"),
    Message("Correct the year of the cost, or the days of the activity"),
)
_ENDED = (
    Message("{source} ends in {last}, and {activity} is to be paid from it in {year}"),
    Message("Say where the money comes from then, or what the source holds in that year"),
)
_BACKWARDS = (
    Message("The trial of {activity} ends on {until}, before it begins on {first}"),
    Message("Correct one of the days"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report costs in years when nothing is done, sources that end too soon, and trials that end before they begin."""
    ends = {source: max(held(source), default=None) for source in plan.funding}
    for activity in plan.activities:
        if not activity.may_be_dropped:
            yield from _costs(activity, ends)
            yield from _outlasted(activity, ends)
            yield from _backwards(activity)


def _costs(activity: Activity, ends: Mapping[Funding, int | None]) -> Findings:
    """Costs in years in which the activity does not go on, or in which its source holds nothing any more."""
    going = dates_of(activity)
    for cost in activity.cost:
        source = source_of(activity, cost)
        last = ends.get(source) if source is not None else None
        if cost.year is None:
            continue
        if going is not None and not _is_going(going, cost.year):
            yield found(cost.at(), activity=activity.title, year=str(cost.year))(*_NOT_GOING)
        elif source is not None and last is not None and cost.year > last:
            yield _ended(cost.at(), activity, source, last, cost.year)


def _is_going(going: DateRange, year: int) -> bool:
    return (going.first is None or first_of(going.first).year <= year) and (
        going.last is None or year <= last_of(going.last).year
    )


def _outlasted(activity: Activity, ends: Mapping[Funding, int | None]) -> Findings:
    """An activity that goes on when all of its sources have ended; its costs say more, where they have years."""
    lasts = [(last, source) for source in activity.funding if (last := ends.get(source)) is not None]
    known = activity.funding and len(lasts) == len(activity.funding) and activity.whole("funding")
    going = dates_of(activity)
    if not known or going is None or going.last is None or not activity.whole("cost"):
        return
    year = first_of(going.last).year
    last, source = max(lasts, key=lambda each: each[0])
    if year > last and all(cost.year is None for cost in activity.cost):
        yield _ended(activity.at("funding"), activity, source, last, year)


def _ended(where: Location, activity: Activity, source: Funding, last: int, year: int) -> Finding:
    related = [Related(Message("what the source holds stands here"), source.at("amount"))]
    place = found(where, source=source.title, last=str(last), activity=activity.title, year=str(year), related=related)
    return place(*_ENDED)


def _backwards(activity: Activity) -> Findings:
    pilot, first = activity.pilot, activity.from_
    if pilot is not None and pilot.until is not None and first is not None and last_of(pilot.until) < first_of(first):
        place = found(pilot.value_at("until"), activity=activity.title, until=pilot.until, first=first)
        yield place(*_BACKWARDS)
