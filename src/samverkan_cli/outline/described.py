"""Which fields of the models say something, and in which order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.shown import GROUPS
from samverkan_cli.model.thing import Back, Part, Ref

_BACK = Ref()


def kind_name(kind: type[Part]) -> str:
    """A model's name as it is written in data: focus-area."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


@cache
def all_described(kind: type[Part]) -> Mapping[str, Field]:
    """Every field of a model by its name, and what refers to one.

    Raises ValueError where a field's presentation names a field that is not there.
    """
    found = {field.name: field for field in fields(kind).values()}
    for base in kind.__mro__:
        for name, value in vars(base).items():
            if isinstance(value, Back):
                found.setdefault(name, Field(kind, name, name, "back", _BACK, shown=value.shown))
    for each in found.values():
        for other in (*each.shown.unless, *each.shown.joins):
            if other not in found:
                raise ValueError(f"{kind.__name__}.{each.name} speaks of {other}, which is no field")
        if each.shown.by and each.part and each.shown.by not in each.part.model_fields:
            raise ValueError(f"{kind.__name__}.{each.name} is divided by {each.shown.by}, which is no field")
    return found


@cache
def described(kind: type[Part]) -> tuple[Field, ...]:
    """The fields of a model that say something, in the order in which they are read; remarks stand after all else."""
    every = all_described(kind).values()
    joined = {name for each in every for name in each.shown.joins}
    said = [each for each in every if not each.shown.hidden and each.name != "remark"]
    kept = [each for each in said if each.name not in joined or each.shown.gap]
    return tuple(sorted(kept, key=lambda each: GROUPS.index(each.shown.group)) if kind.in_columns else kept)
