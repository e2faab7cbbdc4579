"""SAM814 report-disagrees."""

from __future__ import annotations

from datetime import date

from samverkan_cli.derive.relations import is_part_of
from samverkan_cli.derive.reporting import promised_reports
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import ActivityFollowed
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import first_of
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, Related, found, some

_DONE = (Status.DONE, Status.VERIFIED)
_OPEN = (Status.PLANNED, Status.ONGOING, Status.PAUSED)
_NOT_DONE = {
    Status.PLANNED: Message("{report} says that {activity} is done, and the plan that it has not begun"),
    Status.DROPPED: Message("{report} says that {activity} is done, and the plan that it will not be carried out"),
}
_STATUS = Message("Ask those who answer for it which is true, and write it in both places")
_VERIFIED = (
    Message("{activity} is called verified before its last day, {day}"),
    Message("Write done, and verified once its effect has been looked at, or correct its last day"),
)
_STEPS = (
    Message("{activity} is called done, and some of its milestones are not: {steps}"),
    Message("Write of each milestone how far it has come, or that the activity is still going on"),
)
_ANOTHER = (
    Message("The report is by {who}, and was promised by {promised}"),
    Message("Let {promised} report, or say in the promise who does"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report where a follow-up, or how far an activity is said to have come, and the plan cannot both be true."""
    for activity in plan.activities:
        last = _last_report(activity)
        if last is not None and last.status in _DONE and activity.status in _NOT_DONE:
            place = found(
                last.value_at("status"),
                report=last.report.title,
                activity=activity.title,
                related=[Related(Message("the plan says so here"), activity.value_at("status"))],
            )
            yield place(_NOT_DONE[activity.status], _STATUS)
            continue
        yield from _too_early(activity, last, given.today)
        yield from _unfinished(activity, last)
    yield from _by_others(plan)


def _last_report(activity: Activity) -> ActivityFollowed | None:
    """What the last follow-up that gives an activity a status says of it."""
    reported = [each for each in activity.followed if each.status is not None]
    return max(reversed(reported), key=lambda each: each.report.date, default=None)


def _too_early(activity: Activity, last: ActivityFollowed | None, today: date) -> Findings:
    """Verified on a day before its last: in a follow-up, else in the plan today."""
    where: Location | None = None
    if last is not None and last.status == Status.VERIFIED:
        where, day = last.value_at("status"), last.report.date
    elif activity.status == Status.VERIFIED:
        where, day = activity.value_at("status"), today
    if where is not None and activity.until is not None and day < first_of(activity.until):
        yield found(where, activity=activity.title, day=activity.until)(*_VERIFIED)


def _unfinished(activity: Activity, last: ActivityFollowed | None) -> Findings:
    """Done, in the plan or in the last follow-up, with a milestone that is said not to be."""
    said = last if last is not None and last.status in _DONE else activity
    still = [each for each in activity.milestones if each.status in _OPEN]
    if said.status in _DONE and still:
        steps = [Related(Message("this milestone is not done"), each.value_at("status")) for each in still[:5]]
        done = [Related(Message("it is called done here"), said.value_at("status"))]
        where = still[0].value_at("status") if said is activity else said.value_at("status")
        related = done if said is activity else steps
        names = some([each.title for each in still])
        yield found(where, activity=activity.title, steps=names, related=related)(*_STEPS)


def _by_others(plan: Project) -> Findings:
    """Reports that another body gives than the one that promised to."""
    promisers = {who for each in plan.document.reporting for who in each.by}
    for promised in promised_reports(plan):
        by = promised.promise.by
        for report in promised.reports if by else ():
            # Of a report that names no promise it is only likely which of them it keeps.
            sure = report.answers is not None or (promised.certain and promisers.isdisjoint(report.by))
            if report.by and sure and not any(_is_same(one, other) for one in by for other in report.by):
                who, promisers_named = (some([each.title for each in those]) for those in (report.by, by))
                related = [Related(Message("it was promised here"), promised.promise.value_at("by"))]
                yield found(report.value_at("by"), who=who, promised=promisers_named, related=related)(*_ANOTHER)


def _is_same(one: Owner | Group, other: Owner | Group) -> bool:
    """Whether one is the other or a part of it, or may be."""
    return is_part_of(one, {other}) is not False or is_part_of(other, {one}) is not False
