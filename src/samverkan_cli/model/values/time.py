"""Kinds of time: a day, as much of one as is known, and a length of time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import total_ordering
from typing import Annotated, Literal

from samverkan_cli.core.message import Message, marked
from samverkan_cli.model.values.kind import Kind, Wrong, alone, any_case


@total_ordering
@dataclass(frozen=True, slots=True)
class When:
    """A day, a month or a year: as much as is known (EDTF level 0, ISO 8601-2:2019).

    Two are compared by what both know: 2026 is neither before nor after 2026-03-01, but sorts before it.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def whole(self) -> date | None:
        """The day, where one is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __lt__(self, other: When) -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @classmethod
    def of(cls, day: date) -> When:
        """A day that is known."""
        return cls(day.year, day.month, day.day)

    def before(self, other: When) -> bool:
        """Whether it is the earlier of two for certain, by what both know."""
        known = [part for part in (self.year, self.month, self.day) if part is not None]
        return known < [part for part in (other.year, other.month, other.day) if part is not None][: len(known)]

    def __str__(self) -> str:
        """As it is written in a plan."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


_WHEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LIKE_A_DATE = re.compile(
    r"(?P<d>\d{1,2})[./ -](?P<m>\d{1,2})[./ -](?P<y>\d{4})|(?P<Y>\d{4})[./ ](?P<M>\d{1,2})[./ ](?P<D>\d{1,2})"
    r"|(?P<yy>\d{4})-(?P<mm>\d{1,2})-(?P<dd>\d{1,2})|(?P<packed>\d{8})"
)


def likely_date(text: str) -> str | None:
    """The date that was most likely meant, in the form of the format."""
    found = _LIKE_A_DATE.fullmatch(text)
    if not found:
        return None
    g = found.groupdict()
    packed = g["packed"] or ""
    year = g["y"] or g["Y"] or g["yy"] or packed[:4]
    month = g["m"] or g["M"] or g["mm"] or packed[4:6]
    day = g["d"] or g["D"] or g["dd"] or packed[6:]
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _when(text: str) -> When:
    text = text.strip()
    found = _WHEN.fullmatch(text)
    try:
        if not found or not int(found[1]):
            raise ValueError
        if found[2]:
            date(int(found[1]), int(found[2]), int(found[3] or 1))
        return When(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)
    except ValueError:
        raise _no_date(text) from None


def _no_date(text: str) -> Wrong:
    message, meant = Message("{text} is not a date", text=text), likely_date(text)
    if meant:
        return Wrong(message, Message("Write {date}", date=meant))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Wrong(Message("There is no day {text}", text=text), Message("Check the month and the day"))
    return Wrong(message, Message("Write year, month and day, for example 2027-06-15"))


def _day(text: str) -> date:
    text = text.strip()
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise _no_date(text) from None
    if _WHEN.fullmatch(text):
        raise Wrong(
            Message("A whole date is needed, and {text} has no day", text=text),
            Message("Write year, month and day, for example 2027-06-15"),
        )
    raise _no_date(text)


Unit = Literal["year", "half-year", "term", "month", "week", "day"]
_WAYS: dict[Unit, str] = {
    "year": "year years år",
    "half-year": "half-year half-years halvår",
    "term": "term terms termin terminer",
    "month": "month months månad månader",
    "week": "week weeks vecka veckor",
    "day": "day days dag dagar",
}
_UNITS = {way: unit for unit, ways in _WAYS.items() for way in ways.split()}


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: a count from 1 and a unit. What day it leads to is worked out in `derive`."""

    count: int
    unit: Unit


_DURATION = re.compile(r"(\d{1,5})\s*([^\W\d]+(?:-[^\W\d]+)?)")


def as_duration(text: str) -> Duration | None:
    """The duration that a text says, or None."""
    found = _DURATION.fullmatch(text.strip().lower())
    unit = _UNITS.get(found[2]) if found else None
    return Duration(int(found[1]), unit) if found and unit and int(found[1]) else None


def _duration(text: str) -> Duration:
    if (found := as_duration(text)) is None:
        raise Wrong(
            Message("{text} is not a length of time", text=text),
            Message("Write a number and a unit, for example 2 years, 6 months, 14 days, 1 term, 1 half-year"),
        )
    return found


_DAY_OF_YEAR = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
DAY = Kind(
    "date",
    marked("a date"),
    marked("one or several dates"),
    marked("Write year, month and day, for example 2027-06-15"),
    alone(rf"[0-9]{{4}}-{_DAY_OF_YEAR}"),
    read=_day,
)
DATED = Kind(
    "when",
    marked("a date, a month or a year"),
    write=marked("Write as much as is known: 2027-06-15, 2027-06 or 2027"),
    pattern=alone(rf"[0-9]{{4}}(?:-(?:(?:0[1-9]|1[0-2])|{_DAY_OF_YEAR}))?"),
    also=("integer",),
    least=1000,
    most=9999,
    read=_when,
)
LASTING = Kind(
    "duration",
    marked("a length of time"),
    write=marked("Write a number and a unit, for example 2 years, 6 months, 14 days, 1 term, 1 half-year"),
    pattern=alone(rf"0*[1-9][0-9]{{0,4}}\s*(?:{any_case(*_UNITS)})"),
    read=_duration,
)
RECURRING = replace(LASTING)

Day = Annotated[date, DAY]
"""A whole date."""
Dated = Annotated[When, DATED]
"""A date, a month or a year."""
Lasting = Annotated[Duration, LASTING]
"""A length of time."""
Recurring = Annotated[Duration, RECURRING]
"""How often: the length of time from one time to the next."""
