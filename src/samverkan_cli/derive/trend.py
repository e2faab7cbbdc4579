"""Where the values of an indicator are going: a straight line through them, and on which side of what is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan_cli.core.record import record
from samverkan_cli.derive.known_values import known_values, when_of
from samverkan_cli.model.measures import Indicator, Share, YearValue
from samverkan_cli.model.values import When

Division = tuple[str | None, ...]
"""Which part of the whole a value is of; empty where it is of the whole."""


def division(part: Share | None) -> Division:
    """Which part of the whole a value is of."""
    return (part.gender, part.school, part.district) if part is not None else ()


@record
class Point:
    """A value, and the day that it counts as being of: the middle of those that may be meant."""

    day: date
    value: Fraction
    measured: bool
    when: When


@record
class Aim:
    """What is wanted of the values: a limit or a target, from which side it is good, and by when."""

    value: Fraction
    upwards: bool
    by: date | None

    def met_by(self, value: Fraction) -> bool:
        """Whether a value is what is wanted."""
        return value >= self.value if self.upwards else value <= self.value


@record
class Trend:
    """The values of an indicator, or of one part of it, in order of their days; of two or more days.

    `ends` is where a straight line through them is on the day of the aim, None where there is no such day or the
    values are too few. `turned` is set where the last value is worse than the one before it and than the first. `part`
    is which part of the whole they are of.
    """

    points: tuple[Point, ...]
    upwards: bool
    aim: Aim | None
    ends: Fraction | None
    turned: bool
    part: Division = ()

    @property
    def last(self) -> Point:
        """The last value."""
        return self.points[-1]

    @property
    def met(self) -> bool:
        """Whether the last value is what is wanted."""
        return self.aim is not None and self.aim.met_by(self.last.value)

    @property
    def misses(self) -> bool:
        """Whether a straight line through the values misses what is wanted."""
        return self.aim is not None and self.ends is not None and not self.aim.met_by(self.ends)


def trends(indicator: Indicator, until: date | None = None, by: date | None = None) -> Iterator[Trend]:
    """Where an indicator is going, as a whole and by its parts, as far as is known; `by` leaves out later values.

    A limit for which no day is given is to be kept until a day: the plan's last.
    """
    upwards = _upwards(indicator)
    if upwards is None or not all(map(indicator.whole, ("values", "followed", "baseline"))):
        return
    by_part: dict[Division, list[Point]] = {}
    for part, point in _points(indicator, by):
        by_part.setdefault(part, []).append(point)
    for part, points in sorted(by_part.items(), key=lambda each: len(each[0])):
        days = {point.day: point for point in points}
        ordered = tuple(days[day] for day in sorted(days))
        if len(ordered) > 1 and any(point.measured for point in ordered):
            aim = _aim(indicator, part, ordered[-1].day, until, upwards=upwards)
            yield Trend(ordered, upwards, aim, _ends(ordered, aim), _turned(ordered, upwards=upwards), part)


def _upwards(indicator: Indicator) -> bool | None:
    if indicator.want in ("increase", "at-least"):
        return True
    return False if indicator.want in ("decrease", "at-most", "zero") else None


def _points(indicator: Indicator, by: date | None) -> Iterator[tuple[Division, Point]]:
    for known in known_values(indicator):
        when, value = known.when, known.value
        if when is not None and value is not None and (by is None or when.first <= by):
            yield division(known.part), _point(when, value, measured=known.measured)


def _point(when: When, value: Decimal | int, *, measured: bool) -> Point:
    middle = date.fromordinal((when.first.toordinal() + when.last.toordinal()) // 2)
    return Point(middle, Fraction(value), measured, when)


def _aim(indicator: Indicator, part: Division, last: date, until: date | None, *, upwards: bool) -> Aim | None:
    """The next target that is set for a day after the last value, else the last of those before; else the limit."""
    of_part = (each for each in indicator.target if division(each.part) == part)
    targets = [(when.last, each) for each in of_part if (when := when_of(each))]
    if targets:
        coming = [each for each in targets if each[0] >= last]
        by, target = min(coming, key=_day) if coming else max(targets, key=_day)
        return Aim(Fraction(target.value), upwards, by)
    if indicator.target:
        return None
    limit = 0 if indicator.want == "zero" else indicator.limit
    return Aim(Fraction(limit), upwards, until) if isinstance(limit, int | Decimal) else None


def _day(target: tuple[date, YearValue]) -> date:
    return target[0]


def _ends(points: tuple[Point, ...], aim: Aim | None) -> Fraction | None:
    """Where the line of least squares is on the day of an aim; what has been measured since then tells it itself."""
    if aim is None or aim.by is None or sum(point.measured for point in points) < 2:
        return None
    if aim.by <= points[-1].day:
        return points[-1].value
    days = [Fraction(point.day.toordinal()) for point in points]
    day, value = _mean(days), _mean([point.value for point in points])
    rise = sum(((x - day) * (point.value - value) for x, point in zip(days, points, strict=True)), Fraction())
    run = sum(((x - day) ** 2 for x in days), Fraction())
    return value + rise / run * (aim.by.toordinal() - day)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def _turned(points: tuple[Point, ...], *, upwards: bool) -> bool:
    first, before, last = points[0].value, points[-2].value, points[-1].value
    return last < min(first, before) if upwards else last > max(first, before)
