"""Plain data: what a view knows of a plan, before it is text, JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from samverkan_cli.model.thing import Part, key_of
from samverkan_cli.model.values import Ages, Duration, When


class _Thing(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the plan that is only named here."""

    id: str
    title: str


def named(thing: _Thing | None) -> Named | None:
    """A thing by its id and title."""
    return None if thing is None else Named(thing.id, thing.title)


def all_named(things: Iterable[_Thing | None]) -> tuple[Named, ...]:
    """Things by their ids and titles; what is not there is left out."""
    return tuple(Named(thing.id, thing.title) for thing in things if thing is not None)


def missing(part: Part, *names: str) -> tuple[str, ...]:
    """Of some fields those of which nothing is said, as they are written in a plan."""
    return tuple(key_of(type(part), name) for name in names if part.lacks(name))


def unread(part: Part) -> tuple[str, ...]:
    """The fields of which something is said that cannot be used, as they are written in a plan."""
    kind = type(part)
    return tuple(key_of(kind, name) for name in kind.model_fields if not part.whole(name)) if part.doubtful else ()


def plain(value: Any) -> Any:
    """Data as dicts, lists, strings and numbers: what can be written as JSON.

    Days, ages and lengths of time are written as in a plan. A name that Python has taken loses its underscore.
    """
    if is_dataclass(value) and not isinstance(value, When | Ages | Duration | type):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return written(value) if isinstance(value, date | When | Ages | Duration) else value


def written(value: date | When | Ages | Duration) -> str:
    """A day, ages or a length of time as it is written in a plan."""
    if isinstance(value, Duration):
        return f"{value.count} {value.unit}{'s' if value.count > 1 else ''}"
    return value.isoformat() if isinstance(value, date) else str(value)
