"""What a day or a stretch of days that is not of the form of the format says, written as the format writes it.

The words are data, in `wordlists/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import slip
from samverkan_cli.load.words import by_name, known
from samverkan_cli.model.values import Kind, Wrong, likely_date
from samverkan_cli.model.values.when import DAY, DAYS, ENDING, FROM, OPEN_UNTIL, UNTIL, as_when

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_CLOCK = compiled_late(r"(\d{4}-\d\d-\d\d)[t ]\d\d[:.]\d\d(?:[:.]\d\d)?(?:z|[+-]\d\d:?\d\d)?")
_SHORT_YEAR = r"(?: ?['’-] ?| )(?P<y>\d\d)"
_EXCEL_BEGINS = date(1899, 12, 30)
_EXCEL = compiled_late(r"(?:4[0-9]|5[0-4])\d{3}")
"""Days as Excel counts them, from 2009 to 2050."""
_SHORT_NAME = 3
"""So short are the names of months that are no words of their own: `jun`."""
_PACKED = compiled_late(r"(\d\d)(\d\d)(\d\d)")
_LAST = (UNTIL, ENDING, OPEN_UNTIL)


class Said(NamedTuple):
    """What a text says, and whether it can say nothing else."""

    text: str
    certain: bool


def said(kind: Kind, text: str) -> Said | None:
    """What a text says where a day or a stretch belongs; None where nothing is known of it."""
    plain = " ".join(text.casefold().translate(_DASHES).split()).strip("\"'”“’‘.,;() ")
    for bare, certain in _without_words(plain, kind):
        found = _read(bare, kind)
        if found is not None:
            return Said(found.text, found.certain and certain)
    return None


def _without_words(text: str, kind: Kind) -> Iterator[tuple[str, bool]]:
    """The text, and what is left of it without words that say nothing more than the field does."""
    yield text, True
    own = "until" if kind in _LAST else "from" if kind is FROM else "in"
    for name in ("in", "until", "from"):
        for word in sorted(known("whens")[name], key=len, reverse=True):
            if text.startswith(f"{word} "):
                yield text.removeprefix(word).strip(), name in ("in", own)


def _read(text: str, kind: Kind) -> Said | None:
    # Whoever reads names has many patterns to compile, and in figures there are none.
    named = any(map(str.isalpha, text))
    before, after = ((_named,), (_with_a_short_year, _quarter, _week)) if named else ((), ())
    for read in (_plain, *before, _turned_round, _counted_by_a_machine, *after):
        if (found := read(text)) is not None:
            return found if kind is not DAY or re.fullmatch(r"\d{4}-\d\d-\d\d", found.text) else None
    if named and (found := _misspelt_month(text)) is not None:
        return found
    if kind is ENDING and text in known("whens")["ongoing"]:
        return Said("löpande", certain=True)
    if kind is OPEN_UNTIL and text in known("whens")["until further notice"]:
        return Said("tills vidare", certain=True)
    return _part_of_a_year(text, kind) if named and kind in DAYS else None


def _plain(text: str) -> Said | None:
    """What the format reads, once what stood around it is gone."""
    if clock := _CLOCK.fullmatch(text):
        text = clock[1]
    with suppress(Wrong):
        return Said(as_when(text).text, certain=True)
    if (years := re.fullmatch(r"(läsåret|läsår) ?(\d\d) ?[/-] ?(\d\d)", text)) and int(years[3]) == int(years[2]) + 1:
        return _plain(f"läsåret 20{years[2]}/{years[3]}")
    if short := re.fullmatch(r"(\d{4})-([1-9])", text):
        return Said(f"{short[1]}-0{short[2]}", certain=True)
    return None


def _named(text: str) -> Said | None:
    """A month by its name, with or without a day: `15 juni 2027`, `2027, juni`, `jun-27`, `1 dec -27`."""
    months = "|".join(map(re.escape, by_name("months")))
    month, year, short = rf"(?P<m>{months})\.?,?", r"(?P<y>\d{4})", rf"(?P<m>{months})\.?{_SHORT_YEAR}"
    day = r"(?P<d>\d{1,2})(?::?[ea])?\.?"
    english = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    forms = (
        rf"(?:den )?{day} {month} {year}",
        rf"{month} {english},? {year}",
        rf"(?:den )?{day} {short}",
        rf"{year},? {day} {month}",
        rf"{month} {year}",
        rf"{year},? {month}",
        rf"(?P<m>{months})\.? ?['’-] ?(?P<y>\d\d)",
    )
    if found := _in_a_form(forms, text):
        words = found.groupdict()
        return _written(words["y"], by_name("months")[words["m"]], words.get("d"))
    return None


def _misspelt_month(text: str) -> Said | None:
    """A month with a slip of the pen in its name: `agusti 2027`."""
    word = next(iter(re.findall(r"[^\W\d]{4,}", text)), "")
    months = by_name("months")
    near = slip(word, [each for each in months if len(each) > _SHORT_NAME]) if word and word not in months else None
    found = _named(text.replace(word, near)) if near is not None else None
    return Said(found.text, certain=False) if found is not None else None


def _turned_round(text: str) -> Said | None:
    """Day, month and year in another order: `15/6 2027`, `6/15/2027`, `2027-15-06`, `15/6-27`."""
    numbers = re.findall(r"\d+", text)
    likely = likely_date(text)
    if likely is not None:
        # 15.6.2027 can be said in one way only, 6.5.2027 in two.
        return Said(likely, certain=len(numbers[0]) > 2 or int(numbers[0]) > 12 or numbers[0] == numbers[1])
    if found := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text):
        return _written(found[3], found[1], found[2])
    if found := re.fullmatch(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", text):
        turned = _written(found[1], found[3], found[2])
        return Said(turned.text, certain=False) if turned is not None else None
    if found := re.fullmatch(rf"(\d{{1,2}})[./](\d{{1,2}}){_SHORT_YEAR}", text):
        return _written(found["y"], found[2], found[1])
    return None


def _counted_by_a_machine(text: str) -> Said | None:
    """`271130`, or a day as Excel counts them, of which one cannot be sure."""
    if packed := _PACKED.fullmatch(text):
        found = _written(*packed.groups())
        return Said(found.text, certain=False) if found is not None else None
    if _EXCEL.fullmatch(text):
        return Said(str(_EXCEL_BEGINS + timedelta(days=int(text))), certain=False)
    return None


def _with_a_short_year(text: str) -> Said | None:
    """`ht27`, `våren -28`: a term whose year has two figures."""
    found = re.fullmatch(r"(?P<n>[^\W\d]+(?: [^\W\d]+)?)(?: ?['’-] ?| ?)(?P<y>\d\d|\d{4})", text)
    if found is None:
        return None
    word = found["n"].upper() if found["n"] in ("ht", "vt") else found["n"]
    try:
        when = as_when(f"{word} {_year(found['y'])}")
    except Wrong:
        return None
    return Said(when.text, certain=True) if when.unit == "term" else None


def _in_a_form(forms: Iterable[str], text: str) -> re.Match[str] | None:
    """What a text says, by the first of some forms that it has; None where it has none of them."""
    return next((found for form in forms if (found := re.fullmatch(form, text))), None)


def _quarter(text: str) -> Said | None:
    """`2027 Q4`, `kv 4 -27`, `fjärde kvartalet 2027`."""
    names = "|".join(map(re.escape, sorted(known("whens")["quarter"], key=len, reverse=True)))
    nth = {way: n for n in "1234" for way in (n, *known("whens")[n])}
    number = "|".join(map(re.escape, sorted(nth, key=len, reverse=True)))
    apart = r"(?:[ ,/-]+|)"
    forms = (
        rf"(?:{names}) ?(?P<n>[1-4]){apart}(?P<y>\d{{4}}|(?<=[ -])\d\d)",
        rf"(?P<y>\d{{4}}){apart}(?:{names}) ?(?P<n>[1-4])",
        rf"(?P<n>{number}) (?:{names}){apart}(?P<y>\d{{4}}|(?<=[ -])\d\d)",
    )
    if found := _in_a_form(forms, text):
        return Said(f"Q{nth[found['n']]} {_year(found['y'])}", certain=True)
    return None


def _week(text: str) -> Said | None:
    """`2027 v 48`, `v48-2027`, `v. 48 -27`."""
    name, apart = r"(?:veckan?|v\.?|week)", r"(?:[ ,/-]+|)"
    forms = (
        rf"{name} ?(?P<n>\d\d?){apart}(?P<y>\d{{4}})",
        rf"{name} ?(?P<n>\d\d?) ['’-](?P<y>\d\d)",
        rf"(?P<y>\d{{4}}){apart}{name} ?(?P<n>\d\d?)",
    )
    if found := _in_a_form(forms, text):
        with suppress(Wrong):
            return Said(as_when(f"{_year(found['y'])}-W{int(found['n']):02}").text, certain=True)
    return None


def _part_of_a_year(text: str, kind: Kind) -> Said | None:
    """Half a year, or the end of one, of which the month is written that counts here."""
    last = kind in _LAST
    for name, month in (("first half", "06" if last else "01"), ("second half", "12" if last else "07")):
        for way in known("whens")[name]:
            if found := re.fullmatch(rf"{re.escape(way)},? ?(\d{{4}})|(\d{{4}}),? ?{re.escape(way)}", text):
                return Said(f"{found[1] or found[2]}-{month}", certain=False)
    for way in known("whens")["end"]:
        rest = text.removeprefix(f"{way} ")
        if last and rest != text:
            found_year = re.fullmatch(r"\d{4}", rest)
            return Said(f"{rest}-12", certain=False) if found_year else _month_end(rest)
    return None


def _month_end(text: str) -> Said | None:
    """A month, whose end is meant."""
    found = _named(text) or _plain(text)
    return Said(found.text, certain=False) if found is not None else None


def _year(text: str) -> str:
    return text if len(text) == 4 else f"20{text}"


def _written(year: str, month: str, day: str | None) -> Said | None:
    """A day or a month as the format writes it, if there is such a one."""
    try:
        first = date(int(_year(year)), int(month), int(day or 1))
    except ValueError:
        return None
    return Said(first.isoformat() if day else first.isoformat()[:7], certain=True)
