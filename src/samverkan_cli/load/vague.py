"""What to do about a value that says more, or less, than its field can hold: `ca 50 %`, `minst 80`, `oklart`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.load import days
from samverkan_cli.load.coerce import certain
from samverkan_cli.load.words import known, listed
from samverkan_cli.model.values import Kind, numbers
from samverkan_cli.model.values.when import DAY, WHENS
from samverkan_cli.yamltext.errors import UNSAID

_COMMENT = compiled_late(r"(.+?)\s*\(([^()]*)\)")
_DOUBT = compiled_late(r"(.+?)\s*\?+")
_SPAN = compiled_late(r"(-?\d+(?:[.,]\d+)?) ?(?:[-‐‑‒–—−]|till) ?(\d+(?:[.,]\d+)?) ?(?:%|procent)?")
_COUNTED = compiled_late(r"([\d\s.,]*\d)\s+([^\W\d]+(?:\s[^\W\d]+)?)")
_PER = compiled_late(r"(.+?) ?(?:/|per |om )(?:år|month|year|månad|termin|läsår)(?:et)?")
_YEARS = compiled_late(r"(\d{4}) ?(?:[-‐‑‒–—−] ?\d{4}|/ ?\d\d(?:\d\d)?)")


def advice(kind: Kind, text: str) -> tuple[Message, str | None] | None:
    """What to do, and what was most likely meant where that can be said; None where nothing better is known."""
    if listed("unsaid", text):
        return UNSAID, None
    for bare in _without_doubt(text):
        if (value := certain(kind, bare)) is not None:
            return Message("Write {text}, and the rest under remark:", text=value), value
    if kind in (numbers.NUMBER, numbers.KRONOR):
        return _amount(kind, text)
    if kind is numbers.YEAR:
        return _year(text)
    return None


def _without_doubt(text: str) -> Iterator[str]:
    """A text without a word, a sign or a remark by which it is less certain."""
    plain = text.strip()
    for pattern in (_COMMENT, _DOUBT):
        if found := pattern.fullmatch(plain):
            yield found[1]
    for word in sorted(known("unsaid")["about"], key=len, reverse=True):
        if plain.casefold().startswith(word) and (bare := plain[len(word) :].strip()):
            yield bare
        if plain.casefold().endswith(f" {word}"):
            yield plain[: -len(word)].strip()


def _amount(kind: Kind, text: str) -> tuple[Message, str | None] | None:
    for name in ("least", "most"):
        for word in sorted(known("unsaid")[name], key=len, reverse=True):
            bare = text.strip()[len(word) :].strip()
            if text.strip().casefold().startswith(word) and (value := certain(kind, bare)) is not None:
                return Message("Write {text}; at least or at most is said under want:", text=value), value
    if found := _SPAN.fullmatch(text.strip()):
        return Message("Write one number: {one} or {other}", one=found[1], other=found[2]), None
    if (found := _PER.fullmatch(text.strip())) and (value := certain(kind, found[1])) is not None:
        return Message("Write {text}; what it is a year is said with year:", text=value), value
    if (found := _COUNTED.fullmatch(text.strip())) and (value := certain(kind, found[1])) is not None:
        if kind is numbers.KRONOR:
            return Message("Write {text}", text=value), value
        return Message("Write {text}; {word} belongs under unit", text=value, word=found[2]), value
    return None


def _year(text: str) -> tuple[Message, str | None] | None:
    if found := _YEARS.fullmatch(text.strip()):
        return Message("Write one year, such as {text}, and one of them for each year", text=found[1]), None
    if re.fullmatch(r"[23]\d", text.strip()):
        return Message("Write {text}", text=f"20{text.strip()}"), f"20{text.strip()}"
    said = days.said(DAY, text) or days.said(WHENS[0], text)
    year = said.text[:4] if said is not None and said.text[:4].isdigit() else None
    return (Message("Write {text}", text=year), year) if year is not None else None
