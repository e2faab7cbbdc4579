"""How long something lasts, and how often it comes."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.model.values.kind import Kind, Wrong, alone, any_case

Unit = Literal["year", "half-year", "quarter", "term", "month", "week", "day", "school year", "term of office"]
_WAYS: dict[Unit, str] = {
    "year": "year, years, år",
    "half-year": "half-year, half-years, halvår",
    "quarter": "quarter, quarters, kvartal",
    "term": "term, terms, termin, terminer",
    "month": "month, months, månad, månader",
    "week": "week, weeks, vecka, veckor",
    "day": "day, days, dag, dagar",
    "school year": "school year, school years, läsår",
    "term of office": "term of office, terms of office, mandatperiod, mandatperioder",
}
_UNITS = {way: unit for unit, ways in _WAYS.items() for way in ways.split(", ")}


@record
class Duration:
    """How long: a count from 1 and a unit. What day it leads to is worked out in `derive`."""

    count: int
    unit: Unit


@record
class Rate:
    """How often: so many times, from 2, in each of some unit."""

    times: int
    unit: Unit


@record
class Ongoing:
    """How often: all the time, without a last day."""


Every = Duration | Rate | Ongoing
"""How often: the time from one to the next, so many times in a time, or all the time."""

_COUNTED = compiled_late(r"(\d{1,5})\s*([^\W\d]+(?:[- ][^\W\d]+)*)")


def as_duration(text: str) -> Duration | None:
    """The duration that a text says, or None."""
    found = _COUNTED.fullmatch(text.strip().lower())
    unit = _UNITS.get(" ".join(found[2].split())) if found else None
    return Duration(int(found[1]), unit) if found and unit and int(found[1]) else None


_LENGTH = marked("Write a number and a unit, for example 2 years, 6 months, 14 days, 1 term, 1 half-year")


def _duration(text: str) -> Duration:
    if (found := as_duration(text)) is None:
        raise Wrong(Message("{text} is not a length of time", text=text), Message(_LENGTH))
    return found


# --- how often

ONGOING = ("ongoing", "löpande")
_TIMES = compiled_late(r"(\d{1,3})(?: (?:gånger|gång|ggr|times|time))? (?:per|om|i) ([^\d]+)")
_EACH = compiled_late(r"(?:varje|per|every|each) ([^\d]+)")
_IN = _UNITS | {"året": "year", "halvåret": "half-year", "kvartalet": "quarter", "månaden": "month", "veckan": "week"}
_ADVERBS: dict[str, Duration] = {
    "årligen": Duration(1, "year"),
    "årsvis": Duration(1, "year"),
    "yearly": Duration(1, "year"),
    "annually": Duration(1, "year"),
    "vartannat år": Duration(2, "year"),
    "every other year": Duration(2, "year"),
    "vart tredje år": Duration(3, "year"),
    "halvårsvis": Duration(1, "half-year"),
    "terminsvis": Duration(1, "term"),
    "kvartalsvis": Duration(1, "quarter"),
    "quarterly": Duration(1, "quarter"),
    "månadsvis": Duration(1, "month"),
    "månatligen": Duration(1, "month"),
    "monthly": Duration(1, "month"),
    "varannan månad": Duration(2, "month"),
    "veckovis": Duration(1, "week"),
    "weekly": Duration(1, "week"),
    "dagligen": Duration(1, "day"),
    "daily": Duration(1, "day"),
}


def as_every(text: str) -> Every | None:
    """How often, as a text says it, or None."""
    if found := as_duration(text):
        return found
    said = " ".join(text.lower().split())
    if said in ONGOING:
        return Ongoing()
    if times := _TIMES.fullmatch(said):
        n, unit = int(times[1]), _IN.get(times[2])
        return None if unit is None or not n else Duration(1, unit) if n == 1 else Rate(n, unit)
    each = _EACH.fullmatch(said)
    unit = _UNITS.get(each[1]) if each else None
    return Duration(1, unit) if unit else _ADVERBS.get(said)


_OFTEN = marked("Write how often, for example 1 year, 6 months, 1 term or 2 per year")


def _repeated(text: str) -> Any:
    found = as_every(text)
    if found is None or isinstance(found, Ongoing):
        raise Wrong(Message("{text} does not say how often", text=text), Message(_OFTEN))
    return found


def _recurring(text: str) -> Any:
    if (found := as_every(text)) is None:
        raise Wrong(
            Message("{text} does not say how often", text=text),
            Message("Write how often, for example 1 year, 6 months, 1 term, 2 per year or ongoing"),
        )
    return found


def written(every: Every) -> str:
    """How long or how often, as it is written in a plan."""
    if isinstance(every, Ongoing):
        return ONGOING[0]
    if isinstance(every, Rate):
        return f"{every.times} per {every.unit}"
    one, several = _WAYS[every.unit].split(", ")[:2]
    return f"{every.count} {one if every.count == 1 else several}"


_DURATION = rf"0*[1-9][0-9]{{0,4}}\s*(?:{any_case(*_UNITS)})"
_GIVEN = (
    rf"{_DURATION}|0*[1-9][0-9]{{0,2}}(?: (?:{any_case('gånger', 'gång', 'ggr', 'times', 'time')}))?"
    rf" (?:{any_case('per', 'om', 'i')}) (?:{any_case(*_IN)})"
    rf"|(?:{any_case('varje', 'per', 'every', 'each')}) (?:{any_case(*_UNITS)})|{any_case(*_ADVERBS)}"
)
LASTING = Kind("duration", marked("a length of time"), write=_LENGTH, pattern=alone(_DURATION), read=_duration)
TURN = replace(LASTING)
REPEATED = Kind("how-often", marked("how often"), write=_OFTEN, pattern=alone(_GIVEN), read=_repeated)
RECURRING = Kind(
    "how-often-or-ongoing",
    marked("how often, or ongoing"),
    write=marked("Write how often, for example 1 year, 6 months, 1 term, 2 per year or ongoing"),
    pattern=alone(f"{_GIVEN}|{any_case(*ONGOING)}"),
    read=_recurring,
)

Lasting = Annotated[Duration, LASTING]
"""A length of time."""
Turn = Annotated[Duration, TURN]
"""How long each of several has something."""
Repeated = Annotated[Any, REPEATED]
"""How often: a Duration from one time to the next, or a Rate."""
Recurring = Annotated[Any, RECURRING]
"""How often: a Duration from one time to the next, a Rate, or Ongoing."""
