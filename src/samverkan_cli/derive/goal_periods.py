"""Which goals hold when, and whom they bind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Pick, Selection


def period_on(project: Project, today: date) -> Period | None:
    """The period that holds on a day, else the next, else the last; None where there is none."""
    periods = [period for period in project.periods if period.from_ <= period.until]
    holding = [period for period in periods if period.from_ <= today <= period.until]
    if holding:
        return holding[0]
    coming = [period for period in periods if period.from_ > today]
    if coming:
        return min(coming, key=lambda period: period.from_)
    return max(periods, key=lambda period: period.until, default=None)


def binds(selection: Selection, who: Owner | Group) -> bool:
    """Whether a selection binds somebody: its picker, and the groups that it names or all of them."""
    return selection.picker is who or (selection.binds_all and isinstance(who, Group)) or who in selection.binds


def picks_binding(period: Period, who: Owner | Group) -> list[tuple[Selection, Pick]]:
    """The picks of a period that bind somebody, each with the selection it stands in."""
    return [
        (selection, pick)
        for _, selection in period.selections
        if binds(selection, who)
        for pick in selection.goals
        if pick.goal is not None
    ]


def goals_aimed_at(project: Project) -> Iterable[Goal]:
    """The goals that the plan means to reach: what was picked, and what a focus area aims at; in the bank's order."""
    return [goal for goal in project.goals if goal.picks or goal.focus_areas]
