"""What the things of a plan are called in its documents."""

from __future__ import annotations

from typing import Annotated

from samverkan_cli.model.shown import HIDDEN
from samverkan_cli.model.thing import Noted
from samverkan_cli.model.values import Line


class Labels(Noted):
    """What things are called in the document, instead of the usual words."""

    activity: Annotated[Line | None, HIDDEN] = None
    """One thing to be done, as the head of its column. Example: Åtgärd"""
    activities: Annotated[Line | None, HIDDEN] = None
    """Things to be done, as a heading. Example: Åtgärder"""
    strategy: Annotated[Line | None, HIDDEN] = None
    """A way of going about it. Example: Arbetssätt"""
    focus_area: Annotated[Line | None, HIDDEN] = None
    """A part of the plan. Example: Utvecklingsområde"""
    goal: Annotated[Line | None, HIDDEN] = None
    """One goal. Example: Delmål"""
    goals: Annotated[Line | None, HIDDEN] = None
    """Goals, as a heading or the head of a column. Example: Delmål"""
    need: Annotated[Line | None, HIDDEN] = None
    """One need. Example: Utmaning"""
    needs: Annotated[Line | None, HIDDEN] = None
    """Needs, as a heading. Example: Utmaningar"""
    indicator: Annotated[Line | None, HIDDEN] = None
    """One indicator. Example: Mått"""
    indicators: Annotated[Line | None, HIDDEN] = None
    """Indicators, as a heading. Example: Mått"""
    owners: Annotated[Line | None, HIDDEN] = None
    """Who answers for an activity, as the head of a column. Example: Ansvarar"""
    partners: Annotated[Line | None, HIDDEN] = None
    """With whom it is done. Example: Medverkande"""
    when: Annotated[Line | None, HIDDEN] = None
    """When it is done, as the head of a column. Example: Tidplan"""
    status: Annotated[Line | None, HIDDEN] = None
    """How far it has come. Example: Läge"""
    milestones: Annotated[Line | None, HIDDEN] = None
    """Steps on the way. Example: Etapper"""
    funding: Annotated[Line | None, HIDDEN] = None
    """Where the money comes from. Example: Finansiering"""
    plan: Annotated[Line | None, HIDDEN] = None
    """The heading over the plan itself. Example: Åtgärdsplan"""
    summary: Annotated[Line | None, HIDDEN] = None
    """The heading over the summary. Example: I korthet"""
    contents: Annotated[Line | None, HIDDEN] = None
    """The heading over the contents. Example: Innehållsförteckning"""
    groups: Annotated[Line | None, HIDDEN] = None
    """Groups, councils and other bodies, as a heading. Example: Samverkansorgan"""
    mapping: Annotated[Line | None, HIDDEN] = None
    """What is done already, as a heading. Example: Kartläggning"""
    bank: Annotated[Line | None, HIDDEN] = None
    """All goals, as a heading. Example: Målkatalog"""
