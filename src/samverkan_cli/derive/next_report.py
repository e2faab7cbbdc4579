"""The next follow-up of a plan: which promise it is to keep, what it has to speak of, and what was known last."""

from __future__ import annotations

from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import free_id
from samverkan_cli.derive.reporting import may_be_reported_as_over, picks_to_report, promised_reports, says_something
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import ReportPromise
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import ActivityFollowed, FollowUp, GoalFollowed
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Pick
from samverkan_cli.model.values import first_of

_SETTLED = frozenset({Status.ONGOING, Status.PAUSED, Status.DONE, Status.VERIFIED, Status.DROPPED})


@record
class NextReport:
    """A follow-up that is to be written. `day` is the promised one, unless none is promised or its day is not known.

    `before` is the last follow-up that says something and is dated before that day.
    """

    id: str
    day: date
    promise: ReportPromise | None
    due: date | None
    before: FollowUp | None
    by: tuple[Owner | Group, ...]
    to: tuple[Owner | Group, ...]
    activities: tuple[Activity, ...]
    goals: tuple[Pick, ...]
    indicators: tuple[Indicator, ...]


def next_report(project: Project, today: date, word: str) -> NextReport | FollowUp:
    """The next follow-up: of the promises that none keeps, for the one that is due first; else one of today.

    A FollowUp where it has been laid out already and says nothing yet. `word` is what a follow-up is called, for the
    id of one that was not promised.
    """
    still = [each for each in promised_reports(project) if not each.reports]
    still.sort(key=lambda each: each.due or date.max)
    promised = still[0] if still else None
    blank = [each for each in project.follow_ups if not says_something(each)]
    if promised is not None:
        blank = [each for each in blank if each in promised.promise.answers or each.id == promised.promise.id]
    if blank:
        return blank[0]
    promise = promised.promise if promised is not None else None
    due = promised.due if promised is not None else None
    day = due or today
    before = _before(project, day)
    by = (promise.by if promise is not None else ()) or (before.by if before is not None else ())
    to = (promise.to if promise is not None else ()) or (before.to if before is not None else ())
    wanted = promise.id if promise is not None else f"{word}-{today.year}"
    return NextReport(
        free_id(wanted, {each.id for each in project.follow_ups}),
        day,
        promise,
        due,
        before,
        by,
        tuple(to),
        tuple(each for each in project.activities if _to_report(each, day)),
        picks_to_report(project, day, by),
        tuple(project.indicators),
    )


def _before(project: Project, day: date) -> FollowUp | None:
    earlier = [each for each in project.follow_ups if each.date < day and says_something(each)]
    return max(earlier, key=lambda each: each.date, default=None)


def _to_report(activity: Activity, day: date) -> bool:
    """Whether a report of a day has to speak of an activity: all but what begins later or was reported as over.

    An activity without a first day may have begun, so it is asked for; so is one that has been dropped since the last
    report, for those who are reported to have not been told.
    """
    if may_be_reported_as_over(activity, day):
        return False
    later = activity.from_ is not None and first_of(activity.from_) > day
    return not later or activity.status in _SETTLED


def last_of_activity(activity: Activity, day: date) -> ActivityFollowed | None:
    """What the last follow-up before a day that says anything of an activity says."""
    earlier = [
        each
        for each in activity.followed
        if isinstance(each.parent, FollowUp) and each.report.date < day and (each.status or each.text or each.remains)
    ]
    return max(earlier, key=lambda each: each.report.date, default=None)


def last_of_goal(goal: Goal, day: date) -> tuple[date, GoalFollowed] | None:
    """What the last follow-up before a day says of how far a goal was reached, and the day of that follow-up."""
    earlier = [
        (report.date, each)
        for each in goal.followed
        if isinstance(report := each.parent, FollowUp) and report.date < day and (each.reached or each.text)
    ]
    return max(earlier, key=lambda pair: pair[0], default=None)
