"""Why there is a plan: commissions that were given, and needs that were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.enums import Horizon, NeedKind
from samverkan_cli.model.shown import HIDDEN, NUMBER, Shown
from samverkan_cli.model.thing import Back, Entries, Many, Ref, Thing, Titled
from samverkan_cli.model.values import Count, Dated, Ordinal, Sign, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.measures import Indicator
    from samverkan_cli.model.owners import Owner


class CommissionPart(Titled, Thing):
    """One thing that was asked for, and what answers it."""

    title: Title
    """What was asked for. Example: Ta fram en plan"""
    text: Text | None = None
    """More about it. Example: Planen ska gälla alla skolor."""
    activities: Annotated[
        Many[Activity],
        Ref("activities", back="commissions"),
        Shown("Answered by", gap="No answer is given", unless=("met",)),
    ] = ()
    """The activities that answer it. Example: [val-av-metod]"""
    met: Annotated[Text | None, Shown("Answered by")] = None
    """How it has been answered otherwise. Example: Detta dokument"""


class Commission(Titled, Thing):
    """What somebody asked for."""

    title: Title
    """What the commission is called. Example: Uppdrag från fullmäktige"""
    text: Text | None = None
    """More about it. Example: Nämnderna ska lösa det tillsammans."""
    by: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("From", "who")] = ()
    """Who gave it. Example: kommunfullmäktige"""
    date: Annotated[Dated | None, Shown("Date", "when")] = None
    """When it was given. Example: 2015"""
    parts: Annotated[Entries[CommissionPart], Shown("What was asked for")] = Entries()
    """What was asked for, one thing at a time. Example: {plan: {title: Ta fram en plan, met: Detta dokument}}"""


class Need(Titled, Thing):
    """A challenge, an area to improve, or a priority."""

    title: Title
    """What is needed. Example: En väg in för familjer"""
    text: Text | None = None
    """More about it. Example: Familjer ska slippa leta."""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed. Example: "3" """
    kind: Annotated[NeedKind | None, HIDDEN] = None
    """What kind of need it is. Example: priority"""
    horizon: Annotated[Horizon | None, Shown("Horizon")] = None
    """Whether it is met soon or in the long run. Example: long"""
    mentions: Annotated[Count | None, Shown("Raised by", form="sources")] = None
    """How many independent sources raised it. Example: 3"""
    rank: Annotated[Ordinal | None, Shown("Rank")] = None
    """Its place in a ranking. Example: 1"""
    indicators: Annotated[Many[Indicator], Ref("indicators", back="needs"), Shown("Seen in", "aims")] = ()
    """What shows that it is one. Example: [skolfrånvaro]"""
    declined: Annotated[Text | None, Shown("Why nothing is planned", "aims")] = None
    """Why nothing is planned for it. Example: Regionen har ansvaret."""
    activities: ClassVar[Back[Activity]] = Back(
        Shown("Met by", "aims", "No activity meets it", ("declined",), internal=True)
    )
