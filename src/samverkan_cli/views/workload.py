"""How much each function has to do by month, over all plans: activities that go on, and meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.municipality import municipality_of
from samverkan_cli.derive.relations import members_of
from samverkan_cli.derive.workload import Assignment, assignments, by_month, first_day, known_as, month_of
from samverkan_cli.link.project import Project
from samverkan_cli.model.owners import Owner
from samverkan_cli.views.named import PlanSection

MONTHS = 12
"""So many months are looked at, from that of the day on."""


@record
class MonthLoad:
    """What somebody has in a month: activities that go on, and meetings to be at."""

    month: date
    activities: int
    meetings: int


@record
class FunctionLoad:
    """A function with the months from this one on, and the plans that give it something to do."""

    title: str
    plans: tuple[str, ...]
    months: tuple[MonthLoad, ...]

    @property
    def total(self) -> int:
        """All of it together."""
        return sum(each.activities + each.meetings for each in self.months)


@record
class Workload(PlanSection):
    """The functions of plans, those first that have most to do."""

    first: date
    functions: tuple[FunctionLoad, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Workload, ...]:
    """The load of each municipality's functions, over all of its plans: a function is known by its title."""
    by_municipality: dict[str, list[Project]] = {}
    for project in projects:
        by_municipality.setdefault(municipality_of(project), []).append(project)
    return tuple(_workload(plans, today) for plans in by_municipality.values())


def _workload(projects: Sequence[Project], today: date) -> Workload:
    titles: dict[str, str] = {}
    going: dict[str, list[Assignment]] = {}
    meetings: dict[str, Counter[int]] = {}
    plans: dict[str, dict[str, None]] = {}
    for project in projects:
        for owner, assignment in assignments(project, today):
            going.setdefault(_known(owner, project, titles, plans), []).append(assignment)
        for owner, month in _meetings(project):
            meetings.setdefault(_known(owner, project, titles, plans), Counter())[month] += 1
    start = month_of(today)
    functions = []
    for key, title in titles.items():
        activities = by_month(going.get(key, ()))
        months = [
            MonthLoad(first_day(month), activities.get(month, 0), meetings.get(key, Counter())[month])
            for month in range(start, start + MONTHS)
        ]
        functions.append(FunctionLoad(title, tuple(plans[key]), tuple(months)))
    busy = sorted((each for each in functions if each.total), key=lambda each: -each.total)
    names = tuple(project.name for project in projects)
    whose = projects[0].document.title if len(projects) == 1 else None
    return Workload(names, whose, first_day(start), tuple(busy))


def _known(owner: Owner, project: Project, titles: dict[str, str], plans: dict[str, dict[str, None]]) -> str:
    key = known_as(owner)
    titles.setdefault(key, owner.title)
    plans.setdefault(key, {})[project.name] = None
    return key


def _meetings(project: Project) -> Iterator[tuple[Owner, int]]:
    """The meetings of each function's groups, with the month of each."""
    for group in project.groups:
        months = [month_of(day) for day in dict.fromkeys(group.meetings)]
        for member in (members_of(group) or frozenset()) if months else ():
            if isinstance(member, Owner) and member.kind == "function":
                yield from ((member, month) for month in months)
