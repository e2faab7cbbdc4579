"""How the indicators go, from where they began to where they should be: a small line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.derive.trend import Aim, Point, Trend, trends
from samverkan_cli.derive.validity import valid_until
from samverkan_cli.document.figures.axis import Axis, axis, ticks
from samverkan_cli.document.figures.shared import (
    Numbers,
    Plain,
    lines,
    lower,
    number_of,
    one_of,
    pages,
    sentences,
    short,
)
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.measures import Indicator

_LETTERS = 38
"""So many letters of a title stand on a line."""
_ROOM = 50
"""How wide the lines are, in millimetres."""


@record
class _Measured:
    indicator: Indicator
    trend: Trend

    @property
    def title(self) -> str:
        part = ", ".join(filter(None, self.trend.part))
        return f"{self.indicator.title} ({part})" if part else self.indicator.title


def progress(
    project: Project, say: Phrases, numbers: Numbers | None = None, by: date | None = None
) -> tuple[Figure, ...]:
    """The indicators with at least two values, those of no later day than `by`. None where there is no such one."""
    until = valid_until(project.document)
    found = [_Measured(each, trend) for each in project.indicators for trend in trends(each, until, by)]
    if not found:
        return ()
    whole = _axis(found, say)
    runs = list(pages(found, _height))
    title = say(Message("How the indicators go"))
    return tuple(
        Figure(
            "progress",
            one_of(title, n, len(runs), say),
            sentences(_sentence(one, say, numbers or {}) for one in run),
            _data(run, whole, say, numbers or {}),
        )
        for n, run in enumerate(runs, 1)
    )


def _axis(found: Sequence[_Measured], say: Phrases) -> Axis:
    days = [point.day for one in found for point in one.trend.points]
    days += [one.trend.aim.by for one in found if one.trend.aim is not None and one.trend.aim.by is not None]
    return axis(min(days), max(days), say, _ROOM)


def _height(one: _Measured) -> float:
    return max(18.0, lines(short(one.title), _LETTERS) * 3.6 + 3)


def _data(run: Sequence[_Measured], whole: Axis, say: Phrases, numbers: Numbers) -> Plain:
    return {
        "from": str(whole.first),
        "until": str(whole.last),
        "ticks": ticks(whole),
        "rows": [_row(one, say, numbers) for one in run],
        "heads": [say(each) for each in _HEADS],
        "legend": [{"sign": sign, "word": word} for sign, word in _signs(run, say)],
    }


def _row(one: _Measured, say: Phrases, numbers: Numbers) -> Plain:
    trend = one.trend
    return {
        "number": number_of(one.indicator, numbers),
        "title": short(one.title),
        "points": [
            {"date": str(each.day), "value": float(each.value), "measured": each.measured} for each in trend.points
        ],
        "aim": _aim(trend.aim),
        "first": _at(one, trend.points[0], say),
        "last": _at(one, trend.last, say),
        "wanted": _wanted(one, trend.aim, say) if trend.aim is not None else "",
        "ends": {"value": float(ends)} if (ends := _ends(trend)) is not None else None,
        "course": _course(one, say),
        "state": _state(trend),
        "word": _word(trend, say),
    }


def _aim(aim: Aim | None) -> Plain | None:
    if aim is None:
        return None
    return {"value": float(aim.value), "date": str(aim.by) if aim.by is not None else None}


def _sentence(one: _Measured, say: Phrases, numbers: Numbers) -> str:
    return f"{number_of(one.indicator, numbers)} {one.title}: {_said(one, say)}".strip()


def _said(one: _Measured, say: Phrases) -> str:
    trend = one.trend
    values = ", ".join(_at(one, each, say) for each in trend.points)
    wanted = _wanted(one, trend.aim, say) if trend.aim is not None else ""
    return "; ".join(filter(None, [values, lower(wanted), lower(_word(trend, say)), lower(_course(one, say))]))


def _ends(trend: Trend) -> Decimal | None:
    """Where the values will be at the same pace, with as many decimals as they have; where that is too little."""
    aim = trend.aim
    if _state(trend) != "misses" or aim is None or aim.by is None or aim.by <= trend.last.day or trend.ends is None:
        return None
    places = max(-int(_decimal(each.value).as_tuple().exponent) for each in trend.points)
    return _decimal(trend.ends).quantize(Decimal(1).scaleb(-max(0, places)))


def _course(one: _Measured, say: Phrases) -> str:
    ends, aim = _ends(one.trend), one.trend.aim
    if ends is None or aim is None or aim.by is None:
        return ""
    at_this_pace = Message("At this pace: {value}", value=_amount(one, Fraction(ends), say))
    return f"{say(at_this_pace)} ({_by(aim.by, say)})"


def _at(one: _Measured, point: Point, say: Phrases) -> str:
    """A value, and when it was so: 72 timmar (2025)."""
    return f"{_amount(one, point.value, say)} ({say.when(point.when)})"


def _amount(one: _Measured, value: Fraction, say: Phrases) -> str:
    number = say.number(_decimal(value))
    return f"{number} {one.indicator.unit}" if one.indicator.unit else number


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _wanted(one: _Measured, aim: Aim, say: Phrases) -> str:
    """What is wanted: the target is at most 24 timmar by 2027."""
    value = _amount(one, aim.value, say)
    least = Message("Target: at least {value}", value=value)
    said = say(least if aim.upwards else Message("Target: at most {value}", value=value))
    return f"{said} ({_by(aim.by, say)})" if aim.by is not None else said


def _by(day: date, say: Phrases) -> str:
    return str(day.year) if (day.month, day.day) == (12, 31) else say.day(day)


def _state(trend: Trend) -> str:
    if trend.met:
        return "met"
    if trend.turned:
        return "turned"
    if trend.aim is None or trend.ends is None:
        return ""
    return "misses" if trend.misses else "nears"


_STATES = {
    "met": Message("The target is met"),
    "nears": Message("On the way to the target"),
    "misses": Message("Will not get there at this pace"),
    "turned": Message("Goes the wrong way"),
}


_HEADS = (Message("Indicator"), Message("At first"), Message("Latest"), Message("Target"), Message("How it goes"))
"""What stands in the columns where a figure is a table."""


def _word(trend: Trend, say: Phrases) -> str:
    state = _state(trend)
    return say(_STATES[state]) if state else ""


def _signs(run: Sequence[_Measured], say: Phrases) -> Iterator[tuple[str, str]]:
    points = [each.measured for one in run for each in one.trend.points]
    if False in points:
        yield "baseline", say(Message("Baseline"))
    yield "measured", say(Message("Outcome"))
    if any(one.trend.aim is not None for one in run):
        yield "aim", say(Message("Target"))
    if any(_ends(one.trend) is not None for one in run):
        yield "course", say(Message("At the same pace"))
