"""A when: a day, or a stretch of which some day is meant, as tables of real plans say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field, replace
from datetime import date, timedelta
from functools import total_ordering
from typing import Annotated, Any, Literal, NoReturn

from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.model.values.kind import Kind, Wrong, alone, any_case, bare

Stretched = Literal["day", "week", "month", "quarter", "term", "school year", "year"]


@total_ordering
@record
class When:
    """Days of which one is meant, from `first` to `last`: a day alone, a month, a term. `text` is how it is written.

    Two are compared by what is certain: 2026 is neither before nor after 2026-03-01, but sorts before it.
    """

    first: date
    last: date
    unit: Stretched = field(compare=False)
    text: str = field(compare=False)

    @property
    def whole(self) -> date | None:
        """The day, where one is known."""
        return self.first if self.first == self.last else None

    def __lt__(self, other: When) -> bool:
        return (self.first, -self.last.toordinal()) < (other.first, -other.last.toordinal())

    @classmethod
    def of(cls, day: date) -> When:
        """The days that are meant by a day."""
        return day.when if isinstance(day, Stretch) else cls(day, day, "day", str(day))

    def before(self, other: When) -> bool:
        """Whether it is the earlier of two for certain: none of its days is on or after one of the other's."""
        return self.last < other.first

    def __str__(self) -> str:
        """As it is written in a plan."""
        return self.text


class Stretch(date):
    """A stretch where days are compared: it counts as its first or as its last day, and knows what it is.

    Whole days are plain dates. No two of these are the same but if they are the same stretch.
    """

    when: When

    @classmethod
    def counted(cls, when: When, day: date) -> date:
        """A when that counts as one of its days."""
        if when.whole:
            return day
        new = date.__new__(cls, day.year, day.month, day.day)
        new.when = when
        return new

    @property
    def plain(self) -> date:
        """The day that it counts as."""
        return date.fromordinal(self.toordinal())

    def __str__(self) -> str:
        """As it is written in a plan."""
        return self.when.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stretch) and (self.when, self.toordinal()) == (other.when, other.toordinal())

    def __hash__(self) -> int:
        return hash(self.when)

    def __add__(self, other: timedelta) -> date:  # type: ignore[override]
        return self.plain + other

    def __sub__(self, other: Any) -> Any:
        return self.plain - other

    def __reduce__(self) -> tuple[Any, ...]:
        return Stretch.counted, (self.when, self.plain)


def first_of(day: date) -> date:
    """The first day that may be meant."""
    return day.when.first if isinstance(day, Stretch) else day


def last_of(day: date) -> date:
    """The last day that may be meant."""
    return day.when.last if isinstance(day, Stretch) else day


# --- reading

_LIKE_A_DATE = compiled_late(
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


_MONTHS = (
    "januari january jan, februari february feb, mars march mar, april apr, maj may, juni june jun, juli july jul, "
    "augusti august aug, september sept sep, oktober october okt oct, november nov, december dec"
)
_MONTH = {name: n for n, names in enumerate(_MONTHS.split(", "), 1) for name in names.split()}
_SPRING = ("spring", "vt", "våren", "vår", "vårterminen", "vårtermin")
_AUTUMN = ("autumn", "ht", "hösten", "höst", "höstterminen", "hösttermin")
_QUARTER, _WEEK, _SCHOOL_YEAR = ("q", "kvartal"), ("vecka", r"v\.", "v", "week"), ("school year", "läsåret", "läsår")


def _either(*words: str) -> str:
    return "|".join(words)


_PLAIN = compiled_late(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FORMS: tuple[tuple[re.Pattern[str], Stretched], ...] = (
    (compiled_late(rf"(?:{_either(*_QUARTER)}) ?(?P<n>[1-4]),? ?(?P<y>[0-9]{{4}})"), "quarter"),
    (compiled_late(r"(?P<y>[0-9]{4})-?w(?P<n>[0-9]{2})"), "week"),
    (compiled_late(rf"(?:{_either(*_WEEK)}) ?(?P<n>[0-9]{{1,2}}),? ?(?P<y>[0-9]{{4}})"), "week"),
    (compiled_late(rf"(?P<n>{_either(*_SPRING, *_AUTUMN)}) ?(?P<y>[0-9]{{4}})"), "term"),
    (
        compiled_late(rf"(?:{_either(*_SCHOOL_YEAR)}) ?(?P<y>[0-9]{{4}})[/–-](?P<n>[0-9]{{4}}|[0-9]{{2}})"),
        "school year",
    ),
    (compiled_late(rf"(?P<n>{_either(*_MONTH)}) ?(?P<y>[0-9]{{4}})"), "month"),
)
_WITHOUT_YEAR: tuple[tuple[re.Pattern[str], str], ...] = (
    (compiled_late(rf"(?:{_either(*_WEEK)}) ?(?P<n>[0-9]{{1,2}})"), "2027-W{n:0>2}"),
    (compiled_late(rf"(?:{_either(*_QUARTER)}) ?(?P<n>[1-4])"), "Q{n} 2027"),
    (compiled_late(rf"(?P<n>{_either(*_SPRING, *_AUTUMN)})"), "{n} 2027"),
    (compiled_late(rf"(?P<n>{_either(*_MONTH)})"), "{n} 2027"),
    (compiled_late(rf"(?:{_either(*_SCHOOL_YEAR)})"), "school year 2026/27"),
)


def as_when(text: str) -> When:
    """The when that a text says. Raises Wrong where it says none."""
    text = text.strip()
    if found := _PLAIN.fullmatch(text):
        return _plain_when(text, *found.groups())
    said = " ".join(text.lower().split())
    for form, unit in _FORMS:
        if found := form.fullmatch(said):
            first, last = _days(unit, int(found["y"]), found["n"], text)
            return When(first, last, unit, text)
    for form, example in _WITHOUT_YEAR:
        if found := form.fullmatch(said):
            n = found.groupdict().get("n", "")
            n = n.upper() if n in ("vt", "ht") else n
            raise Wrong(
                Message("{text} does not say which year", text=text),
                Message("Write the year too, for example {example}", example=example.format(n=n)),
            )
    return _no_when(text)


def _plain_when(text: str, year: str, month: str | None, day: str | None) -> When:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        _no_when(text)
    if day:
        return When(first, first, "day", text)
    if month:
        return When(first, _month_end(first.year, first.month), "month", text)
    return When(first, date(first.year, 12, 31), "year", text)


def _days(unit: Stretched, year: int, n: str, text: str) -> tuple[date, date]:
    """The first and the last day of a stretch of a year."""
    try:
        match unit:
            case "quarter":
                return date(year, int(n) * 3 - 2, 1), _month_end(year, int(n) * 3)
            case "week":
                return _week(year, int(n))
            case "term":
                half = (date(year, 1, 1), date(year, 6, 30))
                return half if n in _SPRING else (date(year, 7, 1), date(year, 12, 31))
            case "school year":
                return _school_year(year, n, text)
            case _:
                return date(year, _MONTH[n], 1), _month_end(year, _MONTH[n])
    except (ValueError, OverflowError) as error:
        if isinstance(error, Wrong):
            raise
        _no_when(text)


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _week(year: int, n: int) -> tuple[date, date]:
    weeks = date(year, 12, 28).isocalendar().week
    if not 1 <= n <= weeks:
        raise Wrong(
            Message("There is no week {n} in {year}", n=n, year=str(year)),
            Message("Write a week from 1 to {n}, for example {example}", n=weeks, example=f"{year}-W{weeks}"),
        )
    return date.fromisocalendar(year, n, 1), date.fromisocalendar(year, n, 7)


def _school_year(year: int, end: str, text: str) -> tuple[date, date]:
    if end not in (str(year + 1), f"{(year + 1) % 100:02}"):
        raise Wrong(
            Message("A school year ends in the year after, and {text} does not", text=text),
            Message("Write {text}", text=f"school year {year}/{(year + 1) % 100:02}"),
        )
    return date(year, 8, 1), date(year + 1, 6, 30)


_HOW = marked("Write as much as is known: 2027-06-15, 2027-06, 2027, Q2 2027, 2027-W43 or spring 2027")


_WHOLE = marked("Write year, month and day, for example 2027-06-15")


def _no_when(text: str, how: str = _HOW) -> NoReturn:
    message, meant = Message("{text} is not a date", text=text), likely_date(text)
    if meant:
        raise Wrong(message, Message("Write {date}", date=meant)) from None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise Wrong(Message("There is no day {text}", text=text), Message("Check the month and the day")) from None
    raise Wrong(message, Message(how)) from None


def _day(text: str) -> date:
    text = text.strip()
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            _no_when(text, _WHOLE)
    try:
        as_when(text)
    except Wrong:
        _no_when(text, _WHOLE)
    raise Wrong(Message("A whole date is needed, and {text} has no day", text=text), Message(_WHOLE))


def _counted(which: Callable[[When], date]) -> Callable[[str], date]:
    def read(text: str) -> date:
        if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
            try:
                return date.fromisoformat(text)
            except ValueError:
                _no_when(text)
        when = as_when(text)
        return Stretch.counted(when, which(when))

    return read


def _words(words: tuple[str, ...]) -> str:
    return any_case(*(word.replace("\\", "") for word in words)).replace(".", r"\.")


DAY_OF_YEAR = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
DAY = Kind(
    "date", marked("a date"), marked("one or several dates"), _WHOLE, alone(rf"[0-9]{{4}}-{DAY_OF_YEAR}"), read=_day
)
_YEAR = "[0-9]{4}"
DATED = Kind(
    "when",
    marked("a date, or a week, month, quarter, term, school year or year"),
    write=_HOW,
    pattern=alone(
        "|".join(
            (
                rf"{_YEAR}(?:-(?:(?:0[1-9]|1[0-2])|{DAY_OF_YEAR}))?",
                rf"{_YEAR}-?[wW](?:0[1-9]|[1-4][0-9]|5[0-3])",
                rf"(?:{_words(_QUARTER)})\s?[1-4],?\s?{_YEAR}",
                rf"(?:{_words(_WEEK)})\s?(?:0?[1-9]|[1-4][0-9]|5[0-3]),?\s?{_YEAR}",
                rf"(?:{_words((*_SPRING, *_AUTUMN, *_MONTH))})\s?{_YEAR}",
                rf"(?:{_words(_SCHOOL_YEAR)})\s?{_YEAR}[/–-](?:{_YEAR}|[0-9]{{2}})",
            )
        )
    ),
    also=("integer",),
    least=1000,
    most=9999,
    read=as_when,
)
_until = _counted(lambda when: when.last)
FROM = replace(DATED, read=_counted(lambda when: when.first))
UNTIL = replace(DATED, read=_until)
ENDLESS = ("ongoing", "löpande", "until further notice", "tills vidare")
"""What is written for the last day of what goes on all the time."""
ENDING = replace(
    UNTIL,
    name="last-day",
    one=marked("a date or a stretch; ongoing, where there is no last day"),
    pattern=alone("|".join((bare(UNTIL.pattern), any_case(*ENDLESS)))),
)
WHENS = (DATED, FROM, UNTIL, ENDING)
DAYS = (DAY, FROM, UNTIL, ENDING)

Day = Annotated[date, DAY]
"""A whole date."""
Dated = Annotated[When, DATED]
"""A date, or a stretch."""
From = Annotated[date, FROM]
"""A date, or a stretch that counts from its first day."""
Ending = Annotated[date, ENDING]
"""The last day of what may also go on all the time: a validator puts that under `every`."""
Until = Annotated[date, UNTIL]
"""A date, or a stretch that counts to its last day."""


@record
class FurtherNotice:
    """No last day is set, and none is to be: it holds until something else is decided."""

    def __str__(self) -> str:
        """As it is written in a plan."""
        return FURTHER_NOTICE[0]


FURTHER_NOTICE = ("until further notice", "tills vidare")


def _open_until(text: str) -> Any:
    return FurtherNotice() if " ".join(text.lower().split()) in FURTHER_NOTICE else _until(text)


OPEN_UNTIL = replace(
    UNTIL,
    name="until",
    one=marked("a date, or until further notice"),
    pattern=alone("|".join((bare(UNTIL.pattern), any_case(*FURTHER_NOTICE)))),
    read=_open_until,
)
OpenUntil = Annotated[Any, OPEN_UNTIL]
"""A date or a stretch that counts to its last day, or FurtherNotice."""
