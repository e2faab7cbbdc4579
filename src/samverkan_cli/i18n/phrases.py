"""Words, days, numbers and lengths of time, as they are said in a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.i18n.speech import Code, speech
from samverkan_cli.model.document import AgeGroup
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.enums import Direction
from samverkan_cli.model.values import Ages, Duration, Every, Kind, Ongoing, Rate, Stretch, When, numbers, time, when
from samverkan_cli.swedish.counting import number_word


class Amount(Protocol):
    """Whole kronor, and the year that they are for."""

    @property
    def sek(self) -> int | None:
        """The amount."""

    @property
    def year(self) -> int | None:
        """The year."""


class Phrases:
    """Says things in one language; called with a Message, it says that."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self._say = speech(code)

    def __call__(self, message: Message) -> str:
        """The message as words."""
        return self._say(message)

    def value(self, kind: Kind | None, value: Any) -> str:
        """A value of a plan, by its kind."""
        if isinstance(value, Word):
            return self(value.label)
        formatter = _FORMATTERS.get(kind) if kind is not None else None
        return formatter(self, value) if formatter is not None else str(value)

    def yes_no(self, yes: bool) -> str:
        """Yes or no."""
        return self(Message("Yes") if yes else Message("No"))

    def limit(self, limit: Decimal | Duration | str) -> str:
        """A limit: a number, a length of time, or words."""
        if isinstance(limit, Duration):
            return self.length(limit)
        return self.number(limit) if isinstance(limit, Decimal) else limit

    def words(self, chosen: Iterable[Word]) -> list[str]:
        """What the format's words are called."""
        return [self(word.label) for word in chosen]

    def several(self, said: Iterable[str]) -> str:
        """Several things in a sentence: a, b och c."""
        return self._say.value(tuple(said))

    def day(self, day: date | None) -> str:
        """A day in words: 15 juni 2026."""
        if isinstance(day, Stretch):
            return self.when(day.when)
        return f"{day.day} {self._month(day)} {day.year}" if day else ""

    def month(self, month: int) -> str:
        """A month's short name: okt."""
        return self(_MONTHS[month - 1][1])

    def _month(self, day: date) -> str:
        return self(_MONTHS[day.month - 1][0])

    def when(self, when: When | None) -> str:
        """A day or a stretch, as much as is known: juni 2026, kvartal 2 2027, hösten 2027."""
        if when is None:
            return ""
        first = when.first
        match when.unit:
            case "day":
                return self.day(first)
            case "week":
                year, week, _ = first.isocalendar()
                return self(Message("week {n} of {year}", n=week, year=str(year)))
            case "month":
                return f"{self._month(first)} {first.year}"
            case "quarter":
                return self(Message("quarter {n} of {year}", n=(first.month + 2) // 3, year=str(first.year)))
            case "term" if first.month == 1:
                return self(Message("spring {year}", year=str(first.year)))
            case "term":
                return self(Message("autumn {year}", year=str(first.year)))
            case "school year":
                return self(Message("the school year {years}", years=f"{first.year}/{when.last.year % 100:02}"))
        return str(first.year)

    def span(self, first: date | None, last: date | None) -> str:
        """From one day to another; either may be open."""
        if first and last:
            begins, ends = self.day(first), self.day(last)
            return begins if begins == ends and first != last else f"{begins}–{ends}"
        if first:
            return self(Message("From {day}", day=self.day(first)))
        return self(Message("Until {day}", day=self.day(last))) if last else ""

    def number(self, number: Decimal | int | None) -> str:
        """A number with the language's own decimal sign and thousands: 150 000."""
        if number is None:
            return ""
        whole, _, decimals = f"{Decimal(number):,f}".partition(".")
        decimals = decimals.rstrip("0")
        return (f"{whole}.{decimals}" if decimals else whole).translate(_MARKS[self.code])

    def kronor(self, n: int) -> str:
        """Whole kronor: 150 000 kr."""
        return self(Message("SEK {n}", n=self.number(n)))

    def money(self, money: Amount) -> str:
        """Whole kronor and their year, as far as they are known: 150 000 kr (2027)."""
        if money.sek is None:
            return str(money.year or "")
        kronor = self.kronor(money.sek)
        return f"{kronor} ({money.year})" if money.year else kronor

    def ages(self, ages: Ages | None) -> str:
        """A span of ages: 6–13 år."""
        if ages is None:
            return ""
        span = str(ages.first) if ages.first == ages.last else f"{ages.first}–{ages.last}"
        return self(Message("{ages} years old", ages=span))

    def direction(self, direction: Direction | None) -> str:
        """What goals of a direction stand under."""
        return self(direction.label if direction else Message("Without a direction"))

    def aged(self, ages: AgeGroup | Ages | None) -> str:
        """What goals of some ages stand under: Grundskolan (6–15 år), or the ages alone."""
        if ages is None:
            return self(Message("Without ages"))
        if isinstance(ages, Ages):
            return self.ages(ages)
        span = self.ages(ages.ages)
        # "1–6 år (1–6 år)" would be said twice.
        return f"{ages.title} ({span})" if span and span != ages.title else ages.title

    def length(self, duration: Duration | None) -> str:
        """How long: 2 år."""
        if duration is None:
            return ""
        n = duration.count
        return self(
            {
                "year": counted("{n} year", "{n} years", n),
                "half-year": counted("{n} half-year", "{n} half-years", n),
                "quarter": counted("{n} quarter", "{n} quarters", n),
                "term": counted("{n} term", "{n} terms", n),
                "school year": counted("{n} school year", "{n} school years", n),
                "term of office": counted("{n} term of office", "{n} terms of office", n),
                "month": counted("{n} month", "{n} months", n),
                "week": counted("{n} week", "{n} weeks", n),
                "day": counted("{n} day", "{n} days", n),
            }[duration.unit]
        )

    def meets(self, n: int | None, per: str | None) -> str:
        """How often a group promises to meet: minst 2 gånger per halvår."""
        if n is None:
            return ""
        if per == "half-year":
            return self(counted("At least {n} time per half-year", "At least {n} times per half-year", n))
        if per == "year":
            return self(counted("At least {n} time per year", "At least {n} times per year", n))
        return self(counted("At least {n} time", "At least {n} times", n))

    def every(self, every: Every | None) -> str:
        """How often: varje termin, vartannat år, två gånger om året, löpande."""
        if every is None:
            return ""
        if isinstance(every, Ongoing):
            return self(Message("Ongoing, all the time"))
        if isinstance(every, Rate):
            said = self(Message(_TIMES_A[every.unit], n=number_word(every.times) if self.code == "sv" else every.times))
            return said[:1].upper() + said[1:]
        if every.count == 2:
            return self(Message(_EVERY_OTHER[every.unit]))
        if nth := _NTH.get(every.count):
            return self(Message(_EVERY_NTH[every.unit], nth=nth))
        n, duration = every.count, every
        return self(
            {
                "year": counted("Every year", "Every {n} years", n),
                "half-year": counted("Every half-year", "Every {n} half-years", n),
                "quarter": counted("Every quarter", "Every {n} quarters", n),
                "term": counted("Every term", "Every {n} terms", n),
                "school year": counted("Every school year", "Every {n} school years", n),
                "term of office": counted("Every term of office", "Every {n} terms of office", n),
                "month": counted("Every month", "Every {n} months", n),
                "week": counted("Every week", "Every {n} weeks", n),
                "day": counted("Every day", "Every {n} days", n),
            }[duration.unit]
        )


_TIMES_A: dict[time.Unit, str] = {
    "year": marked("{n} times a year"),
    "half-year": marked("{n} times a half-year"),
    "quarter": marked("{n} times a quarter"),
    "term": marked("{n} times a term"),
    "month": marked("{n} times a month"),
    "week": marked("{n} times a week"),
    "day": marked("{n} times a day"),
    "school year": marked("{n} times a school year"),
    "term of office": marked("{n} times a term of office"),
}
_EVERY_OTHER: dict[time.Unit, str] = {
    "year": marked("Every other year"),
    "half-year": marked("Every other half-year"),
    "quarter": marked("Every other quarter"),
    "term": marked("Every other term"),
    "month": marked("Every other month"),
    "week": marked("Every other week"),
    "day": marked("Every other day"),
    "school year": marked("Every other school year"),
    "term of office": marked("Every other term of office"),
}
_EVERY_NTH: dict[time.Unit, str] = {
    "year": marked("Every {nth} year"),
    "half-year": marked("Every {nth} half-year"),
    "quarter": marked("Every {nth} quarter"),
    "term": marked("Every {nth} term"),
    "month": marked("Every {nth} month"),
    "week": marked("Every {nth} week"),
    "day": marked("Every {nth} day"),
    "school year": marked("Every {nth} school year"),
    "term of office": marked("Every {nth} term of office"),
}
_NTH = {3: Message("third"), 4: Message("fourth"), 5: Message("fifth"), 6: Message("sixth")}


_MONTHS = (
    (Message("January"), Message("Jan")),
    (Message("February"), Message("Feb")),
    (Message("March"), Message("Mar")),
    (Message("April"), Message("Apr")),
    (Message("May"), Message("May")),
    (Message("June"), Message("Jun")),
    (Message("July"), Message("Jul")),
    (Message("August"), Message("Aug")),
    (Message("September"), Message("Sep")),
    (Message("October"), Message("Oct")),
    (Message("November"), Message("Nov")),
    (Message("December"), Message("Dec")),
)
"""The months, and their short names."""
_MARKS: dict[Code, dict[int, str]] = {"sv": {ord(","): "\N{NO-BREAK SPACE}", ord("."): ","}, "en": {}}
"""What stands between thousands and before decimals, for the comma and the point of Python."""


_FORMATTERS: dict[Kind, Callable[[Phrases, Any], str]] = {
    when.DATED: Phrases.when,
    **dict.fromkeys(when.DAYS, Phrases.day),
    **dict.fromkeys((time.LASTING, time.TURN), Phrases.length),
    **dict.fromkeys((time.REPEATED, time.RECURRING), Phrases.every),
    **dict.fromkeys((numbers.NUMBER, numbers.COUNT, numbers.ORDINAL), Phrases.number),
    numbers.KRONOR: Phrases.kronor,
    numbers.LIMIT: Phrases.limit,
    numbers.AGES: Phrases.ages,
    numbers.YES_NO: Phrases.yes_no,
}
"""How a value is said that is not said as it is written."""


class Titled(Protocol):
    """Anything in a plan that has a title."""

    @property
    def title(self) -> str:
        """What it is called."""


def titles(*things: Titled | None) -> list[str]:
    """What things are called; a thing that is not there is left out."""
    return [thing.title for thing in things if thing is not None]
