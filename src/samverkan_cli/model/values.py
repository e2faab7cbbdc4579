"""The kinds of value that a plan holds, and how each is written. Every one is read from text.

What is written wrongly raises Wrong, which says in a Message what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import total_ordering
from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core import core_schema as cs

from samverkan_cli.core.message import Message

MAX_DIGITS = 18
_SPACES = str.maketrans("", "", " \t\u00a0\u2009\u202f")
_DASHES = re.compile(r"[-‐‑‒–—−]")


Form = Literal["day", "when", "duration", "number", "kronor", "ages", "yes-no"]
"""How a value is written that people write in other ways too."""


class Scalar:
    """Marks a type of value with the name of its kind: what shows, checks and describes a field finds it by that.

    `read` makes the value of what is written, or `check` looks at a text that is one already. Not pydantic's own
    validators: those are quicker to declare and slower to start, since pydantic reads their signatures.
    """

    __slots__ = ("check", "name", "read")

    def __init__(
        self, name: str, read: Callable[[Any], Any] | None = None, check: Callable[[Any], Any] | None = None
    ) -> None:
        self.name, self.read, self.check = name, read, check

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        own = getattr(source, "__module__", "") == __name__
        schema: CoreSchema = cs.is_instance_schema(source) if own else handler(source)
        if self.read is not None:
            schema = cs.no_info_before_validator_function(self.read, schema)
        if self.check is not None:
            schema = cs.no_info_after_validator_function(self.check, schema)
        return schema


class Wrong(ValueError):
    """A value that is not of its form. `limit` is set where it is too great rather than wrong."""

    def __init__(
        self, message: Message, help: Message | None = None, *, limit: bool = False, form: Form | None = None
    ) -> None:
        super().__init__(message.text)
        self.message = message
        self.help = help
        self.limit = limit
        self.form = form


# --- text


_MARKUP = re.compile(
    r"\*\*|__(?=\S)|(?<!\w)[*_](?=\S)[^*_]*(?<=\S)[*_](?!\w)|`|\]\(|</?[A-Za-z][^<>]*>|^#{1,6} |^[-*+] |^>"
)
_HTML = re.compile(r"(?<!\\)(?:</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<\?|<![A-Z])")
_TICKS = re.compile(r"`+")


def _title(text: str) -> str:
    text = text.strip()
    if "\n" in text:
        raise Wrong(Message("A title is one line"), Message("Shorten it, and write the rest under text"))
    if found := _MARKUP.search(text):
        raise Wrong(
            Message("A title has no markup, and here stands {mark}", mark=found[0]),
            Message("Write the words alone; emphasis, links and lists belong under text"),
        )
    return text


def _text(text: str) -> str:
    if "<" in text and (found := _HTML.search(_without_code(text))):
        raise Wrong(
            Message("HTML is not allowed in a text, and here stands {mark}", mark=found[0]),
            Message("Write Markdown: *emphasis*, lists with -, [links](https://...)"),
        )
    return text


def _without_code(text: str) -> str:
    """A text without its code spans: from some backticks to as many again (CommonMark 0.31.2, 6.1)."""
    if "`" not in text:
        return text
    runs = []
    for found in _TICKS.finditer(text):
        escaped = text[found.start() - 1 : found.start()] == "\\"
        runs.append((found.start() + escaped, found.end()))
    closing: list[int | None] = []
    later: dict[int, int] = {}
    for n in range(len(runs) - 1, -1, -1):
        width = runs[n][1] - runs[n][0]
        closing.append(later.get(width))
        later[width] = n
    closing.reverse()
    kept, at, n = [], 0, 0
    while n < len(runs):
        end = closing[n]
        if end is not None and runs[n][0] < runs[n][1]:
            kept.append(text[at : runs[n][0]])
            at, n = runs[end][1], end
        n += 1
    return "".join([*kept, text[at:]])


Title = Annotated[str, Scalar("title", check=_title)]
"""One line without markup."""
Text = Annotated[str, Scalar("text", check=_text)]
"""CommonMark without HTML."""
Line = Annotated[str, Scalar("line", check=str.strip)]
"""A few words: a paragraph number, a unit, a name."""
Address = Annotated[str, Scalar("address", check=str.strip)]
"""Where something is to be found: an address on the web, or words that lead to it."""


# --- time


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


def _when(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    found = _WHEN.fullmatch(text)
    try:
        if not found or not int(found[1]):
            raise ValueError
        if found[2]:
            date(int(found[1]), int(found[2]), int(found[3] or 1))
        return When(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)
    except ValueError:
        raise _no_date(text, "when") from None


def _no_date(text: str, form: Form) -> Wrong:
    message, meant = Message("{text} is not a date", text=text), likely_date(text)
    if meant:
        return Wrong(message, Message("Write {date}", date=meant), form=form)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Wrong(Message("There is no day {text}", text=text), Message("Check the month and the day"))
    return Wrong(message, Message("Write year, month and day, for example 2027-06-15"), form=form)


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise _no_date(text, "day") from None
    if _WHEN.fullmatch(text):
        raise Wrong(
            Message("A whole date is needed, and {text} has no day", text=text),
            Message("Write year, month and day, for example 2027-06-15"),
        )
    raise _no_date(text, "day")


Unit = Literal["year", "half-year", "term", "month", "week", "day"]
_UNITS: dict[str, Unit] = {
    "year": "year",
    "years": "year",
    "år": "year",
    "half-year": "half-year",
    "half-years": "half-year",
    "halvår": "half-year",
    "term": "term",
    "terms": "term",
    "termin": "term",
    "terminer": "term",
    "month": "month",
    "months": "month",
    "månad": "month",
    "månader": "month",
    "week": "week",
    "weeks": "week",
    "vecka": "week",
    "veckor": "week",
    "day": "day",
    "days": "day",
    "dag": "day",
    "dagar": "day",
}


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: a count from 1 and a unit. What day it leads to is worked out in `follow`."""

    count: int
    unit: Unit


_DURATION = re.compile(r"(\d{1,5})\s*([^\W\d]+(?:-[^\W\d]+)?)")


def as_duration(text: str) -> Duration | None:
    """The duration that a text says, or None."""
    found = _DURATION.fullmatch(text.strip().lower())
    unit = _UNITS.get(found[2]) if found else None
    return Duration(int(found[1]), unit) if found and unit and int(found[1]) else None


def _duration(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if (found := as_duration(value)) is None:
        raise Wrong(
            Message("{text} is not a length of time", text=value),
            Message("Write a number and a unit, for example 2 years, 6 months, 14 days, 1 term, 1 half-year"),
            form="duration",
        )
    return found


Day = Annotated[date, Scalar("day", _day)]
"""A whole date."""
Dated = Annotated[When, Scalar("when", _when)]
"""A date, a month or a year."""
Lasting = Annotated[Duration, Scalar("duration", _duration)]
"""A length of time."""


# --- numbers


_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)?")


def as_number(text: str) -> Decimal | None:
    """The number that a text says, with a decimal point or comma and spaces between thousands, or None."""
    packed = text.translate(_SPACES)
    if not _NUMBER.fullmatch(packed) or not re.fullmatch(r"\S+|[-+−]?\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?", text.strip()):
        return None
    if sum(map(str.isdigit, packed)) > MAX_DIGITS:
        raise Wrong(
            Message("The number has more than {n} digits", n=MAX_DIGITS), Message("Write a smaller number"), limit=True
        )
    return Decimal(packed.replace(",", ".").replace("−", "-"))


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if (found := as_number(value)) is None:
        raise Wrong(
            Message("{text} is not a number", text=value),
            Message("Write digits only, for example 24, 1.5 or 150 000; what is counted belongs under unit"),
            form="number",
        )
    return found


class _Whole:
    """A whole number between two bounds."""

    def __init__(self, least: int, most: int, form: Form = "number") -> None:
        self.least, self.most, self.form = least, most, form

    def __call__(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = as_number(value)
        if found is None or found != int(found):
            raise Wrong(
                Message("{text} is not a whole number", text=value),
                Message("Write digits only, from {least} to {most}", least=self.least, most=self.most),
                form=self.form,
            )
        if not self.least <= found <= self.most:
            raise Wrong(
                Message("{text} is out of range", text=value),
                Message("Write a number from {least} to {most}", least=self.least, most=self.most),
            )
        return int(found)


def _limit(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    number = as_number(value)
    return number if number is not None else as_duration(value) or value.strip()


def _anything(value: Any) -> Any:
    if not isinstance(value, Decimal | Duration | str):
        raise Wrong(Message("A number or a length of time belongs here"), Message("For example 24, or 14 days"))
    return value


Number = Annotated[Decimal, Scalar("number", _number)]
"""A number, exact."""
Count = Annotated[int, Scalar("count", _Whole(0, 1_000_000))]
Ordinal = Annotated[int, Scalar("ordinal", _Whole(1, 1_000_000))]
Kronor = Annotated[int, Scalar("kronor", _Whole(0, 10**15, "kronor"))]
"""Whole Swedish kronor."""
Year = Annotated[int, Scalar("year", _Whole(1000, 9999))]
Score = Annotated[int, Scalar("score", _Whole(0, 3))]
Article = Annotated[int, Scalar("article", _Whole(1, 54))]
"""An article of the Convention on the Rights of the Child."""
Limit = Annotated[Any, Scalar("limit", _limit, _anything)]
"""A Decimal, a Duration, or words."""


# --- other


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages in whole years, both ends included."""

    first: int
    last: int

    def meets(self, other: Ages) -> bool:
        """Whether some age is in both."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """As it is written in a plan."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def as_ages(value: str) -> Ages:
    """The ages that a text says. Raises Wrong where it says none."""
    parts = [part.strip() for part in _DASHES.split(value.strip())]
    if not 1 <= len(parts) <= 2 or not all(re.fullmatch(r"[0-9]{1,3}", part) for part in parts):
        raise Wrong(
            Message("{text} is not an age or a span of ages", text=value),
            Message("Write for example 6-13 or 8"),
            form="ages",
        )
    first, last = int(parts[0]), int(parts[-1])
    if first > last:
        raise Wrong(
            Message("The ages {text} run backwards", text=value), Message("Write {ages}", ages=f"{last}-{first}")
        )
    if last > 120:
        raise Wrong(Message("{text} is out of range", text=value), Message("Write ages from 0 to 120"))
    return Ages(first, last)


def _ages(value: Any) -> Any:
    return as_ages(value) if isinstance(value, str) else value


_YES_NO = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False}


def _yes_no(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if (found := _YES_NO.get(value.strip().lower())) is None:
        raise Wrong(Message("{text} is neither yes nor no", text=value), Message("Write true or false"), form="yes-no")
    return found


def _municipal_code(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise Wrong(
            Message("{text} is not a municipal code", text=text),
            Message('Write four digits in quotation marks, for example "0162"'),
        )
    return text


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise Wrong(
            Message("{text} is not a colour", text=text),
            Message('Write # and six digits or letters a to f, in quotation marks, for example "#0b4f6c"'),
        )
    return text.lower()


AgeSpan = Annotated[Ages, Scalar("ages", _ages)]
YesNo = Annotated[bool, Scalar("yes-no", _yes_no)]
MunicipalCode = Annotated[str, Scalar("code", check=_municipal_code)]
"""Four digits, as Statistics Sweden numbers municipalities."""
Colour = Annotated[str, Scalar("colour", check=_colour)]
"""A colour as #rrggbb."""
