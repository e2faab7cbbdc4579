"""The ids of a plan that is filled by a program."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.model.plan import kinds
from samverkan_cli.model.shape import Field, fields


class Ids:
    """Ids that are not taken, and those that a field refers to: each collection has one that is "full" and, where
    something refers to its own kind, one that is "bare".
    """

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self.referred = {
            into for kind in kinds() for field in fields(kind).values() if field.ref for into in field.ref.into
        }
        """The collections that are referred to."""

    def free(self, field: Field, which: str) -> str:
        """An id of a collection that is not taken where it has to be one of the whole plan."""
        id = _id(field.key, which)
        if getattr(field.part, "planwide", False):
            self._taken[id] = self._taken.get(id, 0) + 1
            return id if self._taken[id] == 1 else f"{id}-{self._taken[id]}"
        return id

    def referred_to(self, field: Field, route: Sequence[str | int]) -> str:
        """What a field refers to that stands at a route."""
        assert field.ref is not None
        into = field.ref.into[0]
        return _id(into, "bare" if into == route[0] else "full")


def _id(collection: str, which: str) -> str:
    return f"{collection}-{which}".replace("_", "-")
