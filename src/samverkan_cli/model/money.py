"""What things cost, and who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from samverkan_cli.model.thing import Back, Keyed, Many, Part, Ref, Thing
from samverkan_cli.model.values import Kronor, Number, Text, Title, Year

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class Money(Part):
    """Whole kronor, and the year they are for."""

    sek: Kronor | None = None
    year: Year | None = None


class Cost(Money):
    """What an activity costs in a year, and from which source where it has several."""

    funding: Annotated[Funding | None, Ref("funding", back="costs")] = None


class Funding(Thing):
    """A source of money."""

    title: Title
    text: Text | None = None
    kind: Literal["ordinary", "internal", "state", "shared", "project"] | None = None
    by: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    amount: Many[Money] = ()
    parties: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    shares: Annotated[Keyed[Owner | Group, Number], Ref("owners", "groups")] = Keyed()
    activities: ClassVar[Back[Activity]] = Back()
    costs: ClassVar[Back[Cost]] = Back()
