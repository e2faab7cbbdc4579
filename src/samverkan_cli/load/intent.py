"""What was meant by fields and entries that stand where the format has none: read as that where it is certain.

What is read as meant is reported once, and nothing that would follow from it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import slip, slug
from samverkan_cli.load.coerce import certain, coerce_field, coerce_word, span
from samverkan_cli.load.words import listed
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part, Short, key_of

_STUCK = compiled_late(r"([^\W\d]\w*)(\s*=\s*|\s+)(\S.*)")


def field_meant(name: str, siblings: Collection[str]) -> str | None:
    """The one of some fields that a name can only stand for: in Swedish, in another number, or by a slip of the pen."""
    if "\u00a0" in name:
        return None  # which has a fix of its own
    return coerce_field(name, siblings) or slip(name, siblings)


def value_meant(field: Field, value: Plain, name: str) -> Plain:
    """What a value says beyond doubt in a field that was called `name`, where the format writes it otherwise."""
    if isinstance(value, dict):
        return _named_right(field, value)
    if not isinstance(value, str) or field.ref is not None:
        return None
    if field.words is not None:
        return coerce_word(field.words, value)
    if field.part is not None:
        return as_fields(field.part, value, name) if field.form == "one" else None
    said = certain(field.kind, value) if field.kind is not None and not field.kind.free else None
    return said if said != value else None


def _named_right(field: Field, value: dict[str, Plain]) -> Plain:
    """The same with every field called what it must mean, where that is known and some are called otherwise."""
    known = fields(field.part) if field.part is not None and field.form == "one" else {}
    named = [key if key in known else field_meant(key, known) for key in value]
    if None in named or len({*named}) < len(named) or named == [*value]:
        return None
    return dict(zip(map(str, named), value.values(), strict=True))


def as_fields(part: type[Part], text: str, name: str = "") -> dict[str, Plain] | None:
    """What a text says beyond doubt that stands where the fields of a part belong, which `name` may say too."""
    whole = issubclass(part, Short) or "." in fields(part)  # which may be written so
    said = None if whole or listed("unsaid", text) else _as_fields(part, text, name)
    required = {key for key, field in fields(part).items() if field.required}
    return said if said is not None and required <= set(said) else None


def _as_fields(part: type[Part], text: str, name: str) -> dict[str, Plain] | None:
    known = fields(part)
    days = span(text)
    if days is not None and is_span(text) and {"from", "until"} <= set(known):
        return {"from": days[0], "until": days[1]}
    kinds = {key: each.kind for key, each in known.items() if each.kind is not None and not each.kind.free}
    fits = {key: said for key, kind in kinds.items() if not kind.prose and (said := certain(kind, text)) is not None}
    named = coerce_field(name, fits)
    if named is not None or len(fits) == 1:
        key = named or next(iter(fits))
        return {key: fits[key]}
    if fits or any(mark in text for mark in ",;:\n") or any(map(str.isdigit, text)):
        return None
    refers = [key for key, each in known.items() if each.ref is not None]
    if len(refers) == 1 and slug(text) == text:
        return {refers[0]: text}
    return {"name": text} if "name" in known else None


def stuck(text: str, known: dict[str, Field], *, is_first: bool) -> tuple[str, str] | None:
    """A field and its value, written with a blank or a = between them: `kind function`, `sek = 120000`.

    The end of a text that YAML parted at a comma looks like that too, unless it `is_first` in its braces.
    """
    found = _STUCK.fullmatch(text)
    name = found[1] if found is not None else ""
    key = name if name in known else coerce_field(name, known)
    if found is None or key is None:
        return None
    field, value = known[key], found[3]
    if not found[2].strip() and not is_first and value_meant(field, value, "") is None:
        words = field.words
        fits = (
            value in tuple(words)
            if words
            else field.kind is not None and not field.kind.free and certain(field.kind, value)
        )
        return (key, value) if fits else None
    return key, value


def lone(text: str, known: dict[str, Field], there: Collection[str], *, is_first: bool) -> tuple[str, str] | None:
    """The field that a value inside { } belongs to, where it stands alone: a word of just one, or the title, first."""
    worded = [key for key, field in known.items() if field.words is not None and text in tuple(field.words)]
    if len(worded) == 1 and worded[0] not in there:
        return worded[0], text
    return ("title", text) if is_first and "title" in known and "title" not in there else None


def swapped(known: dict[str, Field], there: dict[str, Plain], key: str) -> tuple[str, str, str] | None:
    """The field with which one has swapped values, whose own is no word of it; what it says, and what the other."""
    words, value = known[key].words if key in known else None, there.get(key)
    if words is None or not isinstance(value, str):
        return None
    for other, said in there.items():
        field = known.get(other)
        if field is None or other == key or not isinstance(said, str) or said not in tuple(words):
            continue
        if other == "title" or (field.words is not None and value in tuple(field.words)):
            return other, value, said
    return None


_PAIRS = (("date", "title"), ("year", "value"))
"""Of which the first is put before a colon, and the second after it, as if it were a field."""


def value_first(part: type[Part], name: str, value: Plain) -> dict[str, Plain] | None:
    """The fields of a part of which the only one that is written is called by a day, a year or an id of it."""
    known = fields(part)
    if value is None and {"from", "until"} <= set(known) and is_span(name) and (days := span(name)) is not None:
        return {"from": days[0], "until": days[1]}
    if isinstance(value, str):
        for first, second in _PAIRS:
            if first in known and second in known and (said := _certain(known[first], name)) is not None:
                text = _certain(known[second], value)
                return {first: said, second: text} if text is not None else None
        return None
    if not issubclass(part, Short) or not isinstance(value, dict | None) or slug(name) != name:
        return None
    key, others = key_of(part, part.short), value or {}
    return {key: name, **others} if known.keys() >= others.keys() and key not in others else None


def _certain(field: Field, text: str) -> str | None:
    kind = field.kind
    return text if kind is None or kind.free else certain(kind, text)


def ends_meant(meant: str, known: Collection[str], taken: Collection[str], value: Plain) -> tuple[str, str] | None:
    """The first and the last day that one field says, where each has a field of its own that is free."""
    if meant not in ("from", "until") or not {"from", "until"} <= {*known} - {*taken} or not isinstance(value, str):
        return None
    return span(value) if is_span(value) else None


def title_meant(name: str, collection: str, value: Plain) -> bool:
    """Whether a name is what the entries of a collection are called, with a title behind it: `aktivitet: Läsa`."""
    return isinstance(value, str) and coerce_field(name, (collection,)) is not None


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
