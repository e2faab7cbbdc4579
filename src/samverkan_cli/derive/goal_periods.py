"""Which goals hold when, whom they bind and why, and how many bind whom at the same time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal

from samverkan_cli.core.record import record
from samverkan_cli.derive.validity import UNDECIDED
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Pick, Selection
from samverkan_cli.model.thing import Thing


def period_on(project: Project, today: date) -> Period | None:
    """The period that holds on a day, else the next, else the last; None where there is none."""
    return min(periods_on(project, today), key=list(project.periods).index, default=None)


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


def pickers_binding(period: Period) -> dict[Thing, dict[Thing | None, None]]:
    """Who is bound in a period, and by whose picks, in the period's order. Who is bound by nobody is not in it."""
    found: dict[Thing, dict[Thing | None, None]] = {}
    for _, selection in period.selections:
        if any(pick.goal is not None for pick in selection.goals):
            for who in (selection.picker, *selection.binds):
                if who is not None:
                    found.setdefault(who, {})[selection.picker] = None
    return found


def goals_aimed_at(project: Project) -> Iterable[Goal]:
    """The goals that the plan means to reach: what was picked, and what a focus area aims at; in the bank's order."""
    return [goal for goal in project.goals if goal.picks or goal.focus_areas]


def goals_worked_towards(project: Project, picked: Collection[Goal | None]) -> frozenset[Goal]:
    """The goals that an area, a strategy or an activity aims at, or that are among those picked; and their wholes.

    A strategy of a document that decides nothing does not aim at goals yet.
    """
    found: set[Goal] = set()
    decides = project.document.kind not in UNDECIDED
    for goal in project.goals:
        whole: Goal | None = goal
        if goal.focus_areas or (decides and goal.strategies) or goal.own_activities or goal in picked:
            while whole is not None and whole not in found:
                found.add(whole)
                whole = whole.part_of
    return frozenset(found)


Why = Literal["own", "all", "named"]
"""Somebody picked it, or it was picked for all groups, or for some groups of which this is one."""
Standing = Literal["current", "coming", "past"]


@record
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


@record
class Load:
    """What binds some in a period: those who are bound by the same selections in all of the plan are one load.

    `at_first` are the selections that bind them on its first day, and `ever` those that do on any of its days, both
    in the order of the plan. On one of these first days, as many bind them at once as ever do.
    """

    bound: tuple[Owner | Group, ...]
    period: Period
    at_first: tuple[Selection, ...]
    ever: tuple[Selection, ...]


def loads(project: Project) -> Iterator[Load]:
    """What binds whom in every period in which something does. Periods that run backwards are passed over."""
    binding: dict[Owner | Group, list[Selection]] = {}
    periods: dict[Selection, Period] = {}
    for period in project.periods:
        for _, selection in period.selections:
            if period.from_ <= period.until:
                periods[selection] = period
                for who in bound_by(selection):
                    binding.setdefault(who, []).append(selection)
    alike: dict[tuple[Selection, ...], list[Owner | Group]] = {}
    for who, selections in binding.items():
        alike.setdefault(tuple(selections), []).append(who)
    for several, bound in alike.items():
        parts: dict[Period, list[Selection]] = {}
        for selection in several:
            parts.setdefault(periods[selection], []).append(selection)
        for period, at_first, ever in _meetings(parts):
            yield Load(
                tuple(bound),
                period,
                tuple(selection for each in at_first for selection in parts[each]),
                tuple(selection for each in ever for selection in parts[each]),
            )


def _meetings(periods: Iterable[Period]) -> Iterator[tuple[Period, list[Period], list[Period]]]:
    """Every period, with those that hold on its first day and those that share some day with it, in their order."""
    order = {period: n for n, period in enumerate(periods)}
    begun: list[Period] = []
    at_first: dict[Period, list[Period]] = {}
    ever: dict[Period, list[Period]] = {}
    for period in sorted(order, key=lambda each: each.from_):
        begun = [each for each in begun if each.until >= period.from_]
        for each in begun:
            ever[each].append(period)
            if each.from_ == period.from_:
                at_first[each].append(period)
        begun.append(period)
        at_first[period], ever[period] = list(begun), list(begun)
    for period in order:
        yield period, sorted(at_first[period], key=order.__getitem__), sorted(ever[period], key=order.__getitem__)


def goals_of(selections: Iterable[Selection]) -> tuple[Goal, ...]:
    """The goals that some selections pick, in their order, each once."""
    picks = (pick for selection in selections for pick in selection.goals)
    return tuple(dict.fromkeys(pick.goal for pick in picks if pick.goal is not None))


def bound_by(selection: Selection) -> tuple[Owner | Group, ...]:
    """Whom a selection binds: those that it names, and who picked.

    An owner who picks for others, as a council of politicians does for groups, takes on nothing by that.
    """
    picker = selection.picker
    for_others = selection.binds_all or not selection.lacks("binds")
    if picker is None or (isinstance(picker, Owner) and for_others):
        return tuple(dict.fromkeys(selection.binds))
    return tuple(dict.fromkeys((picker, *selection.binds)))
