"""Who can answer for something: a function or a body, never a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from samverkan_cli.model.thing import Back, Many, Part, Ref, Thing
from samverkan_cli.model.values import Day, Line, Text, Title, YesNo

if TYPE_CHECKING:
    from samverkan_cli.model.document import Document
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.groups import Chair, Group, Member
    from samverkan_cli.model.periods import Selection

OwnerKind = Literal[
    "function", "unit", "administration", "board", "assembly", "municipality", "region", "agency", "association",
    "company", "population",
]  # fmt: skip


class Active(Part):
    """When an owner or a group exists; `until` is its last day."""

    from_: Day | None = Field(None, alias="from")
    until: Day | None = None


class Owner(Thing):
    """A function or a body."""

    title: Title
    text: Text | None = None
    kind: OwnerKind | None = None
    part_of: Annotated[Owner | Group | None, Ref("owners", "groups", back="parts")] = None
    aliases: Many[Line] = ()
    many: YesNo | None = None
    external: YesNo | None = None
    active: Active | None = None
    parts: ClassVar[Back[Owner]] = Back()
    activities: ClassVar[Back[Activity]] = Back()
    leads: ClassVar[Back[Activity]] = Back()
    documents: ClassVar[Back[Document]] = Back()
    seats: ClassVar[Back[Member]] = Back()
    chairs: ClassVar[Back[Chair]] = Back()
    reporters: ClassVar[Back[Group]] = Back()
    selections: ClassVar[Back[Selection]] = Back()
