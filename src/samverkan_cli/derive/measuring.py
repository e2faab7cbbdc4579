"""When an indicator was last measured, and when it is to be measured again."""

from __future__ import annotations

from datetime import date

from samverkan_cli.derive.days import BOUND, after, interval, last_day
from samverkan_cli.derive.known_values import known_values
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.values import Duration, When


def when_last_measured(indicator: Indicator) -> When | None:
    """When an indicator was measured last, its own value or that of a follow-up: the day that may be the latest.

    A follow-up's value without a day of its own has the day of the report. None where there is no value, or where one
    has no day or has been left out because of how it is written.
    """
    if not indicator.whole("values") or indicator.perhaps_meant:
        return None
    known = [each.when for each in known_values(indicator) if each.measured]
    days = [day for day in known if day is not None]
    return max(days, key=lambda day: (day.last, day.first), default=None) if len(days) == len(known) else None


def last_measured(indicator: Indicator) -> date | None:
    """The day of an indicator's last value; None where only a month or a year is known that may be later."""
    last = when_last_measured(indicator)
    return last.whole if last is not None else None


def next_value_due(indicator: Indicator) -> date | None:
    """The day by which an indicator is to have a new value: its last one and `measured_every` after it.

    Where that is counted in terms or half-years, it is the end of the term after so many. Of a month or a year the last
    day counts. None where it is not known.
    """
    every, value = interval(indicator.measured_every), when_last_measured(indicator)
    if every is None or value is None:
        return None
    last = value.last
    if every.unit in BOUND:
        return last_day(last, Duration(every.count + 1, every.unit))
    return after(last, every)
