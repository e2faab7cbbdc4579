"""What stands in a field that holds no value of its own: references, words, parts; and how an id is written."""

from __future__ import annotations

from samverkan_cli.core.message import marked
from samverkan_cli.core.suggest import EVERY, ID_LETTERS, MAX_ID
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
