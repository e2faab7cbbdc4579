"""What the models say of their fields, read off them once: how each is held, its kind of value, how it is presented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from samverkan_cli.model.enums import Word
from samverkan_cli.model.plan import complete
from samverkan_cli.model.shape import bare, fields, hints
from samverkan_cli.model.shown import GROUPS, HIDDEN, Shown
from samverkan_cli.model.thing import Back, Part, Ref
from samverkan_cli.model.values import Kind

_BACK = Ref()


@dataclass(frozen=True, slots=True)
class Described:
    """A field of a model, or what refers to it (`form` is back).

    `kind` is its kind of value, `words` are those that are allowed; it refers where `ref` is set, and holds parts of
    the model `part`.
    """

    name: str
    key: str
    form: str
    kind: Kind | None
    words: type[Word] | None
    ref: Ref | None
    part: type[Part] | None
    shown: Shown


def kind_name(kind: type[Part]) -> str:
    """A model's name as it is written in data: focus-area."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


@cache
def all_described(kind: type[Part]) -> Mapping[str, Described]:
    """Every field of a model by its name; `title` and `text` are an entry's own and so are hidden among its facts.

    Raises ValueError where a field's presentation names a field that is not there.
    """
    complete()
    types = hints(kind)
    found: dict[str, Described] = {}
    for field in fields(kind).values():
        shown = bare(types[field.name], Shown)[1]
        if shown is None:
            own = field.name in ("title", "text") or not field.key.isidentifier()
            shown = HIDDEN if own else Shown(field.key.replace("_", " ").capitalize())
        ref = field.ref if field.form != "keyed" else None
        name, key, form, value, words = field.name, field.key, field.form, field.kind, field.words
        found[name] = Described(name, key, form, value, words, ref, field.part, shown)
    for base in kind.__mro__:
        for name, value in vars(base).items():
            if isinstance(value, Back):
                found.setdefault(name, Described(name, name, "back", None, None, _BACK, None, value.shown))
    for each in found.values():
        for other in (*each.shown.unless, *each.shown.joins):
            if other not in found:
                raise ValueError(f"{kind.__name__}.{each.name} speaks of {other}, which is no field")
        if each.shown.by and each.part and each.shown.by not in each.part.model_fields:
            raise ValueError(f"{kind.__name__}.{each.name} is divided by {each.shown.by}, which is no field")
    return found


@cache
def described(kind: type[Part]) -> tuple[Described, ...]:
    """The fields of a model that say something, in the order in which they are read."""
    every = all_described(kind).values()
    joined = {name for each in every for name in each.shown.joins}
    kept = [each for each in every if not each.shown.hidden and (each.name not in joined or each.shown.gap)]
    return tuple(sorted(kept, key=lambda each: GROUPS.index(each.shown.group)) if kind.in_columns else kept)
