"""How the models hang together, read off them once: what refers, what contains, which fields there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.model import values
from samverkan_cli.model.plan import kinds_by_name
from samverkan_cli.model.thing import Entries, Keyed, Part, Ref, key_of

Form = Literal["one", "many", "entries", "keyed"]
Words = Literal["title", "text", "line"]
"""What a person writes freely: one line without markup, CommonMark, a few words."""

_WORDS: dict[str, Words] = {"title": "title", "text": "text", "line": "line", "address": "line"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model: its name in Python, its key in the file, and how its values are held.

    `ref` is set where it refers, `part` where it contains parts of that kind, `words` where a person writes freely.
    """

    name: str
    key: str
    form: Form
    ref: Ref | None
    part: type[Part] | None
    words: Words | None = None


def _bare(hint: Any) -> tuple[Any, Ref | None]:
    """A type without None and annotations, and the Ref among them."""
    ref = None
    while True:
        if hasattr(hint, "__metadata__"):
            ref = next((each for each in hint.__metadata__ if isinstance(each, Ref)), ref)
            hint = hint.__origin__
        elif get_origin(hint) in (Union, UnionType):
            rest = [each for each in get_args(hint) if each is not NoneType]
            if len(rest) != 1:
                return hint, ref
            hint = rest[0]
        else:
            return hint, ref


def leaves(hint: Any) -> Iterator[Any]:
    """What a type is made of, from the inside out: the annotations of what it holds, and its own."""
    for each in get_args(hint.__origin__ if get_origin(hint) is Annotated else hint):
        yield from leaves(each)
    if get_origin(hint) is Annotated:
        if not get_args(hint.__origin__):
            yield hint.__origin__
        yield from hint.__metadata__
    elif not get_args(hint):
        yield hint


def _words(hint: Any) -> Words | None:
    """How a person writes freely in a field or in the items of its list; None where she does not."""
    if get_origin(_bare(hint)[0]) in (Entries, Keyed):
        return None
    names = (each.name for each in leaves(hint) if isinstance(each, values.Scalar))
    return next((_WORDS[name] for name in names if name in _WORDS), None)


def hints(kind: type[Part]) -> dict[str, Any]:
    """The types of a model's fields, with what is noted at them."""
    return get_type_hints(kind, localns=kinds_by_name(), include_extras=True)


@cache
def fields(kind: type[Part]) -> dict[str, Field]:
    """The fields of a model, by their keys in the file."""
    found = {}
    types = hints(kind)
    for name in kind.model_fields:
        hint, ref = _bare(types[name])
        origin, arguments = get_origin(hint), get_args(hint)
        form: Form = "one"
        inner: Any = hint
        if origin is tuple:
            form, inner = "many", arguments[0]
        elif origin is Entries:
            form, inner = "entries", arguments[0]
        elif origin is Keyed:
            form, inner = "keyed", arguments[1]
        inner = _bare(inner)[0]
        part = inner if isinstance(inner, type) and issubclass(inner, Part) else None
        if ref is not None and form != "keyed":
            part = None
        found[key_of(kind, name)] = Field(name, key_of(kind, name), form, ref, part, _words(types[name]))
    return found


def said(part: Part, key: str) -> Any:
    """What stands under a key of a part; None where parts of its kind have no such key.

    Quicker than asking the part itself: pydantic goes a long way to say that it has not.
    """
    field = fields(type(part)).get(key)
    return getattr(part, field.name) if field is not None else None


@cache
def references(kind: type[Part]) -> tuple[Field, ...]:
    """The fields that refer."""
    return tuple(field for field in fields(kind).values() if field.ref is not None)


@cache
def written(kind: type[Part]) -> tuple[Field, ...]:
    """The fields in which a person writes freely."""
    return tuple(field for field in fields(kind).values() if field.words is not None)


@cache
def containers(kind: type[Part]) -> tuple[Field, ...]:
    """The fields that contain parts."""
    return tuple(field for field in fields(kind).values() if field.part is not None)


def kind_at(root: type[Part], route: KeyPath) -> tuple[type[Part] | None, Field | None]:
    """The innermost model that a route leads through, and the field of it that the route ends in or goes on from.

    The field is None where the route ends at the model itself or in a field that it does not have.
    """
    kind: type[Part] | None = root
    field: Field | None = None
    inside = False  # a collection, of which the next key or index is an item
    for key in route:
        if inside and field is not None:
            inside = False
            alone = field.form == "many" and isinstance(key, str)  # one value that stands where a list belongs
            kind, field = field.part, None
            if not alone:
                continue
        if kind is None or not isinstance(key, str) or key not in fields(kind):
            return kind, None
        field = fields(kind)[key]
        if field.form in ("entries", "keyed", "many") and field.part is not None:
            inside = True
        elif field.part is not None:
            kind, field = field.part, None
    return kind, field
