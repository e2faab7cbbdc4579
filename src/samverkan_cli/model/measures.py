"""How one sees whether it works: indicators, where they began, where they should go, what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.alternatives import OneOf
from samverkan_cli.model.enums import Measure, Split, Want
from samverkan_cli.model.shown import HIDDEN, NUMBER, Shown
from samverkan_cli.model.thing import Back, Entries, Many, Noted, Ref, Thing, Titled
from samverkan_cli.model.values import Address, AgeSpan, Dated, Limit, Line, Number, Recurring, Sign, Text, Title, Year

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.follow_up import IndicatorFollowed
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.needs import Need
    from samverkan_cli.model.owners import Owner


class Share(Noted):
    """Which part of the whole a value is of."""

    gender: Line | None = None
    """Of which gender. Example: K"""
    school: Line | None = None
    """Of which school. Example: Norra skolan"""
    district: Line | None = None
    """Of which part of the municipality. Example: Väster"""


class YearValue(OneOf):
    """A value, and when it was so or is to be so."""

    known_by = ("year", "date", "part")
    alternatives = ("year", "date")

    value: Number
    """The value. Example: 72"""
    part: Share | None = None
    """Which part of the whole it is of. Example: {gender: K}"""
    year: Year | None = None
    """The year. Example: 2025"""
    date: Dated | None = None
    """When, where more than the year is known. Example: 2025-10"""


class Measurement(Noted):
    """A value that was measured."""

    known_by = ("date", "part")

    value: Number
    """The value. Example: 60"""
    part: Share | None = None
    """Which part of the whole it is of. Example: {gender: K}"""
    date: Dated
    """When it was measured. Example: 2026-09-01"""
    source: Line | None = None
    """Where it comes from. Example: Chattens logg"""


class Comparison(Titled, Thing):
    """The values of others, to compare with."""

    title: Title
    """Whose values they are. Example: Riket"""
    text: Text | None = None
    """More about them. Example: Alla kommuner."""
    values: Annotated[Many[Measurement], Shown("Outcome")] = ()
    """Their values. Example: [{date: 2026, value: 36}]"""


class Indicator(Titled, Thing):
    """What is measured, how, and what is wanted."""

    title: Title
    """What is measured. Example: Svarstid i chatten"""
    text: Text | None = None
    """More about it. Example: Mäts på vardagar."""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed. Example: "4" """
    unit: Annotated[Sign | None, Shown("Unit")] = None
    """In which unit. Example: timmar"""
    measure: Annotated[Measure | None, Shown("Measure", detail=True)] = None
    """What kind of measure it is. Example: median"""
    of: Annotated[Line | None, Shown("Counts", detail=True)] = None
    """What is counted; people, where it is people. Example: people"""
    want: Annotated[Want | None, HIDDEN] = None
    """What is wanted of the value. Example: at-most"""
    limit: Annotated[Limit | None, Shown("Limit")] = None
    """The limit, where at-most or at-least is wanted: a number or a length of time. Example: 24"""
    baseline: Annotated[
        Many[YearValue], Shown("Baseline", gap="Baseline is missing", unless=("limit",), internal=True)
    ] = ()
    """Where it began; several, where each is of a part. Example: {year: 2025, value: 72}"""
    target: Annotated[Many[YearValue], Shown("Target", gap="Target is missing", unless=("limit",), internal=True)] = ()
    """Where it should go; several, for several years or parts. Example: {year: 2027, value: 24}"""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom", detail=True)] = None
    """The ages of those whom it is about. Example: 0-17"""
    measured_every: Annotated[Recurring | None, Shown("Measured", detail=True)] = None
    """How often it is measured. Example: 3 months"""
    owners: Annotated[
        Many[Owner | Group],
        Ref("owners", "groups"),
        Shown("Responsible", "who", "Nobody is responsible", internal=True),
    ] = ()
    """Who answers for it being measured. Example: [skolchef]"""
    source: Annotated[Line | None, Shown("Source", detail=True)] = None
    """Where the values come from. Example: Chattens logg"""
    kolada: Annotated[Address | None, Shown("Kolada", detail=True)] = None
    """The id of the official indicator in Kolada. Example: N15428"""
    split: Annotated[Many[Split], Shown("Shown by", detail=True)] = ()
    """How the values are split. Example: [gender]"""
    compare: Annotated[Entries[Comparison], Shown("Compared with")] = Entries()
    """The values of others. Example: {riket: {title: Riket, values: [{date: 2026, value: 36}]}}"""
    values: Annotated[Many[Measurement], Shown("Outcome", detail=True)] = ()
    """What has been measured. Example: [{date: 2026-09-01, value: 60}]"""
    activities: ClassVar[Back[Activity]] = Back()
    goals: ClassVar[Back[Goal]] = Back()
    needs: ClassVar[Back[Need]] = Back()
    followed: ClassVar[Back[IndicatorFollowed]] = Back()
