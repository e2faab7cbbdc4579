"""What is to be decided, and how it follows from what is written on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick import limit_options, lookup
from samverkan_cli.pick.context import Context, resolve
from samverkan_cli.pick.limits import NARROWING, Limit
from samverkan_cli.pick.optimum import Bound
from samverkan_cli.pick.record import PassedGoal, PickedGoal
from samverkan_cli.pick.request import Request
from samverkan_cli.pick.snapshot import snapshot
from samverkan_cli.pick.vote.ties import TieOrder


@dataclass(frozen=True)
class Problem:
    """What is to be decided: among which goals, in the order of the bank, within which limits, and how ties go.

    `kept` are the goals that were picked in the period before, by id, and `lot` the seed of a lot, if one was drawn.
    """

    bank: tuple[Goal, ...]
    limits: tuple[Limit, ...]
    kept: frozenset[str] = frozenset()
    lot: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the goals."""
        return tuple(goal.id for goal in self.bank)

    @cached_property
    def open(self) -> tuple[Goal, ...]:
        """The goals that no limit takes away."""
        away = frozenset().union(*(limit.goals for limit in self.limits if limit.kind in NARROWING))
        return tuple(goal for goal in self.bank if goal.id not in away)

    @cached_property
    def binding(self) -> tuple[Limit, ...]:
        """The limits that a choice among the open goals must be held to, how many there are to be apart."""
        return tuple(limit for limit in self.limits if limit.kind not in (*NARROWING, "count"))

    @property
    def count(self) -> Limit | None:
        """How many there are to be."""
        return next((limit for limit in self.limits if limit.kind == "count"), None)

    def bounds(self, goals: Sequence[Goal]) -> list[Bound]:
        """The limits over open goals, by number: how many there are to be, and then the others."""
        numbers, size = {goal.id: n for n, goal in enumerate(goals)}, self.count
        every = Bound(frozenset(range(len(goals))), size.at_least if size else None, size.at_most if size else None)
        return [every, *(limit.bound(numbers) for limit in self.binding)]

    def ties(self, goals: Sequence[Goal], support: Sequence[Fraction]) -> TieOrder:
        """The order of ties among some goals."""
        return TieOrder([goal.id for goal in goals], support, self.kept, self.lot)

    def picked(self, goal: Goal, **more: Any) -> PickedGoal:
        """What is recorded of a goal that is picked."""
        return PickedGoal(id=goal.id, **snapshot(goal), kept=goal.id in self.kept, **more)

    def passed(self, goal: Goal, **more: Any) -> PassedGoal:
        """What is recorded of a goal that is not."""
        return PassedGoal(id=goal.id, title=goal.title, kept=goal.id in self.kept, **more)

    def away(self) -> Iterator[PassedGoal]:
        """The goals that limits take away."""
        for goal in self.bank:
            limits = [limit for limit in self.limits if limit.kind in NARROWING and goal.id in limit.goals]
            if limits:
                yield self.passed(goal, against=tuple(limit.word for limit in limits))


def active(project: Project) -> tuple[Goal, ...]:
    """The goals that can be picked, in the order of the bank."""
    return tuple(goal for goal in project.goals if goal.status in (None, "active"))


def settle(project: Project, request: Request) -> tuple[Context, Problem]:
    """What a request is about, and what is to be decided. Raises UserErrors with all that is wrong with it."""
    errors = list(request.idle())
    context = resolve(project, request, errors)
    earlier = context.earlier if context is not None else []
    limits = limit_options.parse(project, request.limits, earlier, errors)
    # What is added counts, although the bank may not have it yet.
    limits = tuple(
        replace(each, goals=each.goals.union(request.added)) if each.kind == "count" else each for each in limits
    )
    adopted = tuple(id for id in request.wordings if id not in request.added)
    for ids in (request.goals, tuple(request.put_in), tuple(request.taken_out), adopted):
        lookup.goals(project, ids, errors)
    errors.extend(lookup.unfit(project, request.added))
    bank = tuple(goal for goal in active(project) if goal.id not in request.added)
    if request.method != "manual":
        errors.extend(_not_active(limits, {goal.id for goal in bank}))
    if errors or context is None:
        raise UserErrors(errors)
    return context, Problem(bank, limits, frozenset(earlier[0][1] if earlier else ()), request.lot)


def _not_active(limits: Sequence[Limit], ids: set[str]) -> Iterator[UserError]:
    """Goals that must be picked and cannot be."""
    for limit in limits:
        if limit.kind == "require" and limit.goals.isdisjoint(ids):
            yield UserError(
                Message("{goal} cannot be picked: it is not active", goal=limit.what),
                Message("Make it active in the bank, or put it in after the count with --put-in"),
            )
