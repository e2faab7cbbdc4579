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
    value: Number | None = None


class Share(Part):
    """Which part of the whole a value is of."""

    gender: Line | None = None
    school: Line | None = None
    district: Line | None = None


class Measurement(Part):
    """A value that was measured."""

    date: Dated | None = None
    value: Number | None = None
    part: Share | None = None
    source: Line | None = None


class Indicator(Thing):
    """What is measured, how, and what is wanted."""

    title: Title
    text: Text | None = None
    unit: Line | None = None
    measure: Literal["mean", "median", "share", "max", "count"] | None = None
    of: Line | None = None
    want: Literal["at-most", "at-least", "zero", "increase", "decrease", "keep"] | None = None
    limit: Limit | None = None
    baseline: YearValue | None = None
    target: YearValue | None = None
    measured_every: Lasting | None = None
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    source: Line | None = None
    kolada: Line | None = None
    split: Many[Split] = ()
    values: Many[Measurement] = ()
    activities: ClassVar[Back[Activity]] = Back()
    goals: ClassVar[Back[Goal]] = Back()
    followed: ClassVar[Back[IndicatorFollowed]] = Back()
