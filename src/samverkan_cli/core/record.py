"""`record`: a frozen dataclass with slots that costs little to define.

`dataclass` writes six functions as text for each class and compiles them, which was a fourteenth of a short run. Here
all classes share them but `__init__`, and that is written when the first one is made: many a class is imported for a
run that makes none. That nothing is changed afterwards, mypy sees to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """Make a class what `@dataclass(frozen=True, slots=True)` would make it. What it defines itself stays.

    One with cached properties has no slots, for they are kept in the thing itself.
    """
    own = vars(kind)
    slots = not any(isinstance(value, cached_property) for value in own.values())
    kind.__doc__ = kind.__doc__ or kind.__name__  # or `dataclass` would make one of its signature
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots)(kind)
    compared = [each for each in fields(made) if each.compare]
    made._compared = _values([each.name for each in compared])
    made._hashed = _values([each.name for each in compared if each.hash is not False])
    shared = {"__init__": _first_init(made), "__eq__": _equal, "__hash__": _hash, "__repr__": _repr}
    for name, function in shared.items():
        if own.get(name) is None:
            setattr(made, name, function)
    return made  # type: ignore[no-any-return]


def _values(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else type


def _first_init(kind: Any) -> Callable[..., None]:
    """An `__init__` that puts the real one in its own place, and runs it."""

    def init(self: Any, /, *args: Any, **values: Any) -> None:
        heir: Any = type(kind.__name__, (kind,), {"__doc__": kind.__doc__})
        kind.__init__ = real = vars(dataclass(repr=False, eq=False)(heir))["__init__"]
        real(self, *args, **values)

    return init


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self._compared
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self._hashed(self))


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"
