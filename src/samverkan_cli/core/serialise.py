"""Typed data as dicts, lists, strings and numbers: what can be written as JSON or given to a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any


class Serialiser:
    """Makes plain data of dataclasses; a field's name that Python has taken loses its underscore.

    `forms` says of some types what they are written as. Without `every_key` what is empty is left out; `blank` says
    what stands under some keys in the place of None.
    """

    def __init__(
        self,
        forms: Mapping[type, Callable[[Any], Any]],
        *,
        every_key: bool = True,
        blank: Mapping[str, Any] | None = None,
    ) -> None:
        self._forms, self._every_key, self._blank = forms, every_key, blank or {}

    def __call__(self, value: Any) -> Any:
        """Some data in its plain form."""
        if form := self._forms.get(type(value)):
            return form(value)
        if is_dataclass(value):
            return self._keyed({each.name.rstrip("_"): getattr(value, each.name) for each in fields(value)})
        if isinstance(value, Mapping):
            return {key: self(each) for key, each in value.items()}
        if isinstance(value, tuple | list):
            return [self(each) for each in value]
        if isinstance(value, frozenset):
            return sorted(map(self, value))
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        return str(value) if isinstance(value, date) else value

    def _keyed(self, found: Mapping[str, Any]) -> dict[str, Any]:
        pairs = ((key, self._blank.get(key) if each is None else self(each)) for key, each in found.items())
        return {key: each for key, each in pairs if self._every_key or not _is_empty(each)}


def _is_empty(value: Any) -> bool:
    """Whether nothing is said: nought is something."""
    return value is None or value is False or value in ("", [], {})
