"""What a coordinator is told about a value or a field that does not fit."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from samverkan_cli.core.change import Fix, Rename
from samverkan_cli.core.message import Message, either
from samverkan_cli.core.place import Place, Route
from samverkan_cli.model.thing import EVERY, ID_LETTERS, MAX_ID

_CLOSE = 70.0
"""How alike two words must be, of 100, for one to be offered instead of the other."""
_SHORT = 120
"""Up to how many letters a text is said in full."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message, what to do about it, and a mend where there is one."""

    message: Message
    help: Message | None = None
    fix: Fix | None = None


def closest(word: str, among: Iterable[str]) -> str | None:
    """The word most like another, if any is like enough to have been meant."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word.casefold(), list(among), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found[0] if found else None


def slug(text: str) -> str:
    """A text as an id: lower case, hyphens between the words, nothing that an id may not have."""
    plain = re.sub(rf"[^{ID_LETTERS}]+", "-", text.casefold()).strip("-")[:MAX_ID].strip("-")
    return f"{plain}-1" if plain == EVERY else plain


def unknown_field(name: str, siblings: tuple[str, ...], *, below: str = "", above: str = "") -> Said:
    """SAM006: a field that the format does not have there.

    `below` is a collection among the siblings whose entries have such a field, `above` a thing around it that has.
    """
    if not name:
        return Said(Message("There is a colon with no field before it"), Message("Write the field's name"))
    if name.strip("\u00a0 ") != name:
        return _stray_space(name)
    message = Message("There is no field {name} here", name=name)
    if name.startswith("-"):
        return Said(message, Message("Write a space after the dash"))
    if below:
        return Said(message, Message("It belongs to one of the {things}: indent it further, under that", things=below))
    near = closest(name, siblings)
    if near is not None:
        return Said(message, Message("Did you mean {word}?", word=near))
    if above:
        return Said(message, Message("It belongs to {thing}: indent it less", thing=above))
    if not siblings:
        return Said(message)
    return Said(message, Message("These fields can stand here: {words}", words=siblings))


def _stray_space(name: str) -> Said:
    return Said(
        Message("{name} is written with a non-breaking space, which is no indentation to YAML", name=name.strip()),
        Message("Take away the white space in front of it and indent it with ordinary spaces"),
    )


def parted(field: str, begun: str, pieces: tuple[str, ...]) -> Said:
    """SAM006: the end of a text or a number, `pieces`, that a comma inside { } made fields of.

    `field` is the field before it, and `begun` what is left of what was meant there.
    """
    message = Message("{name} became a field of its own, because YAML parts values at the comma", name=pieces[0])
    number = re.fullmatch(r"[\d\s]+%?", pieces[0]) is not None
    meant = ("," if number else ", ").join((begun, *pieces))
    if not begun or len(meant) > _SHORT:
        meant = "1,5" if number else "..., ..."
    return Said(message, Message('Put quotation marks around it: {field}: "{text}"', field=field, text=meant))


def missing_field(name: str, route: Route) -> Said:
    """SAM007: a field that must be there."""
    if not route:
        return Said(
            Message("The plan has no {field}", field=name),
            Message("Write {field}: and what belongs under it", field=name),
        )
    return Said(
        Message(
            "{thing} has no {field}",
            thing=str(route[-1]) if isinstance(route[-1], str) else Message("This item"),
            field=name,
        ),
        Message("Write {field}: and what belongs there", field=name),
    )


def invalid_id(place: Place, id: str, taken: Container[str]) -> Said:
    """SAM009: a name that breaks the rule for ids."""
    form = Message(
        "An id has small letters, digits and hyphens, at most {n}, and begins with a letter or a digit", n=MAX_ID
    )
    better = slug(id)
    if id == EVERY:
        return Said(Message("{id} is no id: it stands for everyone", id=id), Message("Call it something else"))
    if id.strip("\u00a0 ") != id:
        return _stray_space(id)
    if not better or better in taken:
        return Said(Message("{id} is no id", id=id), form)
    fix = Fix(Message("Call it {id}", id=better), safe=False, changes=(Rename(place, better),))
    return Said(Message("{id} is no id", id=id), Message("Write {id}", id=better), fix)


def before_bracket(name: str) -> str:
    """The id in what is read as the key `b {title`."""
    return re.split(r"\s*[{\[]", name)[0]


def no_colon(name: str) -> Said:
    """SAM009: `b {title: B}`, which is read as the key `b {title`."""
    return Said(
        Message("There is no colon after {id}", id=before_bracket(name)),
        Message("Write a colon and a space between the id and the bracket"),
    )


def misplaced(name: str) -> Said:
    """SAM008: a field that stands where an entry would."""
    return Said(
        Message("{name} is read as the name of an entry, because of where it stands", name=name),
        Message("It is a field: indent it further, under the entry that it belongs to"),
    )


def invalid_reference(text: str) -> Said:
    """SAM008: what cannot be an id where one belongs."""
    if text.startswith("-"):
        return Said(
            Message("A dash without a space after it begins no list"),
            Message("Write a space after the dash, each item on a line of its own"),
        )
    if "," in text:
        parts = ", ".join(part.strip() for part in text.split(","))
        return Said(Message("{text} is read as one id", text=text), Message("Write [{ids}]", ids=parts))
    return Said(
        Message("{text} is read as one id", text=text), Message("Write each id on a line of its own, after a dash")
    )


def not_allowed(value: Any, expected: str) -> Said:
    """SAM008: a word that is not one of those that are allowed."""
    allowed = tuple(re.findall(r"'([^']*)'", expected))
    if not isinstance(value, str):
        return Said(Message("One word belongs here"), Message("Write one of {words}", words=either(allowed)))
    near = closest(value, allowed)
    words = allowed
    help = (
        Message("Did you mean {word}? The words are {words}", word=near, words=words)
        if near
        else Message("Write one of {words}", words=either(words))
    )
    return Said(Message("{text} is not one of the words that can stand here", text=value), help)


def wrong_shape(name: str, value: Any, *, mapping: bool, entries: bool) -> Said:
    """SAM008: a list or a mapping where a value belongs, or the other way round.

    `mapping` is set where fields belong, `entries` where each of them is an entry with an id of its own.
    """
    if entries and not isinstance(value, dict):
        return Said(
            Message("{name} holds entries, and here stands a text", name=name)
            if isinstance(value, str)
            else Message("{name} holds entries, and here stands a list", name=name),
            Message("Write each entry below it, indented: its id, a colon, and its fields; no dashes"),
        )
    if mapping:
        if isinstance(value, str):
            return Said(
                Message("{name} has fields under it, and here stands a text", name=name),
                Message("Write the fields below it, indented, each with its name and a colon"),
            )
        return Said(
            Message("{name} has fields under it, and here stands a list", name=name),
            Message("Write the fields below it without dashes, each with its name and a colon"),
        )
    if isinstance(value, dict):
        return Said(
            Message("{name} is one value, and here stand fields under it", name=name),
            Message("Write the value after the colon; a text with a colon in it, or { first, needs quotation marks"),
        )
    return Said(
        Message("{name} is one value, and here stands a list", name=name),
        Message("Write one value; a text that begins with [ or - needs quotation marks"),
    )
