"""What pydantic's core is told of a type, as plain data.

Pydantic has functions for it too. They stand among the definitions of eighty types, which take longer to import than
all models.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeAlias

CoreSchema: TypeAlias = dict[str, Any]
Function: TypeAlias = Callable[..., Any]


def plain_schema(type: str, **more: Any) -> CoreSchema:
    """The schema of a type that has nothing inside it."""
    return {"type": type, **more}


def str_schema(pattern: str | None = None) -> CoreSchema:
    """A text, perhaps of a form."""
    return plain_schema("str", **({"pattern": pattern, "regex_engine": "python-re"} if pattern else {}))


def enum_schema(kind: type[Enum]) -> CoreSchema:
    """A member of an enumeration of texts."""
    return plain_schema("enum", cls=kind, members=list(kind), sub_type="str")


def literal_schema(expected: list[Any]) -> CoreSchema:
    """One of some values."""
    return plain_schema("literal", expected=expected)


def is_instance_schema(kind: Any) -> CoreSchema:
    """A thing of a class."""
    return plain_schema("is-instance", cls=kind)


def nullable_schema(schema: CoreSchema) -> CoreSchema:
    """Something or None."""
    return {"type": "nullable", "schema": schema}


def tuple_schema(item: CoreSchema, least: int = 0) -> CoreSchema:
    """A list, with so many items at the least."""
    more = {"min_length": least} if least else {}
    return {"type": "tuple", "items_schema": [item], "variadic_item_index": 0, **more}


def dict_schema(keys: CoreSchema, values: CoreSchema) -> CoreSchema:
    """A mapping."""
    return {"type": "dict", "keys_schema": keys, "values_schema": values}


def default_schema(schema: CoreSchema, default: Any) -> CoreSchema:
    """Something, or what it is where nothing is said."""
    return {"type": "default", "schema": schema, "default": default}


def model_schema(kind: type[Any], fields: dict[str, tuple[str, CoreSchema]], config: Any) -> CoreSchema:
    """A kind, whose fields stand under keys."""
    held = {
        name: {"type": "model-field", "schema": schema, "validation_alias": key}
        for name, (key, schema) in fields.items()
    }
    return {"type": "model", "cls": kind, "schema": {"type": "model-fields", "fields": held}, "config": config}


def before(function: Function, schema: CoreSchema) -> CoreSchema:
    """What a function makes of a value, then validated."""
    return _function("before", function, schema=schema)


def after(function: Function, schema: CoreSchema) -> CoreSchema:
    """What a function makes of a validated value."""
    return _function("after", function, schema=schema)


def wrap(function: Function, schema: CoreSchema) -> CoreSchema:
    """What a function makes of a value and of that which validates it."""
    return _function("wrap", function, schema=schema)


def plain(function: Function) -> CoreSchema:
    """What a function makes of a value."""
    return _function("plain", function)


def _function(when: str, function: Function, **more: Any) -> CoreSchema:
    return {"type": f"function-{when}", "function": {"type": "no-info", "function": function}, **more}
