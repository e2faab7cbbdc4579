"""The values of an indicator, wherever a plan has them: where it began, in its own list, in follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from samverkan_cli.core.record import record
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.measures import Indicator, Share, YearValue
from samverkan_cli.model.values import When


@record
class KnownValue:
    """A value, and the days that it is of.

    `value` and `when` are None where they could not be read, or no day is given; `part` is set where it is not of the
    whole. What was not `measured` since the plan began is its baseline.
    """

    value: Decimal | int | None
    when: When | None
    part: Share | None
    measured: bool


def when_of(value: YearValue) -> When | None:
    """The day, or the year, that a baseline or a target is of."""
    if value.date is not None:
        return value.date
    return When(date(value.year, 1, 1), date(value.year, 12, 31), "year", str(value.year)) if value.year else None


def known_values(indicator: Indicator) -> Iterator[KnownValue]:
    """Every value of an indicator: its baseline, those of follow-ups, its own."""
    for began in indicator.baseline:
        yield KnownValue(began.value if began.whole("value") else None, when_of(began), began.part, measured=False)
    for followed in indicator.followed:
        report = followed.parent
        if isinstance(report, FollowUp) and not followed.lacks("value"):
            when = followed.date if not followed.lacks("date") else When.of(report.date)
            yield KnownValue(followed.value if followed.whole("value") else None, when, None, measured=True)
    for each in indicator.values:
        when = each.date if each.whole("date") else None
        yield KnownValue(each.value if each.whole("value") else None, when, each.part, measured=True)


def last_value(indicator: Indicator, by: date | None = None, *, measured: bool = False) -> KnownValue | None:
    """The last value that is known of an indicator: one of the whole where there is any, else of a part.

    `by` leaves out what is of a later day, and `measured` what the plan began with.
    """
    found = [
        each
        for each in known_values(indicator)
        if each.value is not None
        and (each.measured or not measured)
        and (by is None or each.when is None or each.when.first <= by)
    ]
    whole = [each for each in found if each.part is None] or found
    return max(reversed(whole), key=lambda each: each.when.last if each.when is not None else date.min, default=None)
