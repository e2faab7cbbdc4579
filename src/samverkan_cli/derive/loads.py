"""How many goals bind whom at the same time: own picks and those that were made for them, over all periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Selection


@dataclass(frozen=True, slots=True)
class Load:
    """What binds some in a period: those who are bound by the same selections in all of the plan are told together.

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
