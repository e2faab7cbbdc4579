"""What a coordinator is told about a value or a field that does not fit."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any, NamedTuple

from samverkan_cli.core.diagnostic import Change, Fix, Insert, Plain, Remove, Rename, Respell, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message, either
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import EVERY, ID_LETTERS, MAX_ID, closest, slip, slug
from samverkan_cli.core.text import Edit
from samverkan_cli.load import days, vague
from samverkan_cli.load.coerce import certain, coerce, coerce_word, enumerated, nearest_word, span
from samverkan_cli.model.docstrings import example
from samverkan_cli.model.shape import Field
from samverkan_cli.model.values import Kind, Wrong
from samverkan_cli.model.values.time import RECURRING
from samverkan_cli.model.values.when import DAY, ENDING, OPEN_UNTIL, UNTIL, WHENS
from samverkan_cli.yamltext.emit import flow

ID = compiled_late(rf"(?!{EVERY}\Z)[{ID_LETTERS}][{ID_LETTERS}-]{{0,{MAX_ID - 1}}}")
_WEEKS = compiled_late(r"v(?:ecka|eckorna|\.)? ?\d{1,2} ?[-–] ?\d{1,2}", re.IGNORECASE)
SHORT = 120
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


def outdented(place: Location, above: str) -> Advice:
    """SAM006: a field that belongs to the one above it, and is indented too little for that."""
    message = Message("There is no field {name} here", name=str(place.route[-1]))
    return Advice(
        message, Message("It belongs to {thing} above it: indent it further, as the others there", thing=above)
    )


def misnamed(place: Location, meant: str, value: Plain = None) -> Advice:
    """SAM006: a field that can only be another; `value` is what it then says, where that is to be written otherwise."""
    said = meant if value is None else f"{meant}: {flow(value)}"
    changes: tuple[Change, ...] = (Rename(place, meant),)
    if value is not None:
        changes = (*changes, Set(Location(place.file, place.route, "value"), value))
    fix = Fix(Message("Write {text}", text=said), safe=True, changes=changes)
    message = Message("There is no field {name} here", name=str(place.route[-1]))
    return Advice(message, Message("Did you mean {word}?", word=said), fix)


def misnamed_span(place: Location, first: str, last: str) -> Advice:
    """SAM006: a field that says a first and a last day, which stand in a field each."""
    said = Message("Write from: {first} and until: {last}", first=first, last=last)
    value = Location(place.file, place.route, "value")
    changes = (Rename(place, "from"), Set(value, first), Insert(Location(place.file, place.route[:-1]), "until", last))
    fix = Fix(said, safe=True, changes=changes)
    return Advice(Message("There is no field {name} here", name=str(place.route[-1])), said, fix)


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
    if not begun or len(said) > SHORT:
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


def without_colon(place: Location, field: str, value: str, written: Edit) -> Advice:
    """SAM006: a field without a colon inside { }; `written` puts it there."""
    said = Message("Write {text}", text=written.text)
    meant = (Rename(place, field), Set(Location(place.file, place.route, "value"), value))
    fix = Fix(said, safe=True, changes=(Respell(place, (written,), meant),))
    return Advice(Message("There is no colon after {id}", id=re.split(r"[\s=]", str(place.route[-1]))[0]), said, fix)


def without_field(place: Location, field: str, value: str, written: Edit) -> Advice:
    """SAM006: a value inside { } that stands there alone; `written` puts its field before it."""
    _, help, fix = without_colon(place, field, value, written)
    return Advice(Message("{text} stands without a field", text=value), help, fix)


def value_first(place: Location, name: str, meant: dict[str, Plain]) -> Advice:
    """SAM006: a value that stands where a field was to stand, in a thing that is then written as `meant`."""
    said = Message("Write {text}", text=flow(meant))
    fix = Fix(said, safe=True, changes=(Set(place, meant),))
    return Advice(Message("{text} stands where a field belongs", text=name), said, fix)


def missing_field(name: str, route: KeyPath, field: Field | None) -> Advice:
    """SAM007: a field that must be there."""
    shown = example(field) if field is not None else ""
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
        Message("Add a line with {field}:, for example {text}", field=name, text=f"{name}: {shown}")
        if shown
        else Message("Write {field}: and what belongs there", field=name),
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
        fix = set_to(place, parts) if listed and all(map(ID.fullmatch, parts)) else None
        ids = [slug(part) or part for part in parts]
        help = Message("Write [{ids}]", ids=", ".join(ids)) if listed else Message("Only one can stand here")
        if isinstance(place.route[-1], int):
            help = Message("Write each id on a line of its own, after a dash")
        return Advice(Message("{text} is read as one id", text=text), help, fix)
    return Advice(
        Message("{text} is read as one id", text=text), Message("Write each id on a line of its own, after a dash")
    )


def wrong_value(place: Location, wrong: Wrong, value: Any, field: Field | None, ends: Container[str] = ()) -> Advice:
    """SAM008: a value that is not of its kind. `ends` are the fields beside it for a first and a last day."""
    kind = field.kind if field is not None else None
    if field is None or kind is None or not isinstance(value, str):
        return Advice(wrong.message, wrong.help)
    if field.form == "many":
        parts = [certain(kind, part) for part in enumerated(value)]
        several = [part for part in parts if part is not None]
        if len(parts) > 1 and len(several) == len(parts):
            if isinstance(place.route[-1], int):
                return Advice(wrong.message, Message("Write {text}", text=", ".join(several)))
            return Advice(wrong.message, Message("Write [{ids}]", ids=", ".join(several)), set_to(place, several))
    said = coerce(kind, value)
    has_ends = "from" in ends and "until" in ends
    if kind in (DAY, *WHENS) and has_ends and said is None and _WEEKS.fullmatch(value.strip()):
        return Advice(wrong.message, Message("Write the first day under from: and the last under until:"))
    both = span(value) if kind in (DAY, *WHENS) else None
    if both is not None and said is None:
        return _part_of_a_span(place, wrong, value, both, ends)
    likely = days.said(kind, value) if said is None and kind in (DAY, OPEN_UNTIL, *WHENS) else None
    if said is not None or likely is not None:
        text = said or (likely.text if likely is not None else "")
        return Advice(wrong.message, Message("Write {text}", text=text), set_to(place, text, safe=said is not None))
    if (often := _how_often(place, kind, value, ends)) is not None:
        return Advice(wrong.message, *often)
    if wrong.limit or (found := vague.advice(kind, value)) is None:
        return Advice(wrong.message, wrong.help)
    help, meant = found
    return Advice(wrong.message, help, set_to(place, meant, safe=False) if meant is not None else None)


def _how_often(place: Location, kind: Kind, value: str, siblings: Container[str]) -> tuple[Message, Fix] | None:
    """What to do where it is said how often something is done instead of until when."""
    turn = certain(RECURRING, value) if kind in (UNTIL, ENDING) and "every" in siblings else None
    if turn is None or str(place.route[-1]) != "until":
        return None
    help = Message("Write {text}", text=f"every: {turn}")
    return help, Fix(help, safe=False, changes=(Rename(place, "every"), Set(place, turn)))


def _part_of_a_span(place: Location, wrong: Wrong, value: str, both: tuple[str, str], ends: Container[str]) -> Advice:
    """SAM008: a year, a month or a span where one day belongs."""
    key = str(place.route[-1])
    is_one = re.search(r"\d{4}.*\d{4}", value) is None
    if is_one and key in ("from", "until"):
        day = both[key == "until"]
        return Advice(wrong.message, Message("Write {text}", text=day), set_to(place, day, safe=False))
    if "from" in ends and "until" in ends and not is_one:
        return Advice(wrong.message, Message("Write from: {first} and until: {last}", first=both[0], last=both[1]))
    return Advice(wrong.message, wrong.help)


def not_allowed(place: Location, value: Any, expected: str, field: Field | None) -> Advice:
    """SAM008: a word that is not one of those that are allowed: the field's own, or as pydantic says, `expected`."""
    words = field.words if field is not None else None
    allowed = tuple(words or re.findall(r"'([^']*)'", expected))
    if not isinstance(value, str):
        return Advice(Message("One word belongs here"), Message("Write one of {words}", words=either(allowed)))
    if words and field is not None and field.form == "many" and isinstance(place.route[-1], str):
        several = [part if part in allowed else coerce_word(words, part) for part in enumerated(value)]
        if len(several) > 1 and None not in several:
            said = list(map(str, several))
            return Advice(
                Message("{text} is not one of the words that can stand here", text=value),
                Message("Write [{ids}]", ids=", ".join(said)),
                set_to(place, said),
            )
    certain = (coerce_word(words, value) if words else None) or slip(value, allowed)
    near = certain or closest(value, allowed) or (nearest_word(words, value) if words else None)
    help = (
        Message("Did you mean {word}? The words are {words}", word=near, words=allowed)
        if near
        else Message("Write one of {words}", words=either(allowed))
    )
    fix = set_to(place, certain) if certain is not None else None
    return Advice(Message("{text} is not one of the words that can stand here", text=value), help, fix)


def swapped(place: Location, other: str, here: str, there: str) -> Advice:
    """SAM008: two fields that have each other's values."""
    key = str(place.route[-1])
    help = Message("Write {one} and {other}", one=f"{key}: {there}", other=f"{other}: {here}")
    beside = Location(place.file, (*place.route[:-1], other))
    fix = Fix(help, safe=True, changes=(Set(place, there), Set(beside, here)))
    return Advice(Message("{field} and {other} have each other's values", field=key, other=other), help, fix)


def set_to(place: Location, value: str | list[str], *, safe: bool = True) -> Fix:
    """The fix that puts another value in a place."""
    said = value if isinstance(value, str) else f"[{', '.join(value)}]"
    whole: list[Plain] = [*value]
    change = Set(place, value if isinstance(value, str) else whole)
    return Fix(Message("Write {text}", text=said), safe, changes=(change,))
