"""What a value that is not of its form says beyond doubt, written as the format writes it.

Where it could say two things, nothing is given. The words are data, in `wordlists/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import closest
from samverkan_cli.load import days
from samverkan_cli.load.words import by_name, known
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.values import Kind, Wrong, as_duration, as_number, numbers, time, when

_ALIKE = 80.0
"""How alike a text must be, of 100, to a word that it may stand for."""
_ARTICLE = compiled_late(r"de[nt]? ")
BULLETS = "•·▪●◦‣■□○➢➤✓\uf0b7\uf0a7\uf0d8\uf0fc"
"""What Word and others put before the items of a list."""
QUOTES = "”“„»«’‘'\""
_PER = compiled_late(r"(\d{1,3}|[^\W\d]{1,12}) ?(?:gånger|gång|ggr|ggn|ggr\.)? ?(?:/|per|om|i) ?([^\W\d]{1,12})")
"""How many times in each of some unit: `två ggr/termin`, `2/år`."""
_LONG_MINUS = compiled_late(r"^[‐‑‒–—−](?=\d)")


def coerce(kind: Kind, text: str) -> str | None:
    """What a text says where a value of some kind belongs, as that is written; None where it is not certain."""
    bare = _unquoted(text)
    if bare != text.strip() and _is(kind, bare):
        return bare
    read = _READERS.get(kind)
    said = read(_plain(bare)) if read is not None else None
    return said if said != text else None


def certain(kind: Kind, text: str) -> str | None:
    """A text as a value of some kind is written, if it is one or can be only one."""
    return text if _is(kind, text) else coerce(kind, text)


def _is(kind: Kind, text: str) -> bool:
    try:
        return kind.read is not None and kind.read(text) is not None
    except Wrong:
        return False


def coerce_word(words: type[Word], text: str) -> Word | None:
    """The one word that a text stands for, such as its name in Swedish; None where it is not just one."""
    bare = _unquoted(text)
    plain = _plain(bare)
    found = [word for word in words if plain in word.spellings or (plain == word and bare != text)]
    return found[0] if len(found) == 1 else None


def nearest_word(words: type[Word], text: str) -> Word | None:
    """The one word of which a text holds a spelling, or is much like one: `ideell förening`, `Planeras`."""
    plain = _plain(text)
    called = {way: word for word in words for way in word.spellings if way}
    parts = plain.split()
    held = {called[each] for each in parts if each in called} if not {*parts} & {*known("lists")["not"]} else set()
    if len(held) == 1:
        return held.pop()
    near = closest(plain, called, at_least=_ALIKE)
    return called[near] if near is not None and not held else None


def coerce_field(name: str, siblings: Iterable[str]) -> str | None:
    """The one of some fields that a name stands for, such as its name in Swedish; None where it is not just one."""
    plain = _ARTICLE.sub("", _plain(re.sub(r"[_-]", " ", name)))
    words = known("fields")
    found = [field for field in siblings if plain in words.get(field, ())]
    return found[0] if len(found) == 1 else None


def words_for(field: str) -> tuple[str, ...]:
    """What people call a field of the format, in Swedish and otherwise."""
    return known("fields").get(field, ())


def enumerated(text: str) -> list[str]:
    """The parts of a text in which several things are written one after the other, as people do."""
    words = "|".join(map(re.escape, known("lists")["and"]))
    apart = rf"[,;/&+\n]|(?<=\s)-\s|[{BULLETS}–—*]\s|(?<=\s)(?:\d{{1,2}}[.)]|[a-h]\))\s"
    parts = re.split(rf"\s*(?:{apart}|\s(?:{words})\s)\s*", f" {text} ", flags=re.IGNORECASE)
    return [part.strip() for part in parts if part.strip()]


def is_everyone(text: str) -> bool:
    """Whether a text says that all of a collection are meant."""
    return _plain(text) in known("lists")["all"]


def is_function(word: str) -> bool:
    """Whether a word ends as the name of a function or a body does, rather than of a person."""
    return word.casefold().endswith(known("lists")["function"])


def without_copy_words(name: str) -> str:
    """The name of a file without what programs and people put to it where it is a copy."""
    words = "|".join(sorted(map(re.escape, known("lists")["copy"]), key=len, reverse=True))
    apart = r"[\s_.-]"
    number = rf"(?:{apart}*\(?\d{{1,3}}\)?)?"
    bare = re.sub(rf"(?:{apart}+\(?(?:{words})\)?{number}|\s*\(\d{{1,3}}\))$", "", name, flags=re.IGNORECASE)
    return re.sub(rf"^(?:{words}){apart}+", "", bare, flags=re.IGNORECASE)


def _unquoted(text: str) -> str:
    """A text without the quotation marks that Word puts around it, which are none to YAML."""
    plain = text.strip()
    return plain[1:-1].strip() if len(plain) > 2 and plain[0] in QUOTES and plain[-1] in QUOTES else plain


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


# --- days


def _day(kind: Kind, text: str) -> str | None:
    found = days.said(kind, text)
    return found.text if found is not None and found.certain else None


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
    try:
        found = when.as_when(_day(when.DATED, text) or text)
    except Wrong:
        return None
    return found.first.isoformat(), found.last.isoformat()


def _recurring(text: str) -> str | None:
    text = text.rstrip(".")
    said = by_name("often").get(text) or _duration(text) or (text if time.as_every(text) is not None else None)
    times = _PER.fullmatch(text) if said is None else None
    if times is None:
        return said
    n, unit = by_name("numbers").get(times[1], times[1]), by_name("lengths").get(times[2], times[2])
    found = f"{n} per {unit}"
    return found if time.as_every(found) is not None else None


def _duration(text: str) -> str | None:
    found = re.fullmatch(r"(\d{1,5}|[^\W\d]{1,30}) ?([^\W\d]{1,30}(?:-[^\W\d]{1,30})?)\.?", text)
    if not found:
        return None
    count, unit = by_name("numbers").get(found[1], found[1]), by_name("lengths").get(found[2], found[2])
    said = f"{count} {unit}"
    return said if as_duration(said) is not None else None


# --- numbers


def _number(text: str) -> str | None:
    text = _LONG_MINUS.sub("-", text)
    percent = re.fullmatch(r"(-?\d+(?:[.,]\d+)?) ?(?:%|procent)", text)
    bare = percent[1] if percent else text
    grouped = numbers.ungrouped(bare)
    if grouped is not None:
        return grouped if as_number(bare) is None else None  # 1.500 may be one and a half
    if percent is not None or re.fullmatch(r"-\d+(?:[.,]\d+)?", text):
        return bare
    return by_name("numbers").get(text)


def _year(text: str) -> str | None:
    """`år 2027`."""
    found = days.said(when.DATED, text)
    return found.text if found is not None and found.certain and re.fullmatch(r"\d{4}", found.text) else None


def _article(text: str) -> str | None:
    """`artikel 12`, `art. 12`, `XII`."""
    found = re.fullmatch(r"(?:art(?:ikel|icle)?\.? ?)?(\d{1,2}|[ivxl]+)", text)
    if found is None:
        return None
    roman = {_roman(n): str(n) for n in range(1, (numbers.ARTICLE.most or 0) + 1)}
    return found[1] if found[1].isdigit() else roman.get(found[1])


def _roman(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("x" * tens).replace("xxxxx", "l").replace("xxxx", "xl") + (
        "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix",
    )[ones]  # fmt: skip


def _whole(text: str) -> str | None:
    """Where a whole number belongs, 1.500 can mean one thing only."""
    grouped = numbers.ungrouped(text, whole=True)
    if grouped is None:
        return _number(text)
    return grouped if grouped.lstrip("-+−").isdigit() else None


def _kronor(text: str) -> str | None:
    for name, each in sorted(by_name("kronor").items(), key=lambda pair: -len(pair[0])):
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
    named = known("ages")
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
    return by_name("yes-no").get(text.removesuffix("."))


_READERS: dict[Kind, Callable[[str], str | None]] = {
    **{kind: partial(_day, kind) for kind in (when.DAY, *when.WHENS, when.OPEN_UNTIL)},
    time.LASTING: _duration,
    **dict.fromkeys((time.TURN, time.REPEATED, time.RECURRING), _recurring),
    numbers.NUMBER: _number,
    **dict.fromkeys((numbers.COUNT, numbers.ORDINAL, numbers.SCORE), _whole),
    numbers.YEAR: _year,
    numbers.ARTICLE: _article,
    numbers.KRONOR: _kronor,
    numbers.AGES: _ages,
    numbers.YES_NO: _yes_no,
}
