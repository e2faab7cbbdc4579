"""The goals that bind a group now: by which selection, why, and in which wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.derive.goal_periods import Binding, bindings, periods_on
from samverkan_cli.link.project import Project
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import Day
from samverkan_cli.views.goals import PeriodStanding, all_periods
from samverkan_cli.views.named import Named, PlanSection, named, titled


@dataclass(frozen=True, slots=True)
class BindingPick:
    """A selection by which a goal binds: `because` is "own", "all" or "named", and `why` what was said of the pick."""

    period: str
    by: Named | None
    because: str
    wording: str
    why: str | None
    decided: Day | None
    section: str | None


@dataclass(frozen=True, slots=True)
class BindingGoal:
    """A goal as it stands in the bank, and all that makes it bind."""

    id: str
    title: str
    bonds: tuple[BindingPick, ...]


@dataclass(frozen=True, slots=True)
class BindingGoals(PlanSection):
    """The goals that bind a group, or an owner who picks."""

    group: Named
    periods: tuple[PeriodStanding, ...]
    goals: tuple[BindingGoal, ...]


def build(projects: Sequence[Project], today: date, ids: Sequence[str]) -> tuple[BindingGoals, ...]:
    """What binds somebody; `ids` has the id of the group or owner in each of the plans."""
    return tuple(_bound(project, id, today) for project, id in zip(projects, ids, strict=True))


def _bound(project: Project, id: str, today: date) -> BindingGoals:
    group: Group | Owner = project.groups.get(id) or project.owners[id]
    holding = periods_on(project, today)
    found: dict[str, list[Binding]] = {}
    for binding in bindings(holding, group):
        found.setdefault(binding.pick.goal.id, []).append(binding)
    return BindingGoals(
        *titled(project),
        named(group),
        all_periods(holding, today),
        tuple(BindingGoal(id, project.goals[id].title, tuple(map(_bond, found[id]))) for id in found),
    )


def _bond(binding: Binding) -> BindingPick:
    by, decided = binding.selection.picker, binding.selection.decided
    return BindingPick(
        binding.period.id,
        named(by) if by else None,
        binding.why,
        binding.pick.wording,
        binding.pick.why,
        decided.date if decided else None,
        decided.section if decided else None,
    )
