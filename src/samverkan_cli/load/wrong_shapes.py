"""What is reported where a list or fields stand instead of a value, or the other way round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from samverkan_cli.core.diagnostic import Fix, Plain, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.load import intent
from samverkan_cli.load.coerce import certain, span
from samverkan_cli.load.messages import ID, SHORT, Advice, set_to
from samverkan_cli.load.words import listed
from samverkan_cli.model.docstrings import example
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part
from samverkan_cli.yamltext.emit import flow
from samverkan_cli.yamltext.errors import UNSAID


def wrong_shape(place: Location, value: Any, field: Field | None, part: type[Part] | None, *, mapping: bool) -> Advice:
    """SAM008: a list or a mapping where a value belongs, or, with `mapping`, the other way round.

    `part` is of what kind the thing is that belongs there, where one does.
    """
    name = next((str(key) for key in reversed(place.route) if isinstance(key, str)), "")
    entries = field is not None and field.form in ("entries", "keyed") and not isinstance(value, dict)
    if entries or mapping:
        what = {True: "a text", False: "a list"}[isinstance(value, str)]
        message = _NOT_FIELDS[entries, what](name)
        if not entries and part is not None and isinstance(value, list) and (meant := _merged(part, value)) is not None:
            fix = Fix(Message("Write {text}", text=flow(meant)), safe=True, changes=(Set(place, meant),))
            return Advice(message, Message("Write { } instead of [ ]"), fix)
        meant = intent.as_fields(part, value, name) if part is not None and isinstance(value, str) else None
        if meant is not None and not entries and field is not None:
            fix = Fix(Message("Write {text}", text=flow(meant)), safe=True, changes=(Set(place, meant),))
            return Advice(message, Message("Write {text}", text=f"{name}: {flow(meant)}"), fix)
        return Advice(message, _as_fields(name, value, field, part, entries=entries))
    if isinstance(value, dict):
        message = Message("{name} is one value, and here stand fields under it", name=name)
        if (ids := _as_list(value, field)) is not None:
            return Advice(message, Message("Write [{ids}]", ids=", ".join(ids)), set_to(place, ids))
        inner = [each for each in value.values() if isinstance(each, str)]
        kind = field.kind if field is not None and field.kind is not None and not field.kind.free else None
        if len(value) == len(inner) == 1 and kind is not None and (only := certain(kind, inner[0])) is not None:
            return Advice(message, Message("Write {text}", text=only), set_to(place, only))
        return Advice(
            message,
            Message("Write the value after the colon; a text with a colon in it, or { first, needs quotation marks"),
        )
    if isinstance(value, list) and len(value) > 1 and field is not None and field.ref is not None:
        return Advice(
            Message("{name} is one value, and here stands a list", name=name), Message("Only one can stand here")
        )
    (only,) = value if isinstance(value, list) and len(value) == 1 else (None,)
    # Where a person writes freely, the brackets may have been meant.
    free = field is None or (field.kind is not None and field.kind.free)
    return Advice(
        Message("{name} is one value, and here stands a list", name=name),
        Message("Write one value; a text that begins with [ or - needs quotation marks"),
        set_to(place, only) if isinstance(only, str) and not free else None,
    )


def _merged(part: type[Part], value: list[Plain]) -> dict[str, Plain] | None:
    """The fields of a part that stand in a list, one in each item."""
    found: dict[str, Plain] = {}
    for each in value:
        if not isinstance(each, dict) or len(each) != 1 or each.keys() & found.keys():
            return None
        found |= each
    return found if found and found.keys() <= fields(part).keys() else None


def _as_list(value: dict[str, Plain], field: Field | None) -> list[str] | None:
    """The ids that stand below a field with a colon each, or after a number and a colon each."""
    if field is None or field.form != "many" or field.ref is None:
        return None
    ids = [key if each is None else each if key.isdigit() else None for key, each in value.items()]
    found = [each for each in ids if isinstance(each, str) and ID.fullmatch(each)]
    return found if len(found) == len(ids) else None


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
    if isinstance(value, str) and not entries and listed("unsaid", value):
        return UNSAID
    known = fields(part) if part is not None else {}
    if isinstance(value, str) and field is None and "title" in known and len(value) <= SHORT:
        return Message("Write {text}", text=f"{name}: {flow({'title': value})}")
    both = span(value) if isinstance(value, str) and {"from", "until"} <= set(known) else None
    if both is not None:
        return Message("Write {text}", text=f"{name}: {{from: {both[0]}, until: {both[1]}}}")
    shown = example(field) if field is not None else ""
    if part is not None and not shown.startswith(("{", "[{")):
        inner = ((key, example(each)) for key, each in known.items() if each.part is not None)
        shown = next((f"{{{key}: {each}}}" for key, each in inner if each), "")
    if shown:
        return Message("Write its fields under it, for example {text}", text=f"{name}: {shown}")
    if isinstance(value, list):
        return Message("Write the fields below it without dashes, each with its name and a colon")
    return Message("Write the fields below it, indented, each with its name and a colon")
