"""What a value that is not of its form says beyond doubt, written as the format writes it.

Where it could say two things, nothing is given. The words are data, in `wordlists/`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache

from samverkan_cli.core.packaged import packaged
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.model.enums import Word
from samverkan_cli.model.values import Kind, Wrong, as_duration, as_number, likely_date, numbers, time, when

_ARTICLE = compiled_late(r"de[nt]? ")


def coerce(kind: Kind, text: str) -> str | None:
    """What a text says where a value of some kind belongs, as that is written; None where it is not certain."""
    read = _READERS.get(kind)
    said = read(_plain(text)) if read is not None else None
    return said if said != text else None


def coerce_word(words: type[Word], text: str) -> Word | None:
    """The one word that a text stands for, such as its name in Swedish; None where it is not just one."""
    found = [word for word in words if _plain(text) in word.spellings]
    return found[0] if len(found) == 1 else None


def coerce_field(name: str, siblings: Iterable[str]) -> str | None:
    """The one of some fields that a name stands for, such as its name in Swedish; None where it is not just one."""
    plain = _ARTICLE.sub("", _plain(re.sub(r"[_-]", " ", name)))
    known = _known("fields")
    found = [field for field in siblings if plain in known.get(field, ())]
    return found[0] if len(found) == 1 else None


def words_for(field: str) -> tuple[str, ...]:
    """What people call a field of the format, in Swedish and otherwise."""
    return _known("fields").get(field, ())


def enumerated(text: str) -> list[str]:
    """The parts of a text in which several things are written one after the other, as people do."""
    words = "|".join(map(re.escape, _known("lists")["and"]))
    apart = r"[,;/&+\n]|[•·▪●◦‣–—*]\s|(?<=\s)\d{1,2}[.)]\s"
    parts = re.split(rf"\s*(?:{apart}|\s(?:{words})\s)\s*", f" {text} ", flags=re.IGNORECASE)
    return [part.strip() for part in parts if part.strip()]


def is_everyone(text: str) -> bool:
    """Whether a text says that all of a collection are meant."""
    return _plain(text) in _known("lists")["all"]


def is_function(word: str) -> bool:
    """Whether a word ends as the name of a function or a body does, rather than of a person."""
    return word.casefold().endswith(_known("lists")["function"])


def without_copy_words(name: str) -> str:
    """The name of a file without what programs and people put to it where it is a copy."""
    words = "|".join(sorted(map(re.escape, _known("lists")["copy"]), key=len, reverse=True))
    apart = r"[\s_.-]"
    number = rf"(?:{apart}*\(?\d{{1,3}}\)?)?"
    bare = re.sub(rf"(?:{apart}+\(?(?:{words})\)?{number}|\s*\(\d{{1,3}}\))$", "", name, flags=re.IGNORECASE)
    return re.sub(rf"^(?:{words}){apart}+", "", bare, flags=re.IGNORECASE)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


# --- days


def _day(text: str) -> str | None:
    numbers = re.findall(r"\d+", text)
    likely = likely_date(text)
    if likely is not None:
        # 15.6.2027 can be said in one way only, 6.5.2027 in two.
        certain = len(numbers[0]) > 2 or int(numbers[0]) > 12 or numbers[0] == numbers[1]
        return likely if certain else None
    months = "|".join(_by_name("months"))
    found = re.fullmatch(
        rf"(?:den )?(?P<d>\d{{1,2}})(?::?[ea])? (?P<m>{months})\.?,? (?P<y>\d{{4}})", text
    ) or re.fullmatch(rf"(?P<m>{months})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", text)
    try:
        return (
            date(int(found["y"]), int(_by_name("months")[found["m"]]), int(found["d"])).isoformat() if found else None
        )
    except ValueError:
        return None


def _when(text: str) -> str | None:
    day = _day(text)
    if day is not None:
        return day
    months = _by_name("months")
    found = re.fullmatch(rf"(?P<m>{'|'.join(months)})\.? (?P<y>\d{{4}})", text)
    if found:
        return f"{found['y']}-{int(months[found['m']]):02}"
    short = re.fullmatch(r"(\d{4})-([1-9])", text)
    return f"{short[1]}-0{short[2]}" if short else None


def span(text: str) -> tuple[str, str] | None:
    """The first and the last day of what a text says: a year, a month, or from one of them or from a day to another."""
    if weeks := re.fullmatch(r"v(?:ecka|eckorna|\.)? ?(\d{1,2}) ?[-–] ?(\d{1,2}),? ?(\d{4})", _plain(text)):
        first_week, last_week, of = map(int, weeks.groups())
        try:
            return (
                date.fromisocalendar(of, first_week, 1).isoformat(),
                date.fromisocalendar(of, last_week, 7).isoformat(),
            )
        except ValueError:
            return None
    parts = re.split(r" ?(?:[‐‑‒–—−]|\btill och med\b|\btill\b|t\.o\.m\.|/) ?| - ", _plain(text))
    if len(parts) == 1 and (years := re.fullmatch(r"(\d{4})-(\d{4})", parts[0])):
        parts = [*years.groups()]
    ends = [_days(part) for part in parts]
    first, last = ends[0], ends[-1]
    return (first[0], last[1]) if len(ends) <= 2 and first and last and first[0] <= last[1] else None


def _days(text: str) -> tuple[str, str] | None:
    said = text if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text) else _when(text)
    try:
        year, month, day = (*map(int, (said or "").split("-")), 0, 0)[:3]
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def _recurring(text: str) -> str | None:
    return _by_name("often").get(text) or _duration(text)


def _duration(text: str) -> str | None:
    found = re.fullmatch(r"(\d{1,5}|[^\W\d]{1,30}) ?([^\W\d]{1,30}(?:-[^\W\d]{1,30})?)\.?", text)
    if not found:
        return None
    count, unit = _by_name("numbers").get(found[1], found[1]), _by_name("lengths").get(found[2], found[2])
    said = f"{count} {unit}"
    return said if as_duration(said) is not None else None


# --- numbers


def _number(text: str) -> str | None:
    percent = re.fullmatch(r"(\d+(?:[.,]\d+)?) ?(?:%|procent)", text)
    bare = percent[1] if percent else text
    grouped = numbers.ungrouped(bare)
    if grouped is not None:
        return grouped if as_number(bare) is None else None  # 1.500 may be one and a half
    return percent[1] if percent else _by_name("numbers").get(text)


def _whole(text: str) -> str | None:
    """Where a whole number belongs, 1.500 can mean one thing only."""
    grouped = numbers.ungrouped(text, whole=True)
    if grouped is None:
        return _number(text)
    return grouped if grouped.lstrip("-+−").isdigit() else None


def _kronor(text: str) -> str | None:
    for name, each in sorted(_by_name("kronor").items(), key=lambda pair: -len(pair[0])):
        bare = text.removesuffix(name) if text.endswith(name) else text.removeprefix(name)
        if bare == text or re.search(r"[^\W\d]", bare):
            continue
        try:
            number = as_number(numbers.ungrouped(bare, whole=True) or bare.strip())
        except Wrong:
            return None
        if number is None:
            return None
        amount = number * Decimal(each)
        return str(int(amount)) if amount == int(amount) and 0 <= amount <= (numbers.KRONOR.most or 0) else None
    return _whole(text)


def _ages(text: str) -> str | None:
    """`6 till 13 år`, `13 år`."""
    named = _known("ages")
    years, to, first = ("|".join(map(re.escape, named[each])) for each in ("years", "to", "from"))
    found = re.fullmatch(
        rf"(?:(?:{first}) )?(?P<a>\d{{1,3}})(?:[ -]?(?:{years}))?"
        rf"(?: ?(?:{to}|\.\.+|[-‐‑‒–—−]) ?(?P<b>\d{{1,3}})(?:[ -]?(?:{years}))?)?",
        text,
    )
    if not found or not int(found["a"]) <= int(found["b"] or found["a"]) <= 120:
        return None
    return f"{int(found['a'])}-{int(found['b'])}" if found["b"] else str(int(found["a"]))


# --- other


def _yes_no(text: str) -> str | None:
    return _by_name("yes-no").get(text.removesuffix("."))


_READERS: dict[Kind, Callable[[str], str | None]] = {
    when.DAY: _day,
    **dict.fromkeys((*when.WHENS, when.OPEN_UNTIL), _when),
    time.LASTING: _duration,
    **dict.fromkeys((time.TURN, time.REPEATED, time.RECURRING), _recurring),
    numbers.NUMBER: _number,
    **dict.fromkeys((numbers.COUNT, numbers.ORDINAL, numbers.YEAR, numbers.SCORE, numbers.ARTICLE), _whole),
    numbers.KRONOR: _kronor,
    numbers.AGES: _ages,
    numbers.YES_NO: _yes_no,
}


# --- lists of words


@cache
def _known(name: str) -> dict[str, tuple[str, ...]]:
    """A list of words: what each stands for, and its other ways of being written."""
    text = packaged(__package__, f"wordlists/{name}.txt").decode()
    known = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            is_said, _, ways = line.partition(": ")
            known[is_said] = tuple(way.strip() for way in ways.split(", "))
    return known


@cache
def _by_name(name: str) -> dict[str, str]:
    """The same, from each way of writing to what it stands for."""
    return {way: is_said for is_said, ways in _known(name).items() for way in ways}
