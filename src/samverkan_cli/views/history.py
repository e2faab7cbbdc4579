"""How it has gone, quarter by quarter: what was done, going and late, and how often a last day was moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import is_over
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.views.named import Named, PlanSection, titled


@record
class Snapshot:
    """A plan as it was on a day, in a commit; without one, as it is."""

    day: date
    project: Project
    commit: str | None = None


@record
class Quarter:
    """The activities of a plan as they were on the last day of a quarter, or today.

    `late` are those whose last day had passed, and `moved` how often a last day was moved since the quarter before.
    """

    year: int
    quarter: int
    day: date
    commit: str | None
    activities: int
    planned: int
    ongoing: int
    paused: int
    done: int
    dropped: int
    late: int
    moved: int


@record
class Moved:
    """An activity whose last day was moved, and how many times."""

    activity: Named
    times: int


@record
class History(PlanSection):
    """How it has gone with a plan; the activities that were moved, the most often moved first."""

    quarters: tuple[Quarter, ...]
    moved: tuple[Moved, ...]


def quarter_of(day: date) -> int:
    """The quarter of its year that a day is in."""
    return (day.month + 2) // 3


def build(projects: Sequence[Project], snapshots: Mapping[str, Sequence[Snapshot]]) -> tuple[History, ...]:
    """How it has gone with each plan, of which there are snapshots by its name, the oldest first."""
    return tuple(_history(each, snapshots.get(each.name, ())) for each in projects)


def _history(project: Project, snapshots: Sequence[Snapshot]) -> History:
    quarters: list[Quarter] = []
    times: Counter[str] = Counter()
    before: dict[str, Activity] = {}
    for each in snapshots:
        now = {activity.id: activity for activity in each.project.activities}
        moves = {id: _moves(before[id], activity) for id, activity in now.items() if id in before}
        # What was moved before the first commit is told by the plan alone.
        first = {id: len(activity.moved) for id, activity in now.items() if id not in before}
        times.update({id: n for id, n in (moves | first).items() if n})
        quarters.append(_quarter(each, sum(moves.values())))
        before = now
    moved = [Moved(Named(id, before[id].title), n) for id, n in times.most_common() if id in before]
    return History(*titled(project), tuple(quarters), tuple(moved))


def _moves(was: Activity, now: Activity) -> int:
    """How many times the last day of an activity was moved from one snapshot to another."""
    noted = len(now.moved) - len(was.moved)
    return max(noted, int(was.until is not None and now.until is not None and was.until != now.until), 0)


def _quarter(one: Snapshot, moved: int) -> Quarter:
    statuses = Counter(each.status for each in one.project.activities)
    late = [each for each in one.project.activities if _is_late(each, one.day)]
    return Quarter(
        one.day.year,
        quarter_of(one.day),
        one.day,
        one.commit,
        len(one.project.activities),
        statuses[Status.PLANNED] + statuses[None],
        statuses[Status.ONGOING],
        statuses[Status.PAUSED],
        statuses[Status.DONE] + statuses[Status.VERIFIED],
        statuses[Status.DROPPED],
        len(late),
        moved,
    )


def _is_late(activity: Activity, day: date) -> bool:
    return activity.until is not None and activity.until < day and is_over(activity, day) is False
