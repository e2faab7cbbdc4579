"""The lists of a plan."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self, TypeVar

from samverkan_cli.core.keypath import KeyPath

T = TypeVar("T")


class Items(tuple[T, ...]):
    """A list of a plan, which knows where each item stood: an item left out does not move the others.

    `keys` has the end of each item's route: its index in the file, or nothing where one value stood alone.
    """

    keys: tuple[KeyPath, ...]

    def __new__(  # noqa: D102 - as the class says
        cls, items: tuple[T, ...] = (), keys: tuple[KeyPath, ...] | None = None
    ) -> Self:
        new = super().__new__(cls, items)
        new.keys = tuple((n,) for n in range(len(items))) if keys is None else keys
        return new

    @cached_property
    def by_key(self) -> dict[KeyPath, list[T]]:
        """The items by where they stood; several where a list runs on over files."""
        found: dict[KeyPath, list[T]] = {}
        for item, key in zip(self, self.keys, strict=True):
            found.setdefault(key, []).append(item)
        return found


def listed(value: Any, handler: Any) -> Any:
    """Where a list belongs one value may stand alone; an empty item is nothing."""
    if value is None:
        return Items()
    if not isinstance(value, list):
        return Items(handler([value]), ((),))
    if None in value:
        kept = [n for n, item in enumerate(value) if item is not None]
        return Items(handler([value[n] for n in kept]), tuple((n,) for n in kept))
    return Items(handler(value))
