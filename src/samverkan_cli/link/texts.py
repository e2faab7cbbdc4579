"""All that people have written freely in a plan: titles, texts, and lines of a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.record import record
from samverkan_cli.model.items import Items
from samverkan_cli.model.shape import written
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Kind


@record
class PlanText:
    """A text of a plan, as its writer meant it: what it is a field of, under which key, and of which kind it is.

    `rest` leads from the key on to the text, where it stands in a list.
    """

    part: Part
    key: str
    kind: Kind
    text: str
    rest: KeyPath = ()

    @property
    def place(self) -> Location:
        """Where it stands."""
        return self.part.value_at(self.key, *self.rest)


def texts(parts: Iterable[Part]) -> Iterator[PlanText]:
    """Every text of some parts, in reading order."""
    for part in parts:
        for field in written(type(part)):
            value = getattr(part, field.name)
            if not value or field.kind is None:
                continue
            if isinstance(value, Items):
                for text, rest in zip(value, value.keys, strict=True):
                    yield PlanText(part, field.key, field.kind, text, rest)
            else:
                yield PlanText(part, field.key, field.kind, value)
