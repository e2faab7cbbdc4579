"""Parts that say one thing in one of several ways."""

from __future__ import annotations

from typing import ClassVar, Self

from samverkan_cli.core.message import Message
from samverkan_cli.model import core_schema as cs
from samverkan_cli.model.core_schema import CoreSchema
from samverkan_cli.model.thing import Noted, key_of
from samverkan_cli.model.values import Wrong


class OneOf(Noted):
    """A part in which one of the fields that `alternatives` names is written, and not two."""

    alternatives: ClassVar[tuple[str, ...]]

    @classmethod
    def schema(cls) -> CoreSchema:
        """The schema of the mapping, looked at once it has been read."""
        return cs.after(cls._in_one_way, super().schema())

    @classmethod
    def _in_one_way(cls, part: Self) -> Self:
        said = tuple(key_of(cls, each) for each in cls.alternatives if getattr(part, each))
        if len(said) > 1:
            raise Wrong(
                Message("{fields} cannot stand here together", fields=said),
                Message("Keep one of them, and take the other away"),
            )
        return part
