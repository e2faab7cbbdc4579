"""What follow-ups say: how far activities have come, what was left out, and which promised report each one is."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from samverkan_cli.core.record import record
from samverkan_cli.derive.days import after
from samverkan_cli.derive.goal_periods import binds
from samverkan_cli.derive.validity import adopted_on
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document, ReportPromise
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Pick, Selection
from samverkan_cli.model.shape import said
from samverkan_cli.model.values import Duration

OVER: frozenset[Status] = frozenset({Status.DONE, Status.VERIFIED, Status.DROPPED})
"""The statuses of what nothing more is to be done about."""


def is_over(activity: Activity, today: date) -> bool | None:
    """Whether an activity is done, verified or dropped: by its own status, or by the last follow-up that gives one.

    A plan does not say on which day its own statuses were written, so either will do. None where it is not known.
    """
    reported = [each for each in activity.followed if not each.lacks("status") and each.report.date <= today]
    last = max(reversed(reported), key=lambda each: each.report.date, default=None)
    if activity.status in OVER or (last is not None and last.status in OVER):
        return True
    known = activity.whole("status") and activity.whole("followed") and (last is None or last.whole("status"))
    return False if known else None


def began_on(activity: Activity) -> date | None:
    """The day on which an activity had begun for certain, as far as is known: its first day, else its last."""
    return activity.until if activity.lacks("from_") else activity.from_


def may_be_reported_as_over(activity: Activity, day: date) -> bool:
    """Whether a report before a day says of an activity that it is done or dropped, or may say so."""
    over = _may_be_reported_over_on(activity)
    return over is not None and over < day


def _may_be_reported_over_on(activity: Activity) -> date | None:
    """The day of the first such report; the first day of all where it is not known who reports the activity."""
    if not (activity.followed or activity.lacks("followed")):
        return date.min
    over = (each for each in activity.followed if each.status in OVER or not each.whole("status"))
    return min((each.parent.date for each in over if isinstance(each.parent, FollowUp)), default=None)


class UnderWay:
    """Which activities are under way on a day. Looked up once for all reports: there may be thousands of both."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        self._stretches = sorted(
            (
                (began, n, _may_be_reported_over_on(each) or date.max, each)
                for n, each in enumerate(activities)
                if (began := began_on(each)) is not None and not each.may_be_dropped
            ),
            key=itemgetter(0, 1),
        )
        self._began = [began for began, *_ in self._stretches]

    def on(self, day: date) -> list[Activity]:
        """Those that had begun by a day, and that no report before it says are over, in order."""
        begun = self._stretches[: bisect_right(self._began, day)]
        return [each for _, each in sorted(((n, each) for _, n, over, each in begun if over >= day), key=itemgetter(0))]


def activities_left_out(under_way: UnderWay, follow_up: FollowUp) -> tuple[Activity, ...]:
    """The activities that were under way on the day of a report, and that it says nothing of."""
    reported = {activity for activity, each in follow_up.activities if each.status or each.text or each.doubtful}
    return tuple(each for each in under_way.on(follow_up.date) if each not in reported)


def picks_left_out(project: Project, follow_up: FollowUp) -> tuple[Pick, ...]:
    """The goals that had been picked for the day of a report, and that it says nothing of.

    Of a report by a group that some choice binds, they are those that bind it: each council has its own.
    """
    by = follow_up.by
    known = all(each.whole("binds") for each in _selections(project, follow_up.date))
    if not known and any(isinstance(each, Group) for each in by):
        return ()
    reported = {goal for goal, said in follow_up.goals if not (said.lacks("reached") and said.lacks("text"))}
    return tuple(pick for pick in picks_to_report(project, follow_up.date, by) if pick.goal not in reported)


def picks_to_report(project: Project, day: date, by: tuple[Owner | Group, ...]) -> tuple[Pick, ...]:
    """The goals that had been picked for a day, each once; for groups that some choice binds, those that bind them."""
    selections = _selections(project, day)
    groups = [each for each in by if isinstance(each, Group)]
    if groups and len(groups) == len(by):
        bound = [each for each in selections if any(binds(each, group) for group in groups)]
        selections = bound or selections
    picked: dict[Goal, Pick] = {}
    for selection in selections:
        for pick in selection.goals:
            if pick.goal is not None:
                picked.setdefault(pick.goal, pick)
    return tuple(picked.values())


def _selections(project: Project, day: date) -> list[Selection]:
    """The choices that had been made for a day, by that day."""
    return [
        selection
        for period in project.periods
        if period.from_ <= day <= period.until
        for _, selection in period.selections
        if _decided(selection, day)
    ]


def _decided(selection: Selection, day: date) -> bool:
    """Whether a choice had been made by a day; one of which it is not said when it was decided, had."""
    decided = selection.decided
    if not selection.whole("decided") or (decided is not None and not decided.whole("date")):
        return False
    return decided is None or decided.date is None or decided.date <= day


_SOME_DAY = date(2000, 1, 1)
"""From which promises are put in order where the day of adoption is not known."""


@record
class PromisedReport:
    """A promise, the day by which it is due, and the follow-ups that keep it, in order of their days.

    Where it is not `certain`, others may keep it too: something that decides it is not known.
    """

    promise: ReportPromise
    due: date | None
    reports: tuple[FollowUp, ...]
    certain: bool

    def is_missing(self, today: date) -> bool:
        """Whether its day has passed, and surely without a report."""
        return self.due is not None and self.due < today and not self.reports and self.certain


def report_due(document: Document, promise: ReportPromise) -> date | None:
    """The day by which a promised report is due, counted from the day of adoption.

    None where that is not a whole day, or the promise does not say how long after it.
    """
    return _counted(adopted_on(document), promise.after)


def promised_reports(project: Project) -> tuple[PromisedReport, ...]:
    """The promised reports of a plan, each with the follow-ups that keep it.

    A follow-up keeps the promise that it answers. Those that name none keep the promises that none names: to each
    body the first follow-up by day the promise that is due first, and so on.
    """
    document = project.document
    reports = tuple(each for each in project.follow_ups if says_something(each))
    rest = _Unnamed(each for each in reports if each.lacks("answers"))
    known = project.whole("follow_ups") and all(each.whole("answers") for each in reports)
    found: dict[ReportPromise, PromisedReport] = {}
    for promise in sorted(document.reporting, key=lambda each: _order(document, each)):
        due = report_due(document, promise)
        answers = [each for each in promise.answers if says_something(each)]
        if answers:
            found[promise] = PromisedReport(promise, due, tuple(sorted(answers, key=lambda each: each.date)), known)
            continue
        sure = known and document.whole("reporting") and promise.whole("to")
        report = rest.take(promise.to)
        if report is not None:
            found[promise] = PromisedReport(promise, due, (report,), sure)
        else:
            found[promise] = PromisedReport(promise, due, (), sure and not rest.may_keep(promise.to))
    return tuple(found[promise] for promise in document.reporting)


def says_something(report: FollowUp) -> bool:
    """Whether a follow-up says anything yet, or may: one that was only laid out is no report."""
    own = (report.summary, report.text, report.economy, *report.decisions)
    if any(own) or report.doubtful:
        return True
    return any(
        each.doubtful or any(said(each, key) not in (None, "") for key in _SAYING)
        for _, each in (*report.activities, *report.goals, *report.indicators)
    )


_SAYING = ("status", "text", "remains", "reached", "value")


def promises_by_report(project: Project) -> dict[FollowUp, ReportPromise]:
    """The promise that each follow-up keeps; a follow-up that keeps none is not among them."""
    return {report: each.promise for each in promised_reports(project) for report in each.reports}


def _counted(day: date | None, length: Duration | None) -> date | None:
    return after(day, length) if day is not None and length is not None else None


def _order(document: Document, promise: ReportPromise) -> date:
    return _counted(adopted_on(document) or _SOME_DAY, promise.after) or date.max


class _Unnamed:
    """Follow-ups that name no promise: by the bodies that they go to, those that say none among themselves."""

    def __init__(self, reports: Iterable[FollowUp]) -> None:
        self._to: dict[Owner | Group | None, deque[tuple[int, FollowUp]]] = {}
        self._left: set[int] = set()
        self._vague: set[int] = set()
        for n, report in enumerate(sorted(reports, key=lambda each: each.date)):
            self._left.add(n)
            if not report.to or not report.whole("to"):
                self._vague.add(n)
            for who in report.to or (None,):
                self._to.setdefault(who, deque()).append((n, report))

    def take(self, bodies: Iterable[Owner | Group]) -> FollowUp | None:
        """The first that is left of those that go to one of some bodies; of those that say none, if there are none."""
        heads = []
        for who in tuple(bodies) or (None,):
            waiting = self._to.get(who, deque())
            while waiting and waiting[0][0] not in self._left:
                waiting.popleft()
            heads += [waiting[0]] if waiting else []
        if not heads:
            return None
        n, report = min(heads, key=lambda head: head[0])
        self._left.discard(n)
        self._vague.discard(n)
        return report

    def may_keep(self, bodies: tuple[Owner | Group, ...]) -> bool:
        """Whether one that is left may go to these bodies: what does not say is not known."""
        return bool(self._vague if bodies else self._left)
