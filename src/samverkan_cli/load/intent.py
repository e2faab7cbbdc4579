"""What was meant by fields and entries that stand where the format has none: read as that where it is certain.

What is read as meant is reported once, and nothing that would follow from it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.suggest import slip
from samverkan_cli.load.coerce import coerce_field, coerce_word, span
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part


def field_meant(name: str, siblings: Collection[str]) -> str | None:
    """The one of some fields that a name can only stand for: in Swedish, in another number, or by a slip of the pen."""
    if "\u00a0" in name:
        return None  # which has a fix of its own
    return coerce_field(name, siblings) or slip(name, siblings)


def is_span(value: Plain) -> bool:
    """Whether a text says a first and a last day that are written apart."""
    return isinstance(value, str) and re.search(r"\d{4}.*\d{4}", value) is not None and span(value) is not None


def is_field_of(part: type[Part], name: str) -> bool:
    """Whether a name is that of a field of some kind of part, or stands for one in Swedish."""
    return name in fields(part) or coerce_field(name, fields(part)) is not None


def misfits(part: type[Part], value: Plain) -> int:
    """How many fields of what is written a part of some kind cannot have, or lacks. What is no mapping fits nothing."""
    known = fields(part)
    if not isinstance(value, dict) or not value:
        return len(known)
    if len(value) > len(known):
        return len(value) - len(known)
    named = [(key if key in known else field_meant(key, known), each) for key, each in value.items()]
    there = {key for key, _ in named}
    lacking = sum(field.required and key not in there for key, field in known.items())
    return lacking + sum(key is None or not _fits(known[key], each) for key, each in named)


def _fits(field: Field, value: Plain) -> bool:
    words = field.words
    if words is None or value is None:
        return field.form != "entries" or isinstance(value, dict | None)
    said = value if isinstance(value, list) else [value]
    return all(isinstance(each, str) and (each in tuple(words) or coerce_word(words, each)) for each in said)


def homes(holder: type[Part], value: Plain) -> dict[str, Field]:
    """The collections in a part of some kind that could hold an entry."""
    return {
        field.key: field
        for field in fields(holder).values()
        if field.form == "entries" and field.part is not None and not misfits(field.part, value)
    }
