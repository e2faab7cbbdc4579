"""How what is done, and what is aimed at, is spread: bars over levels, directions, ages, dimensions and owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.goals import Goal
from samverkan_cli.views.named import PlanSection, titled
from samverkan_cli.views.spans import AgeSpan, of, spans


@dataclass(frozen=True, slots=True)
class BalanceBar:
    """How many there are of something: a word of the format, an owner by id and title, or ages; None: not given."""

    key: str | None
    title: str | None
    ages: AgeSpan | None
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Things (`of`: activities, interventions or goals) spread over something (`by`).

    `total` is how many things there are, `repeated` how many of them are counted under several bars.
    """

    of: str
    by: str
    total: int
    repeated: int
    bars: tuple[BalanceBar, ...]


@dataclass(frozen=True, slots=True)
class Balance(PlanSection):
    """A plan's balance; what there is nothing of is left out."""

    spreads: tuple[Spread, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Balance, ...]:  # noqa: ARG001 - every view is given the day
    """The balance of each plan."""
    return tuple(Balance(*titled(project), _spreads(project)) for project in projects)


def _spreads(project: Project) -> tuple[Spread, ...]:
    found = (
        _over(enums.PREVENTION, "activities", "prevention", [one.prevention for one in project.activities]),
        _over(enums.PREVENTION, "interventions", "prevention", [one.prevention for one in project.interventions]),
        *of_goals(project, tuple(project.goals)),
        _owned(project.activities),
    )
    return tuple(each for each in found if each.total)


def of_goals(project: Project, goals: Sequence[Goal]) -> tuple[Spread, ...]:
    """How some goals of a plan are spread over directions, ages and dimensions."""
    ages = spans(project, (goal.ages for goal in goals))
    return (
        _over(enums.DIRECTION, "goals", "direction", [(one.direction,) if one.direction else () for one in goals]),
        _aged(ages, [of(ages, goal.ages) for goal in goals]),
        _over(enums.DIMENSION, "goals", "dimension", [one.dimension for one in goals]),
    )


def _over(words: Iterable[str], things: str, by: str, said: Sequence[Sequence[str]]) -> Spread:
    counts = Counter(word for each in said for word in each)
    bars = [BalanceBar(word, None, None, counts[word]) for word in words]
    if blank := sum(not each for each in said):
        bars.append(BalanceBar(None, None, None, blank))
    return Spread(things, by, len(said), _repeated(said), tuple(bars))


def _aged(ages: Sequence[AgeSpan], said: Sequence[Sequence[AgeSpan]]) -> Spread:
    counts = Counter(span for each in said for span in each)
    bars = tuple(
        BalanceBar(span.id or (None if span.kind == "not-given" else span.kind), span.title, span, counts[span])
        for span in ages
    )
    return Spread("goals", "ages", len(said), _repeated(said), bars)


def _owned(activities: Sequence[Activity]) -> Spread:
    """Activities by owner, the one with the most first; of equals the one that is met first."""
    said = [one.owners for one in activities]
    counts = Counter(owner for each in said for owner in each)
    bars = [BalanceBar(owner.id, owner.title, None, n) for owner, n in counts.most_common()]
    if blank := sum(not each for each in said):
        bars.append(BalanceBar(None, None, None, blank))
    return Spread("activities", "owners", len(said), _repeated(said), tuple(bars))


def _repeated(said: Iterable[Sequence[object]]) -> int:
    return sum(len(each) > 1 for each in said)
