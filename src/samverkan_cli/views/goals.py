"""The goal bank by direction, audience and ages, with what is picked now and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.goal_periods import periods_on, standing
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model import goals as model
from samverkan_cli.model import periods as periods_model
from samverkan_cli.model.values import Ages, Day
from samverkan_cli.views.paper import STRONG, Paper
from samverkan_cli.views.plain import Named, all_named
from samverkan_cli.views.saying import gist, inner, lack, listed, stretch
from samverkan_cli.views.sheet import Row
from samverkan_cli.views.view import View


@dataclass(frozen=True, slots=True)
class Period:
    """A period that holds now, or else the next or the last; `standing` is current, coming or past."""

    id: str
    title: str | None
    from_: Day
    until: Day
    standing: str


@dataclass(frozen=True, slots=True)
class Picked:
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
class Goal:
    """A goal of the bank."""

    id: str
    title: str
    dimension: tuple[str, ...]
    status: enums.GoalStatus | None
    origin: str | None
    indicators: tuple[Named, ...]
    picked: tuple[Picked, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Goals of one direction, for one audience and of the same ages; what is not given is None or empty."""

    direction: enums.Direction | None
    audience: tuple[enums.Audience, ...]
    ages: Ages | None
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """The goals of a plan, and the periods for which it is said what is picked."""

    plans: tuple[str, ...]
    title: str
    periods: tuple[Period, ...]
    groups: tuple[Together, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Bank, ...]:
    """The bank of each plan."""
    return tuple(_bank(project, today) for project in projects)


def _bank(project: Project, today: date) -> Bank:
    holding = periods_on(project, today)
    together: dict[tuple[enums.Direction | None, tuple[enums.Audience, ...], Ages | None], list[Goal]] = {}
    for goal in project.goals:
        audience = tuple(word for word in enums.Audience if word in goal.audience)
        together.setdefault((goal.direction, audience, goal.ages), []).append(_goal(goal, holding))
    groups = tuple(Together(*key, tuple(together[key])) for key in sorted(together, key=_place))
    return Bank((project.name,), project.document.title, all_periods(holding, today), groups)


def all_periods(periods: Sequence[periods_model.Period], today: date) -> tuple[Period, ...]:
    """Periods, as they stand on a day."""
    return tuple(Period(one.id, one.title, one.from_, one.until, standing(one, today)) for one in periods)


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


def _goal(goal: model.Goal, holding: Sequence[periods_model.Period]) -> Goal:
    picked = tuple(
        Picked(
            period.id,
            Named(who.id, who.title),
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
    return Goal(goal.id, goal.title, goal.dimension, goal.status, goal.origin, all_named(goal.indicators), picked)


# --- in words


def text(bank: Bank, paper: Paper, say: Phrases) -> None:
    """The bank in words; a goal that is picked has a cross in its box, and below it who picked it."""
    goals = [goal for group in bank.groups for goal in group.goals]
    n = len(goals)
    paper.line(f"{bank.title} ({bank.plans[0]})", STRONG)
    paper.line(say(counted("{n} goal in the bank", "{n} goals in the bank", n)) if n else _none(say), first="  ")
    show_periods(bank.periods, paper, say)
    if n and bank.periods:
        chosen = sum(bool(goal.picked) for goal in goals)
        paper.line(say(counted("{n} is picked: [x]", "{n} are picked: [x]", chosen)), first="  ")
    direction: object = ...
    for group in bank.groups:
        if group.direction != direction:
            direction = group.direction
            size = sum(len(each.goals) for each in bank.groups if each.direction == direction)
            title = group.direction.label if group.direction else Message("Without a direction")
            paper.heading(f"{say(title)} ({size})")
        paper.line(_about(group, say), first="  ")
        for goal in group.goals:
            _show(goal, paper, say, boxed=bool(bank.periods))


def _none(say: Phrases) -> str:
    return lack(say, Message("The plan has no goals"))


def show_periods(periods: Sequence[Period], paper: Paper, say: Phrases) -> None:
    """For which periods something is told, and whether they hold now."""
    for period in periods:
        said = {
            "current": Message("holds now"),
            "coming": Message("begins later"),
            "past": Message("has ended, and no later one is there"),
        }[period.standing]
        called = say(Message("Period {title}", title=period.title or period.id))
        paper.line(f"{called}: {stretch(say, period.from_, period.until)} ({say(said)})", first="  ")
    if not periods:
        paper.line(lack(say, Message("There is no period, so nothing is picked")), first="  ")


def _about(group: Together, say: Phrases) -> str:
    audience = ", ".join(say.words(group.audience)) or say(Message("Audience is missing"))
    ages = say.ages(group.ages) or say(Message("ages are missing"))
    return f"{audience}, {ages}"


def _show(goal: Goal, paper: Paper, say: Phrases, *, boxed: bool) -> None:
    resting = goal.status in ("resting", "retired")
    title = f"{goal.title} ({inner(say(goal.status.label))})" if goal.status and resting else goal.title
    box = "[x]" if goal.picked else "[ ]"
    paper.line(title, STRONG if goal.picked else "", first=f"    {box if boxed else '-'} ")
    for pick in goal.picked:
        paper.line(_picked(pick, say), first="        ", rest="          ")
        if pick.wording != goal.title:
            paper.line(say(Message("Adopted as: {title}", title=pick.wording)), first="        ", rest="          ")
        if pick.why:
            paper.line(say(Message("Why: {text}", text=gist(pick.why))), first="        ", rest="          ")


def _picked(pick: Picked, say: Phrases) -> str:
    whom = {
        "all": Message("Picked by {who}, for all groups", who=pick.by.title),
        "groups": Message("Picked by {who}, for {groups}", who=pick.by.title, groups=listed(pick.groups)),
        "self": Message("Picked by {who}", who=pick.by.title),
    }[pick.binds]
    return f"{say(whom)} ({pick.period})"


# --- rows

HEADER = (
    "plan",
    "direction",
    "audience",
    "ages",
    "dimension",
    "status",
    "goal",
    "title",
    "period",
    "picked_by",
    "binds",
    "wording",
    "why",
    "decided",
)


def rows(bank: Bank, _: Sequence[str]) -> Iterator[Row]:
    """A row for each goal; one that is picked several times has a row for each time."""
    for group in bank.groups:
        for goal in group.goals:
            about = (
                bank.plans[0],
                group.direction,
                group.audience,
                group.ages,
                goal.dimension,
                goal.status,
                goal.id,
                goal.title,
            )
            for pick in goal.picked:
                whom = pick.groups if pick.binds == "groups" else pick.binds
                yield (*about, pick.period, pick.by, whom, pick.wording, pick.why, pick.decided)
            if not goal.picked:
                yield (*about, *[None] * 6)


GOALS = View(build, text, HEADER, rows)
