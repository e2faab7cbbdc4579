"""The goal bank by direction, audience and ages, with what is picked now and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.derive.goal_periods import periods_on, standing
from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.periods import Period
from samverkan_cli.model.values import Ages, Day
from samverkan_cli.views.named import Named, PlanSection, all_named, named, titled


@dataclass(frozen=True, slots=True)
class PeriodStanding:
    """A period that holds now, or else the next or the last; `standing` is current, coming or past."""

    id: str
    title: str | None
    from_: Day
    until: Day
    standing: str


@dataclass(frozen=True, slots=True)
class PickedBy:
    """That a goal is picked: for which period, by whom, and in which wording.

    `binds` is "all", "self" or "groups", which are then named.
    """

    period: str
    by: Named
    binds: str
    groups: tuple[Named, ...]
    wording: str
    why: str | None
    decided: Day | None
    section: str | None


@dataclass(frozen=True, slots=True)
class BankGoal:
    """A goal of the bank."""

    id: str
    title: str
    dimension: tuple[str, ...]
    status: str | None
    origin: str | None
    indicators: tuple[Named, ...]
    picked: tuple[PickedBy, ...]


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """Goals of one direction, for one audience and of the same ages; what is not given is None or empty."""

    direction: str | None
    audience: tuple[str, ...]
    ages: Ages | None
    goals: tuple[BankGoal, ...]


@dataclass(frozen=True, slots=True)
class Bank(PlanSection):
    """The goals of a plan, and the periods for which it is said what is picked."""

    periods: tuple[PeriodStanding, ...]
    groups: tuple[GoalGroup, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Bank, ...]:
    """The bank of each plan."""
    return tuple(_bank(project, today) for project in projects)


def _bank(project: Project, today: date) -> Bank:
    holding = periods_on(project, today)
    together: dict[tuple[str | None, tuple[str, ...], Ages | None], list[BankGoal]] = {}
    for goal in project.goals:
        audience = tuple(word for word in enums.AUDIENCE if word in goal.audience)
        together.setdefault((goal.direction, audience, goal.ages), []).append(_goal(goal, holding))
    groups = tuple(GoalGroup(*key, tuple(together[key])) for key in sorted(together, key=_place))
    return Bank(*titled(project), all_periods(holding, today), groups)


def all_periods(periods: Sequence[Period], today: date) -> tuple[PeriodStanding, ...]:
    """Periods, as they stand on a day."""
    return tuple(PeriodStanding(one.id, one.title, one.from_, one.until, standing(one, today)) for one in periods)


def _place(key: tuple[str | None, tuple[str, ...], Ages | None]) -> tuple[object, ...]:
    """Where goals stand: in the order in which the words are told, and what is not given last."""
    direction, audience, ages = key
    directions, audiences = list(enums.DIRECTION), list(enums.AUDIENCE)
    return (
        directions.index(direction) if direction is not None else len(directions),
        not audience,
        [audiences.index(word) for word in audience],
        (ages.first, ages.last) if ages is not None else (999, 999),
    )


def _goal(goal: Goal, holding: Sequence[Period]) -> BankGoal:
    picked = tuple(
        PickedBy(
            period.id,
            named(who),
            "all" if said.binds_all else "groups" if said.binds else "self",
            () if said.binds_all else all_named(said.binds),
            pick.wording,
            pick.why,
            said.decided.date if said.decided else None,
            said.decided.section if said.decided else None,
        )
        for period in holding
        for who, said in period.selections
        for pick in said.goals
        if pick.goal is goal
    )
    return BankGoal(goal.id, goal.title, goal.dimension, goal.status, goal.origin, all_named(goal.indicators), picked)
