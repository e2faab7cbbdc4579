"""Why there is a plan: commissions that were given, and needs that were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from samverkan_cli.model.thing import Back, Entries, Many, Ref, Thing
from samverkan_cli.model.values import Count, Dated, Ordinal, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class CommissionPart(Thing):
    """One thing that was asked for, and what answers it."""

    title: Title
    text: Text | None = None
    activities: Annotated[Many[Activity], Ref("activities", back="commissions")] = ()
    met: Text | None = None


class Commission(Thing):
    """What somebody asked for."""

    title: Title
    text: Text | None = None
    by: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    date: Dated | None = None
    parts: Entries[CommissionPart] = Entries()


class Need(Thing):
    """A challenge, an area to improve, or a priority."""

    title: Title
    text: Text | None = None
    kind: Literal["challenge", "improvement", "priority"] | None = None
    horizon: Literal["short", "long"] | None = None
    mentions: Count | None = None
    rank: Ordinal | None = None
    declined: Text | None = None
    activities: ClassVar[Back[Activity]] = Back()
