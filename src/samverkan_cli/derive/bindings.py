"""Which periods hold on a day, and why a goal binds somebody in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from samverkan_cli.derive.goal_periods import picks_binding
from samverkan_cli.link.project import Project
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Pick, Selection

Why = Literal["own", "all", "named"]
"""Somebody picked it, or it was picked for all groups, or for some groups of which this is one."""
Standing = Literal["current", "coming", "past"]


@dataclass(frozen=True, slots=True)
class Binding:
    """A pick that binds somebody, with the selection and the period that it stands in, and why it binds."""

    period: Period
    selection: Selection
    pick: Pick
    why: Why


def periods_on(project: Project, today: date) -> tuple[Period, ...]:
    """The periods that hold on a day, in order of their first days.

    There may be several, of different pickers. Where none holds: those that begin next, else those that ended last.
    """
    if holding := holding_on(project, today):
        return holding
    periods = [each for each in project.periods if each.from_ <= each.until]
    if coming := [each for each in periods if each.from_ > today]:
        first = min(each.from_ for each in coming)
        return tuple(each for each in coming if each.from_ == first)
    last = max((each.until for each in periods), default=None)
    return tuple(sorted((each for each in periods if each.until == last), key=lambda each: each.from_))


def holding_on(project: Project, today: date) -> tuple[Period, ...]:
    """The periods that hold on a day, in order of their first days."""
    holding = [each for each in project.periods if each.from_ <= today <= each.until]
    return tuple(sorted(holding, key=lambda each: each.from_))


def standing(period: Period, today: date) -> Standing:
    """Whether a period holds on a day, or begins later, or has ended."""
    if today < period.from_:
        return "coming"
    return "past" if today > period.until else "current"


def bindings(periods: Iterable[Period], who: Owner | Group) -> tuple[Binding, ...]:
    """Every pick of some periods that binds somebody: own picks, and those that were made for it."""
    return tuple(
        Binding(period, selection, pick, _why(selection, who))
        for period in periods
        for selection, pick in picks_binding(period, who)
    )


def _why(selection: Selection, who: Owner | Group) -> Why:
    if selection.picker is who:
        return "own"
    return "all" if selection.binds_all else "named"
