"""What was meant by fields and entries that stand where the format has none: read as that where it is certain.

A field may have another name, or the line above some entries may be gone. What is read as meant is reported once, and
nothing that would follow from it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from typing import Any

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.suggest import slip
from samverkan_cli.load.coerce import coerce_field, coerce_word
from samverkan_cli.load.containment import Containment
from samverkan_cli.model.shape import Field, fields, kind_at
from samverkan_cli.model.thing import Part

_CLEAR = 2
"""How many fields of entries must not fit where they stand, for the line above them to be gone."""


def field_meant(name: str, siblings: Collection[str]) -> str | None:
    """The one of some fields that a name can only stand for: in Swedish, in another number, or by a slip of the pen."""
    if "\u00a0" in name:
        return None  # which has a fix of its own
    return coerce_field(name, siblings) or slip(name, siblings)


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


def without_a_line(contain: Containment, route: KeyPath) -> tuple[str, list[KeyPath]] | None:
    """The collection of which the line is gone, and the entries that stood below it, of which a route leads to one.

    They are read as fields of what is around them, or as entries of the collection above.
    """
    holder, inside = kind_at(contain.model, route[:-1])
    around = contain.at(route[:-1])
    if holder is None or not isinstance(around, dict) or not isinstance(around.get(str(route[-1])), dict):
        return None
    if inside is None:
        beside = [key for key, value in around.items() if key not in fields(holder) and isinstance(value, dict)]
        found = _common(holder, around, beside, taken=())
        return (found, [(*route[:-1], key) for key in beside]) if found is not None else None
    if inside.form != "entries" or inside.part is None or not misfits(inside.part, around[str(route[-1])]):
        return None
    keys = list(around)
    after = keys[keys.index(str(route[-1])) :]
    if not _reaches(_CLEAR, (misfits(inside.part, around[key]) for key in after)):
        return None  # rather a field that this one cannot have
    above = contain.at(route[:-2])
    found = _common(holder, around, after, above if isinstance(above, dict) else ())
    return (found, [(*route[:-1], key) for key in after]) if found is not None else None


def _reaches(least: int, numbers: Iterable[int]) -> bool:
    """Whether numbers come to so much together; no more of them are worked out than it takes."""
    return any(total >= least for total in accumulate(numbers))


def _common(holder: type[Part], around: Mapping[str, Plain], keys: list[str], taken: Collection[str]) -> str | None:
    """The one collection that some entries could all be of."""
    common: set[str] | None = None
    for key in keys:
        can = set(homes(holder, around[key]))
        common = can if common is None else common & can
        if not common:
            return None
    left: list[Any] = [key for key in common or () if key not in taken]
    return left[0] if len(left) == 1 else None
