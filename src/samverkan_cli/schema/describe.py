"""What may stand in a field, in a sentence, for whoever reads about it: in the schema, in the docs, in an editor."""

from __future__ import annotations

from collections.abc import Callable

from samverkan_cli.core.message import Message, either, marked
from samverkan_cli.core.suggest import EVERY, ID_LETTERS, MAX_ID
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Ref, Short
from samverkan_cli.model.values import Kind

# An id may come with its letters in two parts (Unicode form NFD), as some programs write å: to us that is the same.
_LETTER = rf"(?:[{ID_LETTERS}-]|a[\u0308\u030a]|[ou]\u0308|e\u0301)"
ID = rf"^(?!{EVERY}$)(?!-){_LETTER}{{1,{MAX_ID}}}$"
"""How an id is written."""

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


def held(field: Field, say: Speech, mark: Callable[[str], str] = str) -> str:
    """What stands in a field, such as "one or several ids of things under owners or groups".

    `mark` sets the names of keys apart.
    """
    kind, ref, several = _held(field)
    where = tuple(mark(each) for each in ref.into) if ref is not None else ()
    return say(Message(kind.several if several else kind.one, where=either(where)))


def _held(field: Field) -> tuple[Kind, Ref | None, bool]:
    """The kind of what stands in a field, where it points, and whether there may be several of it."""
    several = field.form == "many"
    if field.form == "entries":
        return ENTRIES, None, False
    if field.form == "keyed":
        return KEYED if field.part is not None else NUMBERS, field.ref, False
    if field.words:
        return WORD, None, several
    if field.part is None:
        return value(field), field.ref, several
    if issubclass(field.part, Short):
        return SHORT, ref_of(field.part), several
    return FIELDS, None, several


def value(field: Field) -> Kind:
    """The kind of value that stands in a field without parts, words apart."""
    if field.kind is not None:
        return field.kind
    return EVERYONE if field.ref is not None and field.ref.every else REFERENCE


def ref_of(kind: type[Short]) -> Ref | None:
    """Where the one id points that stands for a part that is written short."""
    return next(each.ref for each in fields(kind).values() if each.name == kind.short)
