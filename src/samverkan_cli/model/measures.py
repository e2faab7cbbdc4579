"""How one sees whether it works: indicators, where they began, where they should go, what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from samverkan_cli.model.thing import Back, Many, Part, Ref, Thing
from samverkan_cli.model.values import Dated, Lasting, Limit, Line, Number, Text, Title, Year

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.follow_up import IndicatorFollowed
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner

Split = Literal["gender", "school", "district"]


class YearValue(Part):
    """A value, and the year it is of or for."""

    year: Year | None = None
    """The year. Example: 2025"""
    value: Number | None = None
    """The value. Example: 72"""


class Share(Part):
    """Which part of the whole a value is of."""

    gender: Line | None = None
    """Of which gender. Example: K"""
    school: Line | None = None
    """Of which school. Example: Norra skolan"""
    district: Line | None = None
    """Of which part of the municipality. Example: Väster"""


class Measurement(Part):
    """A value that was measured."""

    date: Dated | None = None
    """When it was measured. Example: 2026-09-01"""
    value: Number | None = None
    """The value. Example: 60"""
    part: Share | None = None
    """Which part of the whole it is of. Example: {gender: K}"""
    source: Line | None = None
    """Where it comes from. Example: Chattens logg"""


class Indicator(Thing):
    """What is measured, how, and what is wanted."""

    title: Title
    """What is measured. Example: Svarstid i chatten"""
    text: Text | None = None
    """More about it. Example: Mäts på vardagar."""
    unit: Line | None = None
    """In which unit. Example: timmar"""
    measure: Literal["mean", "median", "share", "max", "count"] | None = None
    """What kind of measure it is. Example: median"""
    of: Line | None = None
    """What is counted; people, where it is people. Example: people"""
    want: Literal["at-most", "at-least", "zero", "increase", "decrease", "keep"] | None = None
    """What is wanted of the value. Example: at-most"""
    limit: Limit | None = None
    """The limit, where at-most or at-least is wanted: a number or a length of time. Example: 24"""
    baseline: YearValue | None = None
    """Where it began. Example: {year: 2025, value: 72}"""
    target: YearValue | None = None
    """Where it should go. Example: {year: 2027, value: 24}"""
    measured_every: Lasting | None = None
    """How often it is measured. Example: 3 months"""
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    """Who answers for it being measured. Example: [skolchef]"""
    source: Line | None = None
    """Where the values come from. Example: Chattens logg"""
    kolada: Line | None = None
    """The id of the official indicator in Kolada. Example: N15428"""
    split: Many[Split] = ()
    """How the values are split. Example: [gender]"""
    values: Many[Measurement] = ()
    """What has been measured. Example: [{date: 2026-09-01, value: 60}]"""
    activities: ClassVar[Back[Activity]] = Back()
    goals: ClassVar[Back[Goal]] = Back()
    followed: ClassVar[Back[IndicatorFollowed]] = Back()
