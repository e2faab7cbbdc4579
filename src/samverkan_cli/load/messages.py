"""What a coordinator is told about a value or a field that does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import Any, NamedTuple

from samverkan_cli.core.diagnostic import Fix, Plain, Remove, Rename, Respell, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message, either
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import EVERY, ID_LETTERS, MAX_ID, closest, slip, slug
from samverkan_cli.core.text import Edit
from samverkan_cli.load.coerce import coerce, coerce_word, enumerated, span
from samverkan_cli.model.docstrings import example
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Kind, Wrong, likely_date
from samverkan_cli.model.values.when import DAY, OPEN_UNTIL, WHENS

_ID = compiled_late(rf"(?!{EVERY}\Z)[{ID_LETTERS}][{ID_LETTERS}-]{{0,{MAX_ID - 1}}}")
_WEEKS = compiled_late(r"v(?:ecka|eckorna|\.)? ?\d{1,2} ?[-–] ?\d{1,2}", re.IGNORECASE)
_SHORT = 120
"""Up to how many letters a text is said in full."""


class Advice(NamedTuple):
    """A message, what to do about it, and a fix where there is one."""

    message: Message
    help: Message | None = None
    fix: Fix | None = None


def unknown_field(
    place: Location,
    siblings: tuple[str, ...],
    taken: Container[str],
    *,
    below: str = "",
    within: str = "",
    above: str = "",
) -> Advice:
    """SAM006: a field that the format does not have there.

    `siblings` are the fields that it has there, `taken` those that are there. `below` is a collection among the
    siblings whose entries have such a field, `within` a sibling that has it itself, `above` a thing around it that has.
    """
    name = str(place.route[-1])
    if not name:
        return Advice(Message("There is a colon with no field before it"), Message("Write the field's name"))
    if name.strip("\u00a0 ") != name:
        return _stray_space(name)
    message = Message("There is no field {name} here", name=name)
    if name.startswith("-"):
        return Advice(message, Message("Write a space after the dash"))
    if below:
        return Advice(
            message, Message("It belongs to one of the {things}: indent it further, under that", things=below)
        )
    near = closest(name, siblings)
    if near is not None:
        fix = None
        if near not in taken and slip(name, siblings) == near:
            fix = Fix(Message("Write {text}", text=near), safe=True, changes=(Rename(place, near),))
        return Advice(message, Message("Did you mean {word}?", word=near), fix)
    if within and not above:
        return Advice(message, Message("It belongs under {field}: write it there, indented", field=within))
    if above:
        return Advice(message, Message("It belongs to {thing}: indent it less", thing=above))
    if not siblings:
        return Advice(message)
    return Advice(message, Message("These fields can stand here: {words}", words=siblings))


def misnamed(place: Location, meant: str) -> Advice:
    """SAM006: a field that can only be another."""
    fix = Fix(Message("Write {text}", text=meant), safe=True, changes=(Rename(place, meant),))
    message = Message("There is no field {name} here", name=str(place.route[-1]))
    return Advice(message, Message("Did you mean {word}?", word=meant), fix)


def astray(id: str, collection: str, fix: Fix | None, *, there: bool) -> Advice:
    """SAM006: entries that stand where there are none: `there` is set where the line of their collection is."""
    if there:
        return Advice(
            Message("{id} stands beside {collection}, not under it", id=id, collection=collection),
            Message("Indent it further, as the others under {collection}", collection=collection),
        )
    help = (
        Message("Write {field}: on a line of its own above it", field=collection)
        if fix is not None
        else Message("Write {field}: on a line of its own above it, and indent what belongs under it", field=collection)
    )
    return Advice(Message("The line {field}: is missing above {id}", field=collection, id=id), help, fix)


def _stray_space(name: str) -> Advice:
    return Advice(
        Message("{name} is written with a non-breaking space, which is no indentation to YAML", name=name.strip()),
        Message("Take away the white space in front of it and indent it with ordinary spaces"),
    )


def split_off(field: Location, begun: str, pieces: tuple[str, ...], written: Edit | None) -> Advice:
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
        return Advice(message, help)
    is_quoted = written.text.startswith('"')
    value = written.text[1:-1] if is_quoted else written.text
    title = Message("Put quotation marks around it") if is_quoted else Message("Write {text}", text=value)
    help = help if is_quoted else title
    gone = (Remove(Location(field.file, (*field.route[:-1], piece))) for piece in pieces)
    change = Respell(field, (written,), (Set(field, value), *gone))
    return Advice(message, help, Fix(title, safe=True, changes=(change,)))


def missing_field(name: str, route: KeyPath) -> Advice:
    """SAM007: a field that must be there."""
    if not route:
        return Advice(
            Message("The plan has no {field}", field=name),
            Message("Write {field}: and what belongs under it", field=name),
        )
    return Advice(
        Message(
            "{thing} has no {field}",
            thing=str(route[-1]) if isinstance(route[-1], str) else Message("This item"),
            field=name,
        ),
        Message("Write {field}: and what belongs there", field=name),
    )


def invalid_id(place: Location, id: str, taken: Container[str]) -> Advice:
    """SAM009: a name that breaks the rule for ids."""
    form = Message(
        "An id has small letters, digits and hyphens, at most {n}, and begins with a letter or a digit", n=MAX_ID
    )
    better = slug(id)
    if id == EVERY:
        return Advice(Message("{id} is no id: it stands for everyone", id=id), Message("Call it something else"))
    if id.strip("\u00a0 ") != id:
        return _stray_space(id)
    if not better or better in taken:
        return Advice(Message("{id} is no id", id=id), form)
    fix = Fix(Message("Call it {id}", id=better), safe=False, changes=(Rename(place, better, is_id=True),))
    return Advice(Message("{id} is no id", id=id), Message("Write {id}", id=better), fix)


def before_bracket(name: str) -> str:
    """The id in what is read as the key `b {title`."""
    return re.split(r"[{\[]", name, maxsplit=1)[0].rstrip()


def no_colon(name: str) -> Advice:
    """SAM009: `b {title: B}`, which is read as the key `b {title`."""
    return Advice(
        Message("There is no colon after {id}", id=before_bracket(name)),
        Message("Write a colon and a space between the id and the bracket"),
    )


def misplaced(name: str, *, without_id: bool) -> Advice:
    """SAM008: a field that stands where an entry would. Where several do, the line above them with the id is gone."""
    if without_id:
        return Advice(
            Message("The line with the id is missing above {name}", name=name),
            Message("Write an id and a colon on a line of its own above it, indented less than {name}", name=name),
        )
    return Advice(
        Message("{name} is read as the name of an entry, because of where it stands", name=name),
        Message("It is a field: indent it further, under the entry that it belongs to"),
    )


def invalid_reference(place: Location, text: str, *, listed: bool) -> Advice:
    """SAM008: what cannot be an id where one belongs. `listed` is set where several may stand."""
    if text.startswith("-"):
        return Advice(
            Message("A dash without a space after it begins no list"),
            Message("Write a space after the dash, each item on a line of its own"),
        )
    parts = enumerated(text)
    if len(parts) > 1:
        fix = _set(place, parts) if listed and all(map(_ID.fullmatch, parts)) else None
        ids = [slug(part) or part for part in parts]
        help = Message("Write [{ids}]", ids=", ".join(ids)) if listed else Message("Only one can stand here")
        return Advice(Message("{text} is read as one id", text=text), help, fix)
    return Advice(
        Message("{text} is read as one id", text=text), Message("Write each id on a line of its own, after a dash")
    )


def wrong_value(place: Location, wrong: Wrong, value: Any, field: Field | None, ends: Container[str] = ()) -> Advice:
    """SAM008: a value that is not of its kind. `ends` are the fields beside it for a first and a last day."""
    kind = field.kind if field is not None else None
    if field is None or kind is None or not isinstance(value, str):
        return Advice(wrong.message, wrong.help)
    if field.form == "many" and isinstance(place.route[-1], str):
        parts = [_certain(kind, part) for part in enumerated(value)]
        several = [part for part in parts if part is not None]
        if len(parts) > 1 and len(several) == len(parts):
            return Advice(wrong.message, Message("Write [{ids}]", ids=", ".join(several)), _set(place, several))
    certain = coerce(kind, value)
    has_ends = "from" in ends and "until" in ends
    if kind in (DAY, *WHENS) and has_ends and certain is None and _WEEKS.fullmatch(value.strip()):
        return Advice(wrong.message, Message("Write the first day under from: and the last under until:"))
    days = span(value) if kind in (DAY, *WHENS) else None
    if days is not None and certain is None:
        return _part_of_a_span(place, wrong, value, days, ends)
    likely = certain or (likely_date(value.strip()) if kind in (DAY, OPEN_UNTIL, *WHENS) else None)
    if likely is None:
        return Advice(wrong.message, wrong.help)
    return Advice(wrong.message, Message("Write {text}", text=likely), _set(place, likely, safe=certain is not None))


def _certain(kind: Kind, text: str) -> str | None:
    """A text as a value of some kind is written, if it is one or can be only one."""
    try:
        return text if kind.read is not None and kind.read(text) is not None else None
    except Wrong:
        return coerce(kind, text)


def _part_of_a_span(place: Location, wrong: Wrong, value: str, days: tuple[str, str], ends: Container[str]) -> Advice:
    """SAM008: a year, a month or a span where one day belongs."""
    key = str(place.route[-1])
    is_one = re.search(r"\d{4}.*\d{4}", value) is None
    if is_one and key in ("from", "until"):
        day = days[key == "until"]
        return Advice(wrong.message, Message("Write {text}", text=day), _set(place, day, safe=False))
    if "from" in ends and "until" in ends and not is_one:
        return Advice(wrong.message, Message("Write from: {first} and until: {last}", first=days[0], last=days[1]))
    return Advice(wrong.message, wrong.help)


def not_allowed(place: Location, value: Any, expected: str, field: Field | None) -> Advice:
    """SAM008: a word that is not one of those that are allowed: the field's own, or as pydantic says, `expected`."""
    words = field.words if field is not None else None
    allowed = tuple(words or re.findall(r"'([^']*)'", expected))
    if not isinstance(value, str):
        return Advice(Message("One word belongs here"), Message("Write one of {words}", words=either(allowed)))
    if words and field is not None and field.form == "many" and isinstance(place.route[-1], str):
        several = [coerce_word(words, part) for part in enumerated(value)]
        if len(several) > 1 and None not in several:
            said = list(map(str, several))
            return Advice(
                Message("{text} is not one of the words that can stand here", text=value),
                Message("Write [{ids}]", ids=", ".join(said)),
                _set(place, said),
            )
    certain = (coerce_word(words, value) if words else None) or slip(value, allowed)
    near = certain or closest(value, allowed)
    help = (
        Message("Did you mean {word}? The words are {words}", word=near, words=allowed)
        if near
        else Message("Write one of {words}", words=either(allowed))
    )
    fix = _set(place, certain) if certain is not None else None
    return Advice(Message("{text} is not one of the words that can stand here", text=value), help, fix)


def _set(place: Location, value: str | list[str], *, safe: bool = True) -> Fix:
    """The fix that puts another value in a place."""
    said = value if isinstance(value, str) else f"[{', '.join(value)}]"
    whole: list[Plain] = [*value]
    change = Set(place, value if isinstance(value, str) else whole)
    return Fix(Message("Write {text}", text=said), safe, changes=(change,))


def wrong_shape(place: Location, value: Any, field: Field | None, part: type[Part] | None, *, mapping: bool) -> Advice:
    """SAM008: a list or a mapping where a value belongs, or, with `mapping`, the other way round.

    `part` is of what kind the thing is that belongs there, where one does.
    """
    name = next((str(key) for key in reversed(place.route) if isinstance(key, str)), "")
    entries = field is not None and field.form in ("entries", "keyed") and not isinstance(value, dict)
    if entries or mapping:
        what = {True: "a text", False: "a list"}[isinstance(value, str)]
        return Advice(_NOT_FIELDS[entries, what](name), _as_fields(name, value, field, part, entries=entries))
    if isinstance(value, dict):
        return Advice(
            Message("{name} is one value, and here stand fields under it", name=name),
            Message("Write the value after the colon; a text with a colon in it, or { first, needs quotation marks"),
        )
    (only,) = value if isinstance(value, list) and len(value) == 1 else (None,)
    # Where a person writes freely, the brackets may have been meant.
    free = field is None or (field.kind is not None and field.kind.free)
    return Advice(
        Message("{name} is one value, and here stands a list", name=name),
        Message("Write one value; a text that begins with [ or - needs quotation marks"),
        _set(place, only) if isinstance(only, str) and not free else None,
    )


_NOT_FIELDS: dict[tuple[bool, str], Callable[[str], Message]] = {
    (True, "a text"): lambda name: Message("{name} holds entries, and here stands a text", name=name),
    (True, "a list"): lambda name: Message("{name} holds entries, and here stands a list", name=name),
    (False, "a text"): lambda name: Message("{name} has fields under it, and here stands a text", name=name),
    (False, "a list"): lambda name: Message("{name} has fields under it, and here stands a list", name=name),
}


def _as_fields(name: str, value: Any, field: Field | None, part: type[Part] | None, *, entries: bool) -> Message:
    """How to write what has fields under it."""
    if entries and isinstance(value, list):
        return Message("Write each entry below it, indented: its id, a colon, and its fields; no dashes")
    known = fields(part) if part is not None else {}
    if isinstance(value, str) and field is None and "title" in known and len(value) <= _SHORT:
        return Message("Write {text}", text=f"{name}: {{title: {value}}}")
    days = span(value) if isinstance(value, str) and {"from", "until"} <= set(known) else None
    if days is not None:
        return Message("Write {text}", text=f"{name}: {{from: {days[0]}, until: {days[1]}}}")
    shown = example(field) if field is not None else ""
    if part is not None and not shown.startswith(("{", "[{")):
        inner = ((key, example(each)) for key, each in known.items() if each.part is not None)
        shown = next((f"{{{key}: {each}}}" for key, each in inner if each), "")
    if shown:
        return Message("Write its fields under it, for example {text}", text=f"{name}: {shown}")
    if isinstance(value, list):
        return Message("Write the fields below it without dashes, each with its name and a colon")
    return Message("Write the fields below it, indented, each with its name and a colon")
