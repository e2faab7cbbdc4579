"""The goal bank by direction, audience and ages, with what is picked now and by whom; and what binds a group now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.goal_periods import bindings, periods_on, standing
from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.periods import Period, Pick, Selection
from samverkan_cli.model.values import Ages, Day
from samverkan_cli.views.named import Named, PlanSection, all_named, named, titled


@record
class PeriodStanding:
    """A period that holds now, or else the next or the last; `standing` is current, coming or past."""

    id: str
    title: str | None
    from_: Day
    until: Day
    standing: str


@record
class PickedBy:
    """That a goal is picked: for which period, by whom, and in which wording."""

    period: str
    by: Named | None
    wording: str
    why: str | None
    decided: Day | None
    section: str | None


@record
class BankPick(PickedBy):
    """A pick of a goal in the bank: `binds` is "all", "self" or "groups", which are then named."""

    binds: str
    groups: tuple[Named, ...]


@record
class BindingPick(PickedBy):
    """A pick by which a goal binds somebody: `because` is "own", "all" or "named"."""

    because: str


@record
class BankGoal:
    """A goal of the bank."""

    id: str
    title: str
    dimension: tuple[str, ...]
    status: enums.GoalStatus | None
    origin: str | None
    indicators: tuple[Named, ...]
    picked: tuple[BankPick, ...]


@record
class GoalGroup:
    """Goals of one direction, for one audience and of the same ages; what is not given is None or empty."""

    direction: enums.Direction | None
    audience: tuple[enums.Audience, ...]
    ages: Ages | None
    goals: tuple[BankGoal, ...]


@record
class Bank(PlanSection):
    """The goals of a plan, and the periods for which it is said what is picked."""

    periods: tuple[PeriodStanding, ...]
    groups: tuple[GoalGroup, ...]


@record
class BindingGoal:
    """A goal as it stands in the bank, and all that makes it bind."""

    id: str
    title: str
    bonds: tuple[BindingPick, ...]


@record
class BindingGoals(PlanSection):
    """The goals that bind a group, or an owner who picks."""

    group: Named
    periods: tuple[PeriodStanding, ...]
    goals: tuple[BindingGoal, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Bank, ...]:
    """The bank of each plan."""
    return tuple(_bank(project, today) for project in projects)


def _bank(project: Project, today: date) -> Bank:
    periods = periods_on(project, today)
    picks = _picks(periods)
    groups: dict[tuple[enums.Direction | None, tuple[enums.Audience, ...], Ages | None], list[BankGoal]] = {}
    for goal in project.goals:
        audience = tuple(word for word in enums.Audience if word in goal.audience)
        groups.setdefault((goal.direction, audience, goal.ages), []).append(_goal(goal, picks.get(goal, ())))
    found = tuple(GoalGroup(*key, tuple(groups[key])) for key in sorted(groups, key=_place))
    return Bank(*titled(project), _standing(periods, today), found)


def _standing(periods: Sequence[Period], today: date) -> tuple[PeriodStanding, ...]:
    return tuple(PeriodStanding(one.id, one.title, one.from_, one.until, standing(one, today)) for one in periods)


def _place(key: tuple[enums.Direction | None, tuple[enums.Audience, ...], Ages | None]) -> tuple[object, ...]:
    """Where goals stand: in the order in which the words are told, and what is not given last."""
    direction, audience, ages = key
    directions, audiences = list(enums.Direction), list(enums.Audience)
    return (
        directions.index(direction) if direction is not None else len(directions),
        not audience,
        [audiences.index(word) for word in audience],
        (ages.first, ages.last) if ages is not None else (999, 999),
    )


def _goal(goal: Goal, picked: Sequence[BankPick]) -> BankGoal:
    indicators = all_named(goal.indicators)
    return BankGoal(goal.id, goal.title, goal.dimension, goal.status, goal.origin, indicators, tuple(picked))


def _picks(periods: Sequence[Period]) -> dict[Goal | None, list[BankPick]]:
    """By which goal it picks, each pick."""
    found: dict[Goal | None, list[BankPick]] = {}
    for period in periods:
        for _, said in period.selections:
            binds = "all" if said.binds_all else "groups" if said.binds else "self"
            groups = () if said.binds_all else all_named(said.binds)
            for pick in said.goals:
                found.setdefault(pick.goal, []).append(BankPick(*_pick(period, said, pick), binds, groups))
    return found


def _pick(
    period: Period, said: Selection, pick: Pick
) -> tuple[str, Named | None, str, str | None, Day | None, str | None]:
    when, section = (said.decided.date, said.decided.section) if said.decided else (None, None)
    return period.id, named(said.picker) if said.picker else None, pick.wording, pick.why, when, section


def build_binding(projects: Sequence[Project], today: date, ids: Sequence[str]) -> tuple[BindingGoals, ...]:
    """What binds somebody; `ids` has the id of the group or owner in each of the plans."""
    return tuple(_binding(project, id, today) for project, id in zip(projects, ids, strict=True))


def _binding(project: Project, id: str, today: date) -> BindingGoals:
    who = project.groups.get(id) or project.owners[id]
    periods = periods_on(project, today)
    found: dict[Goal, list[BindingPick]] = {}
    for each in bindings(periods, who):
        pick = BindingPick(*_pick(each.period, each.selection, each.pick), each.why)
        found.setdefault(each.pick.goal, []).append(pick)
    goals = tuple(BindingGoal(goal.id, goal.title, tuple(picks)) for goal, picks in found.items())
    return BindingGoals(*titled(project), named(who), _standing(periods, today), goals)
