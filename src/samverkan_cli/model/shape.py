"""How the models hang together, read off them once: what refers, what contains, which fields there are."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.shown import HIDDEN, Shown
from samverkan_cli.model.thing import Entries, Keyed, Part, Ref
from samverkan_cli.model.values import Kind

Form = Literal["one", "many", "entries", "keyed", "back"]
M = TypeVar("M")


class Field(NamedTuple):
    """All that is said of a field of a model, which is `holder`: `name` is its name in Python, `key` that in the file.

    `form` is how its values are held; "back" is what refers to a thing. `ref` is set where it refers, `part` where it
    contains parts of that kind; `kind` is what else its values are, and `words` the words that they are, where only
    some are allowed. `shown` is how it is presented. Of a list at least `least` items must be there.
    """

    holder: type[Part]
    name: str
    key: str
    form: Form
    ref: Ref | None
    part: type[Part] | None = None
    kind: Kind | None = None
    words: type[Word] | None = None
    shown: Shown = HIDDEN
    required: bool = False
    least: int = 0


def _bare(hint: Any) -> tuple[Any, list[Any]]:
    """A type without None and annotations, and those."""
    marks: list[Any] = []
    while True:
        if hasattr(hint, "__metadata__"):
            marks.extend(hint.__metadata__)
            hint = hint.__origin__
        elif get_origin(hint) in (Union, UnionType):
            rest = [each for each in get_args(hint) if each is not NoneType]
            if len(rest) != 1:
                return hint, marks
            hint = rest[0]
        else:
            return hint, marks


def _mark(marks: list[Any], marker: type[M]) -> M | None:
    return next((each for each in marks if isinstance(each, marker)), None)


_LAST = ("aliases", "remark")
"""What every kind has from its base: after what is its own."""
_FORMS: dict[Any, Form] = {tuple: "many", Entries: "entries", Keyed: "keyed"}


@cache
def fields(kind: type[Part]) -> dict[str, Field]:
    """The fields of a model, by their keys in the file."""
    found = {}
    for name, declared in sorted(
        kind.model_fields.items(), key=lambda each: _LAST.index(each[0]) if each[0] in _LAST else -1
    ):
        hint, marks = _bare(declared.type)
        form, ref, key = _FORMS.get(get_origin(hint), "one"), _mark(marks, Ref), declared.key
        if form != "one":
            hint, more = _bare(get_args(hint)[1 if form == "keyed" else 0])
            marks += more
        part = words = None
        if isinstance(hint, type) and (ref is None or form == "keyed"):
            part = hint if issubclass(hint, Part) else None
            words = hint if issubclass(hint, Word) else None
        shown = _mark(marks, Shown) or _shown(name, key)
        required, least = declared.required, declared.least
        found[key] = Field(kind, name, key, form, ref, part, _mark(marks, Kind), words, shown, required, least)
    return found


def _shown(name: str, key: str) -> Shown:
    """How a field is presented that does not say it: `title` and `text` are an entry's own, and no facts."""
    return HIDDEN if name in ("title", "text") or not key.isidentifier() else Shown(key.replace("_", " ").capitalize())


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
    return tuple(field for field in fields(kind).values() if field.kind is not None and field.kind.free)


@cache
def containers(kind: type[Part]) -> tuple[Field, ...]:
    """The fields that contain parts."""
    return tuple(field for field in fields(kind).values() if field.part is not None)


def kind_at(root: type[Part], route: KeyPath) -> tuple[type[Part] | None, Field | None]:
    """The innermost model that a route leads through, and the field of it that the route ends in or goes on from.

    An item of a list of values stands in the field that holds the list. The field is None where the route ends at the
    model itself or in a field that it does not have.
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
        if isinstance(key, int) and field is not None:
            return kind, field  # an item of a list of values
        if kind is None or not isinstance(key, str) or key not in fields(kind):
            return kind, None
        field = fields(kind)[key]
        if field.form in ("entries", "keyed", "many") and field.part is not None:
            inside = True
        elif field.part is not None:
            kind, field = field.part, None
    return kind, field
