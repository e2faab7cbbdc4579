"""SAM508 impossible-measure."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from samverkan_cli.derive.known_values import when_of
from samverkan_cli.derive.trend import division
from samverkan_cli.derive.validity import valid_from
from samverkan_cli.model.follow_up import IndicatorFollowed
from samverkan_cli.model.measures import Indicator, Measurement, YearValue
from samverkan_cli.model.values import When
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, Related, found
from samverkan_cli.swedish.lists import words

_OLDEST = 5
_NO_SHARE = (
    Message("{indicator} is a share, and {value} is none: a share is from 0 to 100"),
    Message("Correct the value, or what kind of measure it is"),
)
_NOT_BEFORE = (
    Message("The baseline of {indicator} is of {began}, and its target of {wanted}: it has to come before"),
    Message("Correct one of the years"),
)
_OLD = (
    Message("The baseline of {indicator} is of {began}, more than five years before the document holds"),
    Message("Measure anew, so that the target is set from where things are"),
)
_TO_COME = (
    Message("{indicator} has a value of {date}, and that is still to come", kind="to-come"),
    Message("Correct the date; what is wanted by then belongs under target"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every value that cannot be, and every baseline that cannot be one."""
    first = valid_from(plan.document)
    for indicator in plan.indicators:
        if _is_share(indicator):
            yield from _no_shares(indicator)
        yield from _baselines(indicator, first)
        for when, place in _measured(indicator):
            if When.of(given.today).before(when):
                yield found(place, indicator=indicator.title, date=str(when))(*_TO_COME)


def _is_share(indicator: Indicator) -> bool:
    """Whether its values are percent of a whole. What is counted of a thousand may be more."""
    unit = (indicator.unit or "").strip().casefold()
    percent = unit in words("percent")
    called = indicator.title.casefold().split()[:1]
    return (percent or not unit) if indicator.measure == "share" else percent and called in (["andel"], ["andelen"])


def _no_shares(indicator: Indicator) -> Findings:
    for value, place in _values(indicator):
        if value is not None and not 0 <= value <= 100:
            yield found(place, indicator=indicator.title, value=value)(*_NO_SHARE)


def _values(indicator: Indicator) -> Iterator[tuple[Decimal | int | None, Location]]:
    """Every value that is said of an indicator, and where."""
    if isinstance(indicator.limit, int | Decimal):
        yield indicator.limit, indicator.value_at("limit")
    several: tuple[YearValue | Measurement | IndicatorFollowed, ...] = (
        *indicator.baseline,
        *indicator.target,
        *(value for other in indicator.compare for value in other.values),
        *indicator.values,
        *indicator.followed,
    )
    for each in several:
        yield each.value, each.value_at("value")


def _baselines(indicator: Indicator, first: date | None) -> Findings:
    targets = {division(each.part): each for each in reversed(indicator.target) if each.whole("part")}
    for baseline in indicator.baseline:
        began = when_of(baseline)
        if began is None:
            continue
        place = baseline.value_at("year" if baseline.year else "date")
        target = targets.get(division(baseline.part)) if baseline.whole("part") else None
        wanted = when_of(target) if target is not None else None
        if target is not None and wanted is not None and _is_not_before(began, wanted):
            there = Related(Message("the target is here"), target.at())
            here = found(place, indicator=indicator.title, began=str(began), wanted=str(wanted), related=[there])
            yield here(*_NOT_BEFORE)
        elif first is not None and began.last.year < first.year - _OLDEST:
            yield found(place, indicator=indicator.title, began=str(began))(*_OLD)


def _is_not_before(began: When, wanted: When) -> bool:
    """Whether a baseline comes with its target or after it: of one and the same year, neither day may be known."""
    return not began.before(wanted) and (wanted.before(began) or began == wanted)


def _measured(indicator: Indicator) -> Iterator[tuple[When, Location]]:
    """Every value that is said to have been measured: when, and where that is written."""
    for baseline in indicator.baseline:
        if (when := when_of(baseline)) is not None:
            yield when, baseline.value_at("year" if baseline.year else "date")
    for value in (*(value for other in indicator.compare for value in other.values), *indicator.values):
        yield value.date, value.value_at("date")
    for each in indicator.followed:
        if each.date is not None:
            yield each.date, each.value_at("date")
