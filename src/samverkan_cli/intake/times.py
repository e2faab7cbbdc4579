"""When something is to be done, as a cell says it, in the format's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.load.coerce import coerce
from samverkan_cli.model.values import Wrong, as_duration, as_every, as_when
from samverkan_cli.model.values.time import RECURRING
from samverkan_cli.model.values.when import DATED
from samverkan_cli.swedish.lists import lines

Field = Literal["from", "until", "every"]
_APART = compiled_late(r"[;,\n]")
_TO = compiled_late(r"\s+(?:-|till(?: och med)?|t\.?\s?o\.?\s?m\.?|to)\s+|\s?[–—/]\s?|\s?--\s?|(?<=\w)-(?=[^\W\d_])")
_SHORT_DAY = compiled_late(r"([2-9]\d)-(0[1-9]|1[0-2])-([0-2]\d|3[01])")
_YEARS = compiled_late(r"(20\d\d)\s?[-/–—]\s?(20\d\d)")
_SHORT_YEAR = compiled_late(r"(?i)\b(vt|ht|q[1-4]|kvartal [1-4]|våren|hösten)[ -]?[’']?(\d\d)(?!\d)")
_QUARTER = compiled_late(r"(?i)\bkv\.? ?([1-4])\b")
_YEAR_FIRST = compiled_late(r"(?i)(20\d\d)[ :,-]+(vt|ht|våren|hösten|q[1-4]|kvartal [1-4]|[a-z]{3,9})")
_DATED = compiled_late(r"(\d{4}-\d\d-\d\d) 00:00(?::00)?")


def times(texts: Sequence[str], field: Literal["from", "until"]) -> dict[Field, str] | None:
    """What the lines of a cell say of when, by fields; None where one of them is not understood, or two disagree."""
    found: dict[Field, str] = {}
    for text in texts:
        whole = _part(text.strip().rstrip("."), field)
        several = [part for part in map(str.strip, _APART.split(text)) if part]
        for part in [whole] if whole else [_part(each.rstrip("."), field) for each in several]:
            for key, value in part or ((None, ""),):
                if key is None or found.setdefault(key, value) != value:
                    return None
    return found or None


def _part(text: str, field: Literal["from", "until"]) -> list[tuple[Field, str]] | None:
    if every := _every(text):
        return [("every", every)]
    if years := _YEARS.fullmatch(text):
        return [("from", years[1]), ("until", years[2])] if years[1] <= years[2] else None
    if when := _when(text):
        return [(field, when)]
    side, bare = _bare(text)
    if bare != text and (when := _when(bare)):
        return [(side or field, when)]
    if len(ends := _TO.split(text)) == 2:
        return _span(_bare(ends[0])[1], _bare(ends[1])[1])
    return None


def _span(one: str, other: str) -> list[tuple[Field, str]] | None:
    """From one time until another; "augusti till december 2027" has the year of the last for both."""
    last = _when(other)
    year = re.search(r"20\d\d\Z", last or "")
    first = _when(one) or (_when(f"{one} {year[0]}") if year else None)
    if not first or not last or as_when(last).before(as_when(first)):
        return None
    return [("from", first), ("until", last)]


def _when(text: str) -> str | None:
    """A time as a plan has it, if it is one."""
    text = _DATED.sub(r"\1", text.strip())
    if _SHORT_DAY.fullmatch(text):
        text = f"20{text}"
    text = _QUARTER.sub(r"kvartal \1", text)
    text = _SHORT_YEAR.sub(r"\1 20\2", text)
    text = _YEAR_FIRST.sub(r"\2 \1", text)
    try:
        as_when(text)
    except Wrong:
        return coerce(DATED, text)
    return text


def _every(text: str) -> str | None:
    """How often something is done, or that it goes on all the time."""
    if " ".join(text.casefold().split()) in _all_the_time():
        return "ongoing"
    if as_duration(text) is not None:
        return None  # how long it takes, then
    return text if as_every(text) is not None else coerce(RECURRING, text)


def _bare(text: str) -> tuple[Field | None, str]:
    """A time without the word before it that says whether it is the first or the last day, and which that is."""
    for field, word in _openings():
        if found := re.match(rf"{re.escape(word)}\b\.?:?\s*", text, re.IGNORECASE):
            return field, text[found.end() :]
    return None, text


@cache
def _openings() -> tuple[tuple[Field, str], ...]:
    return tuple(sorted(_listed(), key=lambda pair: -len(pair[1])))


def _listed() -> Iterator[tuple[Field, str]]:
    for line in lines("time-openings"):
        side, _, several = line.partition(": ")
        for each in several.split(","):
            if side == "from":
                yield "from", each.strip()
            elif side == "until":
                yield "until", each.strip()


@cache
def _all_the_time() -> frozenset[str]:
    named = (line.partition(": ") for line in lines("time-openings"))
    return frozenset(each.strip() for side, _, several in named if side == "ongoing" for each in several.split(","))
