"""What a coordinator is told about a value or a field that does not fit."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from samverkan_cli.core.change import Fix, Plain, Remove, Rename, Respell, Set
from samverkan_cli.core.edit import Edit
from samverkan_cli.core.message import Message, either
from samverkan_cli.core.place import Place, Route
from samverkan_cli.load.meant import meant, word
from samverkan_cli.model.thing import EVERY, ID_LETTERS, MAX_ID
from samverkan_cli.model.values import Wrong, likely_date

_CLOSE = 70.0
"""How alike two words must be, of 100, for one to be offered instead of the other."""
_LONG = 4
"""From how many letters on a word with one wrong letter is known for what it is."""
_ID = re.compile(rf"(?!{EVERY}\Z)[{ID_LETTERS}][{ID_LETTERS}-]{{0,{MAX_ID - 1}}}")
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


def slip(word: str, among: Iterable[str], *, apart: int = 1) -> str | None:
    """The one word that another can only be a slip of the pen for; None where that is not certain.

    That is the same word with other capitals, spaces, hyphens or underscores; or one with a letter too many, too few or
    wrong, or with two letters in each other's places, unless it is short, or numbers differ: `mål-3` is not `mål-2`. No
    other word may be as close, within `apart` letters.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded: dict[str, str | None] = {}
    for each in among:
        plain = _folded(each)
        folded[plain] = each if plain not in folded else None
    wanted = _folded(word)
    if wanted in folded:
        return folded[wanted]
    near = process.extract(wanted, list(folded), scorer=OSA.distance, score_cutoff=apart, limit=2)
    if len(near) != 1 or near[0][1] > 1 or not _may_slip(wanted, near[0][0]):
        return None
    return folded[near[0][0]]


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.casefold()).strip("-")


def _may_slip(one: str, other: str) -> bool:
    """Whether two words that differ in one place do so inside a word of some length, and not in a number."""
    if re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    ours, theirs = one.split("-"), other.split("-")
    if len(ours) != len(theirs):
        return one.replace("-", "") == other.replace("-", "")
    return all(mine == its or min(len(mine), len(its)) >= _LONG for mine, its in zip(ours, theirs, strict=True))


def slug(text: str) -> str:
    """A text as an id: lower case, hyphens between the words, nothing that an id may not have."""
    plain = re.sub(rf"[^{ID_LETTERS}]+", "-", text.casefold()).strip("-")[:MAX_ID].strip("-")
    return f"{plain}-1" if plain == EVERY else plain


def unknown_field(
    place: Place, siblings: tuple[str, ...], taken: Container[str], *, below: str = "", above: str = ""
) -> Said:
    """SAM006: a field that the format does not have there.

    `siblings` are the fields that it has there, `taken` those that are there. `below` is a collection among the
    siblings whose entries have such a field, `above` a thing around it that has.
    """
    name = str(place.route[-1])
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
        fix = None
        if near not in taken and slip(name, siblings) == near:
            fix = Fix(Message("Write {text}", text=near), safe=True, changes=(Rename(place, near),))
        return Said(message, Message("Did you mean {word}?", word=near), fix)
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


def parted(field: Place, begun: str, pieces: tuple[str, ...], written: Edit | None) -> Said:
    """SAM006: the end of a text or a number, `pieces`, that a comma inside { } made fields of.

    `field` is the field before it, and `begun` what is left of what was meant there; `written` puts quotation marks
    around it all, where that can be done.
    """
    message = Message("{name} became a field of its own, because YAML parts values at the comma", name=pieces[0])
    number = re.fullmatch(r"[\d\s]+%?", pieces[0]) is not None
    said = ("," if number else ", ").join((begun, *pieces))
    if not begun or len(said) > _SHORT:
        said = "1,5" if number else "..., ..."
    name = str(field.route[-1]) if field.route else ""
    help = Message('Put quotation marks around it: {field}: "{text}"', field=name, text=said)
    if written is None:
        return Said(message, help)
    gone = (Remove(Place(field.file, (*field.route[:-1], piece))) for piece in pieces)
    change = Respell(field, (written,), (Set(field, written.text[1:-1]), *gone))
    return Said(message, help, Fix(Message("Put quotation marks around it"), safe=True, changes=(change,)))


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


def invalid_reference(place: Place, text: str, *, listed: bool) -> Said:
    """SAM008: what cannot be an id where one belongs. `listed` is set where several may stand."""
    if text.startswith("-"):
        return Said(
            Message("A dash without a space after it begins no list"),
            Message("Write a space after the dash, each item on a line of its own"),
        )
    if "," in text:
        parts = [part.strip() for part in text.split(",")]
        fix = _set(place, parts) if listed and all(map(_ID.fullmatch, parts)) else None
        return Said(Message("{text} is read as one id", text=text), Message("Write [{ids}]", ids=", ".join(parts)), fix)
    return Said(
        Message("{text} is read as one id", text=text), Message("Write each id on a line of its own, after a dash")
    )


def wrong_value(place: Place, wrong: Wrong, value: Any) -> Said:
    """SAM008: a value that is not of its form."""
    key = next((key for key in reversed(place.route) if isinstance(key, str)), "")
    if wrong.form is None or not isinstance(value, str):
        return Said(wrong.message, wrong.help)
    certain = meant(wrong.form, value, key)
    likely = certain or (likely_date(value.strip()) if wrong.form in ("day", "when") else None)
    fix = _set(place, likely, safe=certain is not None) if likely is not None else None
    return Said(wrong.message, wrong.help, fix)


def not_allowed(place: Place, value: Any, expected: str) -> Said:
    """SAM008: a word that is not one of those that are allowed."""
    allowed = tuple(re.findall(r"'([^']*)'", expected))
    if not isinstance(value, str):
        return Said(Message("One word belongs here"), Message("Write one of {words}", words=either(allowed)))
    certain = word(value, allowed) or slip(value, allowed)
    near = certain or closest(value, allowed)
    help = (
        Message("Did you mean {word}? The words are {words}", word=near, words=allowed)
        if near
        else Message("Write one of {words}", words=either(allowed))
    )
    fix = _set(place, certain) if certain is not None else None
    return Said(Message("{text} is not one of the words that can stand here", text=value), help, fix)


def _set(place: Place, value: str | list[str], *, safe: bool = True) -> Fix:
    """The mend that puts another value in a place."""
    said = value if isinstance(value, str) else f"[{', '.join(value)}]"
    whole: list[Plain] = [*value]
    change = Set(place, value if isinstance(value, str) else whole)
    return Fix(Message("Write {text}", text=said), safe, changes=(change,))


def wrong_shape(place: Place, value: Any, *, mapping: bool, entries: bool, free: bool) -> Said:
    """SAM008: a list or a mapping where a value belongs, or the other way round.

    `mapping` is set where fields belong, `entries` where each of them is an entry with an id of its own, `free` where
    a person writes freely, and so may have meant the brackets.
    """
    name = next((str(key) for key in reversed(place.route) if isinstance(key, str)), "")
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
    (only,) = value if isinstance(value, list) and len(value) == 1 else (None,)
    return Said(
        Message("{name} is one value, and here stands a list", name=name),
        Message("Write one value; a text that begins with [ or - needs quotation marks"),
        _set(place, only) if isinstance(only, str) and not free else None,
    )
