"""How what is done, and what is aimed at, is spread: bars over levels, directions, ages, dimensions and owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from samverkan_cli.core.record import record
from samverkan_cli.derive.activities import working
from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model.goals import Goal
from samverkan_cli.views.named import PlanSection, titled
from samverkan_cli.views.spans import AgeSpan, of, spans

K = TypeVar("K", bound=Hashable)
Called: TypeAlias = tuple[str | None, str | None, AgeSpan | None]
"""The key, title and ages of a bar."""


@record
class BalanceBar:
    """How many there are of something: a word of the format, an owner by id and title, or ages; None: not given."""

    key: str | None
    title: str | None
    ages: AgeSpan | None
    count: int


@record
class Spread:
    """Things (`of`: activities, interventions or goals) spread over something (`by`).

    `total` is how many things there are, `repeated` how many of them are counted under several bars.
    """

    of: str
    by: str
    total: int
    repeated: int
    bars: tuple[BalanceBar, ...]


@record
class Balance(PlanSection):
    """A plan's balance; what there is nothing of is left out."""

    spreads: tuple[Spread, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Balance, ...]:  # noqa: ARG001 - every view is given the day
    """The balance of each plan."""
    return tuple(Balance(*titled(project), _spreads(project)) for project in projects)


def _spreads(project: Project) -> tuple[Spread, ...]:
    levels = {word: (word, None, None) for word in enums.Prevention}
    activities = working(project)
    owners = [one.owners for one in activities]
    # The one with the most first; of equals the one that is met first.
    by_most = [owner for owner, _ in Counter(owner for each in owners for owner in each).most_common()]
    found = (
        _spread("activities", "prevention", [one.prevention for one in activities], levels),
        _spread("interventions", "prevention", [one.prevention for one in project.interventions], levels),
        *of_goals(project, tuple(project.goals)),
        _spread("activities", "owners", owners, {owner: (owner.id, owner.title, None) for owner in by_most}),
    )
    return tuple(each for each in found if each.total)


def of_goals(project: Project, goals: Sequence[Goal]) -> tuple[Spread, ...]:
    """How some goals of a plan are spread over directions, ages and dimensions."""
    ages = spans(project, (goal.ages for goal in goals))
    directions = [(one.direction,) if one.direction else () for one in goals]
    called = {span: (span.id or (None if span.kind == "not-given" else span.kind), span.title, span) for span in ages}
    return (
        _spread("goals", "direction", directions, {word: (word, None, None) for word in enums.Direction}),
        _spread("goals", "ages", [of(ages, goal.ages) for goal in goals], called),
        _spread("goals", "dimension", [one.dimension for one in goals], {w: (w, None, None) for w in enums.Dimension}),
    )


def _spread(things: str, by: str, said: Sequence[Sequence[K]], bars: Mapping[K, Called]) -> Spread:
    """A bar for each of `bars`, which say what it is called, and one for those of which nothing is said."""
    counts = Counter(key for each in said for key in each)
    found = [BalanceBar(*called, counts[key]) for key, called in bars.items()]
    if blank := sum(not each for each in said):
        found.append(BalanceBar(None, None, None, blank))
    return Spread(things, by, len(said), sum(len(each) > 1 for each in said), tuple(found))
