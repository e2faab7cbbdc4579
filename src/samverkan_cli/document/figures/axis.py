"""The days along the top of a figure: where years and months begin, as many as there is room for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.document.figures.shared import Plain
from samverkan_cli.i18n.phrases import Phrases

_MONTH, _YEAR = 9.0, 8.5
"""How much room the name of a month, and of a year, takes, in millimetres."""
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 500, 1000)


@record
class Tick:
    """A day at which a month begins, or a year (`major`). One without a label is a line only."""

    day: date
    label: str
    major: bool


@record
class Axis:
    """Days from the first of a month to the last of one."""

    first: date
    last: date
    ticks: tuple[Tick, ...]


def axis(first: date, last: date, say: Phrases, room: float) -> Axis:
    """The axis on which two days lie, in so many millimetres."""
    begins = first.replace(day=1)
    ends = last.replace(day=monthrange(last.year, last.month)[1])
    days = (ends - begins).days + 1
    count = (last.year - first.year) * 12 + last.month - first.month + 1

    def width(day: date, until: date) -> float:
        return room * (until - day).days / days

    step = next((each for each in _MONTHS if count * _MONTH <= each * room), None)
    years = list(_years(begins, ends, next((each for each in _YEARS if count * _YEAR <= each * 12 * room), _YEARS[-1])))
    found = [Tick(day, say.month(day.month), major=False) for day in (_months(begins, ends, step) if step else ())]
    if not years or width(begins, years[0]) > _YEAR:
        found.append(Tick(begins, str(begins.year), major=True))
    found += [Tick(day, str(day.year) if width(day, ends) > _YEAR else "", major=True) for day in years]
    return Axis(begins, ends, tuple(sorted(found, key=lambda tick: (tick.day, tick.major))))


def ticks(axis: Axis) -> list[Plain]:
    """The marks of an axis as plain data."""
    return [{"date": str(each.day), "label": each.label, "major": each.major} for each in axis.ticks]


def _months(first: date, last: date, step: int) -> Iterator[date]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        if month % step == 0:
            yield date(month // 12, month % 12 + 1, 1)


def _years(first: date, last: date, step: int) -> Iterator[date]:
    for year in range(first.year, last.year + 1):
        if year % step == 0 and date(year, 1, 1) >= first:
            yield date(year, 1, 1)
