"""The goals that bind a group now: by which selection, why, and in which wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.goal_periods import Binding, bindings, periods_on
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import Day
from samverkan_cli.views.goals import Period, all_periods, show_periods
from samverkan_cli.views.paper import STRONG, Paper
from samverkan_cli.views.plain import Named, named
from samverkan_cli.views.saying import gist, lack
from samverkan_cli.views.sheet import Row
from samverkan_cli.views.view import View


@dataclass(frozen=True, slots=True)
class Bond:
    """A selection by which a goal binds: `because` is "own", "all" or "named", and `why` what was said of the pick."""

    period: str
    by: Named | None
    because: str
    wording: str
    why: str | None
    decided: Day | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as it stands in the bank, and all that makes it bind."""

    id: str
    title: str
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """The goals that bind a group, or an owner who picks."""

    plans: tuple[str, ...]
    title: str
    group: Named
    periods: tuple[Period, ...]
    goals: tuple[Goal, ...]


def bound(ids: Sequence[str]) -> View[Bound]:
    """The view of what binds a group; `ids` has its id in each of the plans that are shown."""

    def build(projects: Sequence[Project], today: date) -> tuple[Bound, ...]:
        return tuple(_bound(project, id, today) for project, id in zip(projects, ids, strict=True))

    made: Callable[[Sequence[Project], date], tuple[Bound, ...]] = build
    return View(made, text, HEADER, rows)


def _bound(project: Project, id: str, today: date) -> Bound:
    group: Group | Owner = project.groups.get(id) or project.owners[id]
    holding = periods_on(project, today)
    found: dict[str, list[Binding]] = {}
    for binding in bindings(holding, group):
        found.setdefault(binding.pick.goal.id, []).append(binding)
    return Bound(
        (project.name,),
        project.document.title,
        Named(group.id, group.title),
        all_periods(holding, today),
        tuple(Goal(id, project.goals[id].title, tuple(map(_bond, found[id]))) for id in found),
    )


def _bond(binding: Binding) -> Bond:
    decided = binding.selection.decided
    return Bond(
        binding.period.id,
        named(binding.selection.picker),
        binding.why,
        binding.pick.wording,
        binding.pick.why,
        decided.date if decided else None,
        decided.section if decided else None,
    )


# --- in words


def text(bound: Bound, paper: Paper, say: Phrases) -> None:
    """What binds a group in words, each goal in its adopted wording."""
    paper.line(f"{bound.title} ({bound.plans[0]})", STRONG)
    show_periods(bound.periods, paper, say)
    n = len(bound.goals)
    if not n:
        if bound.periods:
            paper.blank()
            paper.line(lack(say, Message("No goals bind {who}", who=bound.group.title)))
        return
    paper.heading(say(counted("{n} goal binds {who}", "{n} goals bind {who}", n, who=bound.group.title)))
    for number, goal in enumerate(bound.goals, 1):
        first = f"{number:3}. "
        wordings = tuple(dict.fromkeys(bond.wording for bond in goal.bonds))
        paper.line(wordings[0], STRONG, first=first)
        for bond in goal.bonds:
            paper.line(_because(bond, say), first="     ", rest="       ")
            if bond.wording != wordings[0]:
                paper.line(say(Message("Adopted as: {title}", title=bond.wording)), first="     ", rest="       ")
            if bond.why:
                paper.line(say(Message("Why: {text}", text=gist(bond.why))), first="     ", rest="       ")
        if goal.title not in wordings:
            paper.line(say(Message("In the bank: {title}", title=goal.title)), first="     ", rest="       ")


def _because(bond: Bond, say: Phrases) -> str:
    by = bond.by.title if bond.by else ""
    because = {
        "own": Message("Its own pick"),
        "all": Message("{who} picked it for all groups", who=by),
        "named": Message("{who} picked it for this group among others", who=by),
    }[bond.because]
    decided = ", ".join(filter(None, [str(bond.decided or ""), bond.section]))
    when = say(Message("decided {when}", when=decided)) if decided else say(Message("not decided yet"))
    return f"{say(because)} ({bond.period}, {when})"


# --- rows

HEADER = ("plan", "group", "goal", "title", "period", "picked_by", "because", "wording", "why", "decided", "section")


def rows(bound: Bound, _: Sequence[str]) -> Iterator[Row]:
    """A row for each selection by which a goal binds."""
    for goal in bound.goals:
        for bond in goal.bonds:
            yield (
                bound.plans[0],
                bound.group.id,
                goal.id,
                goal.title,
                bond.period,
                bond.by,
                bond.because,
                bond.wording,
                bond.why,
                bond.decided,
                bond.section,
            )
