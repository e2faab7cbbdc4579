"""What things cost, and who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.enums import FundingKind
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Back, Keyed, Many, Noted, Ref, Thing, Titled
from samverkan_cli.model.values import Kronor, Number, Text, Title, Year

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class Money(Noted):
    """Whole kronor, and the year they are for."""

    known_by: ClassVar[tuple[str, ...]] = ("year",)

    sek: Kronor
    """The amount in whole kronor. Example: 250000"""
    year: Year | None = None
    """The year that it is for. Example: 2027"""


class Cost(Money):
    """What an activity costs in a year, and from which source where it has several."""

    known_by = ("year", "funding")

    funding: Annotated[Funding | None, Ref("funding", back="costs")] = None
    """Which source pays, where there are several. Example: innovationsfonden"""


class Funding(Titled, Thing):
    """A source of money."""

    title: Title
    """What the source is called. Example: Innovationsfonden"""
    text: Text | None = None
    """More about it. Example: Söks en gång om året."""
    kind: Annotated[FundingKind | None, Shown("Kind")] = None
    """What kind of money it is. Example: internal"""
    by: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("From", "who")] = ()
    """Who decides on it. Example: kommunstyrelsen"""
    amount: Annotated[Many[Money], Shown("Amount", "means")] = ()
    """How much it holds, in which year. Example: {sek: 150000, year: 2027}"""
    parties: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Parties", "who")] = ()
    """Who share it. Example: [exempel-kommun, regionen]"""
    shares: Annotated[
        Keyed[Owner | Group, Number], Ref("owners", "groups"), Shown("Shares", "means", form="percent")
    ] = Keyed()
    """The part that each pays, in percent. Example: {exempel-kommun: 60, regionen: 40}"""
    activities: ClassVar[Back[Activity]] = Back(Shown("Pays for", "aims"))
    costs: ClassVar[Back[Cost]] = Back()
