"""The kinds of value, as they are told to whoever writes them, and as another reader of YAML would see them.

To us a scalar is text until the model says what it is. Another reader takes 2027 for a number and `true` for a yes
before it knows where they stand, so a kind also says what else than text its values may come as.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samverkan_cli.core.message import marked
from samverkan_cli.core.suggest import EVERY, ID_LETTERS, MAX_ID
from samverkan_cli.model import values


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value.

    `one` and `several` say in English what stands in a field of it, and in one with a list of it. `write` says what to
    write where something else stands there. `pattern` is how its text is written (ECMA-262, and Python alike), and
    `also` what other readers of YAML may take that text for, as types of JSON Schema. Numbers have bounds.
    """

    name: str
    one: str
    several: str = ""
    write: str = ""
    pattern: str = ""
    also: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


def _any_case(*words: str) -> str:
    """A pattern for words in small and large letters: patterns in JSON Schema have no flag for it."""
    return "|".join("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in word) for word in words)


_DASH = "[-\u2010-\u2014\u2212]"
_DAY = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_MONTH = r"(?:0[1-9]|1[0-2])"
_WHOLE = r"[-+\u2212]?(?:[0-9]+|[0-9]{1,3}(?:\s[0-9]{3})+)"

# An id may come with its letters in two parts (Unicode form NFD), as some programs write å: to us that is the same.
_LETTER = rf"(?:[{ID_LETTERS}-]|a[\u0308\u030a]|[ou]\u0308|e\u0301)"
ID = rf"^(?!{EVERY}$)(?!-){_LETTER}{{1,{MAX_ID}}}$"
"""How an id is written."""

_ANY = ("number", "boolean")


def _alone(pattern: str) -> str:
    """A pattern for a text that may have white space around it."""
    return rf"^\s*(?:{pattern})\s*$"


_FROM_TO = marked("Write digits only, from {least} to {most}")


def _whole(annotation: Any, name: str, one: str, several: str = "", write: str = _FROM_TO) -> Kind:
    """A whole number, with the bounds that its validator has."""
    bounds = next(each.read for each in annotation.__metadata__ if hasattr(getattr(each, "read", None), "least"))
    return Kind(name, one, several, write, _alone(rf"{_WHOLE}(?:[.,]0+)?"), ("integer",), bounds.least, bounds.most)


KINDS: dict[str, Kind] = {
    "title": Kind(
        "title",
        marked("one line without markup"),
        pattern=r"^\s*\S[^\n]*\s*$",
        also=_ANY,
        write=marked("A title is one line"),
    ),
    "text": Kind("text", marked("text (Markdown without HTML)"), also=_ANY),
    "line": Kind("line", marked("a few words"), marked("a few words, once or in a list"), also=_ANY),
    "address": Kind("line", marked("a few words"), marked("a few words, once or in a list"), also=_ANY),
    "day": Kind(
        "date",
        marked("a date"),
        marked("one or several dates"),
        marked("Write year, month and day, for example 2027-06-15"),
        _alone(rf"[0-9]{{4}}-{_DAY}"),
    ),
    "when": Kind(
        "when",
        marked("a date, a month or a year"),
        write=marked("Write as much as is known: 2027-06-15, 2027-06 or 2027"),
        pattern=_alone(rf"[0-9]{{4}}(?:-(?:{_MONTH}|{_DAY}))?"),
        also=("integer",),
        least=1000,
        most=9999,
    ),
    "duration": Kind(
        "duration",
        marked("a length of time"),
        write=marked("Write a number and a unit, for example 2 years, 6 months, 14 days, 1 term, 1 half-year"),
        pattern=_alone(rf"0*[1-9][0-9]{{0,4}}\s*(?:{_any_case(*values._UNITS)})"),
    ),
    "ages": Kind(
        "ages",
        marked("an age or a span of ages"),
        write=marked("Write for example 6-13 or 8"),
        pattern=_alone(rf"[0-9]{{1,3}}(?:\s*{_DASH}\s*[0-9]{{1,3}})?"),
        also=("integer",),
        least=0,
        most=120,
    ),
    "number": Kind(
        "number",
        marked("a number"),
        write=marked("Write digits only, for example 24, 1.5 or 150 000; what is counted belongs under unit"),
        pattern=_alone(rf"{_WHOLE}(?:[.,][0-9]+)?"),
        also=("number",),
    ),
    "limit": Kind("limit", marked("a number or a length of time"), also=_ANY),
    "count": _whole(values.Count, "count", marked("a whole number from 0")),
    "ordinal": _whole(values.Ordinal, "ordinal", marked("a whole number from 1")),
    "kronor": _whole(
        values.Kronor, "kronor", marked("whole kronor"), write=marked("Write whole kronor in digits, such as 250000")
    ),
    "year": _whole(values.Year, "year", marked("a year")),
    "score": _whole(values.Score, "score", marked("a whole number from 0 to 3")),
    "article": _whole(
        values.Article,
        "article",
        marked("a whole number from 1 to 54"),
        marked("one or several whole numbers from 1 to 54"),
    ),
    "yes-no": Kind(
        "yes-no",
        marked("yes or no"),
        write=marked("Write true or false"),
        pattern=_alone(_any_case("true", "false", "yes", "no", "ja", "nej")),
        also=("boolean",),
    ),
    "code": Kind(
        "code",
        marked("a municipal code in quotation marks"),
        write=marked('Write four digits in quotation marks, for example "0162"'),
        pattern="^[0-9]{4}$",
    ),
}
"""The kinds of value, by their names in the types of values."""

REFERENCE = Kind(
    "reference",
    marked("the id of something under {where}"),
    marked("one or several ids of things under {where}"),
    # The id `true` may be written, and an editor that took it for a yes would offer yes and no everywhere.
    marked("Write an id: small letters, digits and hyphens"),
    ID,
    ("number",),
)
"""A reference, where a thing's id is written. `where` are the collections that it points into."""

EVERYONE = Kind(
    "everyone-or-reference",
    several=marked("all, or one or several ids of things under {where}"),
    one=marked("all, or the id of something under {where}"),
    write=REFERENCE.write,
    pattern=ID.replace(rf"(?!{EVERY}$)", ""),
    also=REFERENCE.also,
)
"""A reference where "all" may stand instead."""

WORD = Kind("word", marked("one of these words"), marked("one or several of these words"))
"""A word of those that are allowed."""

FIELDS = Kind("fields", marked("fields of its own"), marked("fields of its own, once or in a list"))
"""A part, with fields of its own."""

SHORT = Kind(
    "short",
    marked("the id of something under {where}, or fields"),
    marked("ids of things under {where}, or fields, once or in a list"),
)
"""A part that may be written as one id."""

ENTRIES = Kind(
    "entries",
    marked("entries, each under an id of its own"),
    write=marked("Write each entry under an id of its own: small letters, digits and hyphens"),
)
"""Parts under ids."""

KEYED = Kind(
    "keyed",
    marked("fields for each, under the id of something under {where}"),
    write=marked("Write each entry under the id of what it is about: small letters, digits and hyphens"),
)
"""Parts under references."""

NUMBERS = Kind("numbers", marked("a number for each, under the id of something under {where}"), write=KEYED.write)
"""Numbers under references."""
