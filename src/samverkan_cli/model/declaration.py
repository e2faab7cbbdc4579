"""How a model says which fields it has: as a class of pydantic does, read when the first thing of its kind is.

Values are validated by pydantic's core. BaseModel would evaluate every annotation of every kind while the program
starts, which took as long as all else together, and a plan has few of the kinds.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin

from pydantic_core import SchemaValidator

from samverkan_cli.model import core_schema as cs
from samverkan_cli.model.core_schema import CoreSchema

CONFIG: Any = {"extra_fields_behavior": "forbid", "regex_engine": "python-re"}
MISSING: Any = object()
"""The default of a field that must be there."""
_PLAIN = {Any: "any", bool: "bool", int: "int", str: "str", date: "date", Decimal: "decimal"}


class Declared:
    """A field as its class declares it: its type as text, what it is where nothing is written, and its key."""

    def __init__(self, holder: str, name: str, hint: str, default: Any) -> None:
        self._holder, self._hint = holder, hint
        options = default if isinstance(default, _Options) else _Options(default, "", 0)
        self.default, self.key, self.least = options.default, options.key or name, options.least

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.default is MISSING

    @cached_property
    def type(self) -> Any:
        """Its type. A model may speak of others that its module does not import."""
        from samverkan_cli.model.plan import kinds_by_name  # they all import this module

        known = ChainMap(vars(import_module(self._holder)), kinds_by_name())
        return eval(self._hint, {}, known)  # noqa: S307 - an annotation of ours

    def schema(self) -> CoreSchema:
        """What the core needs to validate it."""
        schema = schema_of(self.type, self.least)
        return schema if self.required else cs.default_schema(schema, self.default)


class _Options:
    def __init__(self, default: Any, key: str, least: int) -> None:
        self.default, self.key, self.least = default, key, least


def option(default: Any = MISSING, *, key: str = "", least: int = 0) -> Any:
    """What a field is where nothing is written, the key that it stands under, and how many items a list must have."""
    return _Options(default, key, least)


def declared(kind: type) -> dict[str, Declared]:
    """The fields of a class, by name, those of what it is made from first. Their defaults are taken off the class."""
    own = {}
    for name, hint in vars(kind).get("__annotations__", {}).items():
        if not name.startswith("_") and not hint.startswith("ClassVar"):
            own[name] = Declared(kind.__module__, name, hint, vars(kind).get(name, MISSING))
            if name in vars(kind):
                delattr(kind, name)
    before = [getattr(base, "model_fields", {}) for base in reversed(kind.__mro__[1:])]
    return {name: field for fields in (*before, own) for name, field in fields.items()}


def model_schema(kind: type, fields: dict[str, Declared]) -> CoreSchema:
    """The schema of a kind with its fields."""
    return cs.model_schema(kind, {name: (field.key, field.schema()) for name, field in fields.items()}, CONFIG)


def validator(schema: CoreSchema) -> Callable[[Any], Any]:
    """What validates values by a schema."""
    return SchemaValidator(cast("Any", schema), CONFIG).validate_python


def schema_of(hint: Any, least: int = 0) -> CoreSchema:
    """The schema of a type. A class, and each annotation of a type, may make its own, as for pydantic."""
    if hasattr(hint, "__metadata__"):
        return _annotated(hint.__origin__, hint.__metadata__, least)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (one,) = (each for each in inner if each is not NoneType)
        return cs.nullable_schema(schema_of(one))
    if origin is tuple:
        return cs.tuple_schema(schema_of(inner[0]), least)
    if origin is dict:
        return cs.dict_schema(schema_of(inner[0]), schema_of(inner[1]))
    if origin is Literal:
        return cs.literal_schema(list(inner))
    make = getattr(origin or hint, "__get_pydantic_core_schema__", None)
    if make is not None:
        schema: CoreSchema = make(hint, schema_of)
        return schema
    if issubclass(hint, Enum):
        return cs.enum_schema(hint)
    return cs.plain_schema(_PLAIN[hint])


def _annotated(origin: Any, marks: tuple[Any, ...], least: int) -> CoreSchema:
    """The schema of an annotated type: its last mark makes it, if it makes any, and may ask those before it."""
    if not marks:
        return schema_of(origin, least)
    *before, last = marks
    make = getattr(last, "__get_pydantic_core_schema__", None)
    if make is None:
        return _annotated(origin, tuple(before), least)
    schema: CoreSchema = make(origin, lambda source: _annotated(source, tuple(before), least))
    return schema
