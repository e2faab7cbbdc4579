"""Kinds of number: counts, amounts, years, ages, and yes or no."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.model.values.kind import ANY, Kind, Wrong, alone, any_case
from samverkan_cli.model.values.time import Duration, as_duration

MAX_DIGITS = 18
_SPACES = str.maketrans("", "", " \t\u00a0\u2009\u202f")
_DASHES = compiled_late(r"[-‐‑‒–—−]")
_DASH = "[-\u2010-\u2014\u2212]"
_WHOLE = r"[-+\u2212]?(?:[0-9]+|[0-9]{1,3}(?:\s[0-9]{3})+)"
_FROM_TO = marked("Write digits only, from {least} to {most}")
_GROUPED = compiled_late(r"([-+−]?[1-9]\d{0,2}(?:\.\d{3})+)((?:,\d+)?)")
_GROUPED_BY_COMMAS = compiled_late(r"([-+−]?[1-9]\d{0,2}(?:,\d{3})+)((?:\.\d+)?)")
_NUMBER = compiled_late(r"[-+−]?\d+(?:[.,]\d+)?")


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


def ungrouped(text: str, *, whole: bool = False) -> str | None:
    """A number without the points between its thousands; where it is a whole one, without commas there too.

    1.500 has them if it is a whole number. Else it may be one and a half.
    """
    found = _GROUPED.fullmatch(text.strip()) or (_GROUPED_BY_COMMAS.fullmatch(text.strip()) if whole else None)
    return re.sub(r"[.,](?=[0-9]{3})", "", found[1]) + found[2] if found else None


def _in_two_ways(text: str, whole: str) -> Wrong:
    """That a number with a point may be meant in two ways."""
    part = text.strip().replace(".", ",").rstrip("0").rstrip(",")
    # What has fewer decimals than three is plain with a point, which needs no quotation marks anywhere.
    written = f'"{part}"' if part == text.strip().replace(".", ",") else part.replace(",", ".")
    return Wrong(
        Message("{text} can mean {whole} and {part}", text=text, whole=whole, part=part),
        Message("Write {whole} or {part}", whole=whole, part=written),
    )


def _number(text: str) -> Decimal:
    found, grouped = as_number(text), ungrouped(text)
    if found is not None and grouped is not None:
        raise _in_two_ways(text, grouped)
    if found is None:
        raise Wrong(
            Message("{text} is not a number", text=text),
            Message("Write digits only, for example 24, 1.5 or 150 000; what is counted belongs under unit"),
        )
    return found


def _whole(name: str, least: int, most: int, one: str, several: str = "", write: str = _FROM_TO) -> Kind:
    """A whole number between two bounds."""

    def read(text: str) -> int:
        grouped = ungrouped(text, whole=True)
        found = as_number(grouped or text)
        if found is None or found != int(found):
            raise Wrong(
                Message("{text} is not a whole number", text=text),
                Message("Write digits only, from {least} to {most}", least=least, most=most)
                if found is None or not least <= found < most
                else Message("Write {whole} or {part}", whole=int(found), part=int(found) + 1),
            )
        if grouped is not None:
            raise _in_two_ways(text, grouped)
        if not least <= found <= most:
            raise Wrong(
                Message("{text} is out of range", text=text),
                Message("Write a number from {least} to {most}", least=least, most=most),
            )
        return int(found)

    return Kind(name, one, several, write, alone(rf"{_WHOLE}(?:[.,]0{{1,2}})?"), ("integer",), least, most, read)


def _limit(value: str) -> Decimal | Duration | str:
    number, grouped = as_number(value), ungrouped(value)
    if number is not None and grouped is not None:
        raise _in_two_ways(value, grouped)
    return number if number is not None else as_duration(value) or value.strip()


@record
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


def as_ages(text: str) -> Ages:
    """The ages that a text says. Raises Wrong where it says none."""
    parts = [part.strip() for part in _DASHES.split(text.strip())]
    if not 1 <= len(parts) <= 2 or not all(re.fullmatch(r"[0-9]{1,3}", part) for part in parts):
        raise Wrong(
            Message("{text} is not an age or a span of ages", text=text), Message("Write for example 6-13 or 8")
        )
    first, last = int(parts[0]), int(parts[-1])
    if first > last:
        raise Wrong(
            Message("The ages {text} run backwards", text=text), Message("Write {ages}", ages=f"{last}-{first}")
        )
    if last > 120:
        raise Wrong(Message("{text} is out of range", text=text), Message("Write ages from 0 to 120"))
    return Ages(first, last)


_YES_NO = {"true": True, "false": False, "yes": True, "no": False, "ja": True, "nej": False}


def _yes_no(text: str) -> bool:
    if (found := _YES_NO.get(text.strip().lower())) is None:
        raise Wrong(Message("{text} is neither yes nor no", text=text), Message("Write true or false"))
    return found


NUMBER = Kind(
    "number",
    marked("a number"),
    write=marked("Write digits only, for example 24, 1.5 or 150 000; what is counted belongs under unit"),
    pattern=alone(rf"(?![-+\u2212]?[1-9][0-9]{{0,2}}\.[0-9]{{3}}\s*$){_WHOLE}(?:[.,][0-9]+)?"),
    also=("number",),
    read=_number,
)
LIMIT = Kind("limit", marked("a number or a length of time"), also=ANY, read=_limit)
COUNT = _whole("count", 0, 1_000_000, marked("a whole number from 0"))
ORDINAL = _whole("ordinal", 1, 1_000_000, marked("a whole number from 1"))
KRONOR = _whole(
    "kronor", 0, 10**15, marked("whole kronor"), write=marked("Write whole kronor in digits, such as 250000")
)
YEAR = _whole("year", 1000, 9999, marked("a year"))
SCORE = _whole("score", 0, 3, marked("a whole number from 0 to 3"))
ARTICLE = _whole(
    "article", 1, 54, marked("a whole number from 1 to 54"), marked("one or several whole numbers from 1 to 54")
)
WHOLE = (COUNT, ORDINAL, KRONOR, YEAR, SCORE, ARTICLE)
AGES = Kind(
    "ages",
    marked("an age or a span of ages"),
    write=marked("Write for example 6-13 or 8"),
    pattern=alone(rf"[0-9]{{1,3}}(?:\s*{_DASH}\s*[0-9]{{1,3}})?"),
    also=("integer",),
    least=0,
    most=120,
    read=as_ages,
)
YES_NO = Kind(
    "yes-no",
    marked("yes or no"),
    write=marked("Write true or false"),
    pattern=alone(any_case(*_YES_NO)),
    also=("boolean",),
    read=_yes_no,
)

Number = Annotated[Decimal, NUMBER]
"""A number, exact."""
Count = Annotated[int, COUNT]
Ordinal = Annotated[int, ORDINAL]
Kronor = Annotated[int, KRONOR]
"""Whole Swedish kronor."""
Year = Annotated[int, YEAR]
Score = Annotated[int, SCORE]
Article = Annotated[int, ARTICLE]
"""An article of the Convention on the Rights of the Child."""
Limit = Annotated[Any, LIMIT]
"""A Decimal, a Duration, or words."""
AgeSpan = Annotated[Ages, AGES]
YesNo = Annotated[bool, YES_NO]
