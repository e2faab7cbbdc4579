"""The days of a plan: meetings and who chairs them, promises, reports, reviews, what begins and what ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from samverkan_cli.core.record import record
from samverkan_cli.derive.measuring import next_value_due
from samverkan_cli.derive.meetings import chair_on, turns_between
from samverkan_cli.derive.promises import Promise, promises
from samverkan_cli.derive.relations import members_of
from samverkan_cli.derive.reporting import is_over, promised_reports
from samverkan_cli.derive.validity import earliest, reviews_due, valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import ActivityFollowed, LogEntry, ProposedDecision
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.thing import Part, Thing

EventKind = Literal[
    "validity", "review", "report", "follow-up", "period", "period-end", "activity", "milestone", "trial", "goal",
    "value", "meeting", "chair", "decision", "remains", "replies",
]  # fmt: skip
Who = Owner | Group
_TURNS = 40
"""So many turns of a chair are worked out at most."""
_OF_PROMISES: dict[str, EventKind] = {
    "milestone": "milestone",
    "goal": "goal",
    "decision": "decision",
    "item": "remains",
    "consultation": "replies",
}


@record
class Event:
    """Something on a day, or by it, `late` where the day has passed and it is not known to have been done.

    `who` are those whom it is up to, `group` is the one that meets or gets a chair, and `chair` who chairs it then.
    `key` tells it from every other of the plan by ids, and stays when its day or its words change.
    """

    day: date
    kind: EventKind
    title: str
    key: tuple[str, ...]
    who: tuple[Who, ...] = ()
    late: bool = False
    group: Group | None = None
    chair: Who | None = None


def events(project: Project, today: date) -> tuple[Event, ...]:
    """The events of a plan, by day; what has no day is left out."""
    return tuple(sorted(_events(project, today), key=lambda each: each.day))


def concerns(event: Event, who: Who) -> bool:
    """Whether an event is somebody's: up to them, chaired by them, or a meeting of a group that they sit in."""
    if who in event.who or who is event.chair or who is event.group:
        return True
    members = members_of(event.group) if event.group is not None and event.kind == "meeting" else None
    return members is not None and who in members


def _events(project: Project, today: date) -> Iterator[Event]:
    yield from _of_document(project, today)
    for period in project.periods:
        title = period.title or period.id
        yield Event(period.from_, "period", title, ("periods", period.id, "from"))
        yield Event(period.until, "period-end", title, ("periods", period.id, "until"))
    for group in project.groups:
        yield from _of_group(project, group, today)
    for activity in project.activities:
        yield from _of_activity(activity, today)
    for indicator in project.indicators:
        due = next_value_due(indicator)
        if due is not None:
            measured = ("indicators", indicator.id, "values")
            yield Event(due, "value", indicator.title, measured, tuple(indicator.owners), late=due < today)
    turns = Counter[tuple[str, ...]]()
    for promise in promises(project, today):
        key = _key(promise.part)
        turns[key] += 1
        kind, title = _OF_PROMISES[promise.kind], _title(promise)
        late = promise.is_unanswered(today)
        yield Event(promise.due, kind, title, (*key, "due", str(turns[key])), tuple(_up_to(promise)), late=late)


def _of_document(project: Project, today: date) -> Iterator[Event]:
    document = project.document
    owners = tuple(document.owners)
    last = valid_until(document)
    if last is not None:
        yield Event(last, "validity", document.title, ("document", "valid"), owners)
    for reviewed, due in reviews_due(project, today):
        if isinstance(reviewed, Group):
            yield Event(due, "review", reviewed.title, ("groups", reviewed.id, "review"), (reviewed,), late=due < today)
        else:
            yield Event(due, "review", document.title, ("document", "review"), owners, late=due < today)
    for each in promised_reports(project):
        if each.due is not None:
            promise, late = each.promise, each.is_missing(today)
            yield Event(each.due, "report", promise.id, ("reporting", promise.id), promise.by, late=late)
    for report in project.follow_ups:
        yield Event(report.date, "follow-up", report.title, ("follow_ups", report.id), report.by)


def _of_group(project: Project, group: Group, today: date) -> Iterator[Event]:
    in_year = Counter[int]()
    for day in sorted(set(group.meetings)):
        in_year[day.year] += 1
        key = ("groups", group.id, "meetings", f"{day.year}-{in_year[day.year]}")
        chair = chair_on(group.chair, day) if group.chair is not None else None
        yield Event(day, "meeting", group.title, key, group=group, chair=chair)
    if group.chair is None or group.chair.holder is not None:
        return
    first = earliest(project.document) or date(today.year, 1, 1)
    until = valid_until(project.document) or date(max(today.year, first.year) + 2, 12, 31)
    before: Who | None = None
    for turn in turns_between(group.chair, first, until, _TURNS):
        if turn.who is not before:
            key = ("groups", group.id, "chair", turn.first.isoformat())
            yield Event(turn.first, "chair", group.title, key, (turn.who,), group=group, chair=turn.who)
        before = turn.who


def _of_activity(activity: Activity, today: date) -> Iterator[Event]:
    owners = tuple(activity.owners)
    over = is_over(activity, today)
    if activity.until is not None and activity.every is None:
        late = activity.until < today and over is False
        yield Event(activity.until, "activity", activity.title, ("activities", activity.id), owners, late=late)
    if activity.pilot is not None and activity.pilot.until is not None:
        key = ("activities", activity.id, "pilot")
        yield Event(activity.pilot.until, "trial", activity.title, key, owners)


def _key(part: Part) -> tuple[str, ...]:
    """The ids that lead to a part; an item of a list is known by its turn among those of its list."""
    ids = [part.id] if isinstance(part, Thing) else []
    parent = part.parent
    while parent is not None:
        if isinstance(parent, Thing):
            ids.append(parent.id)
        parent = parent.parent
    return (type(part).__name__, *reversed(ids))


def _title(promise: Promise) -> str:
    parent = promise.part.parent
    return f"{promise.title} ({parent.title})" if isinstance(parent, Activity) else promise.title


def _up_to(promise: Promise) -> Iterable[Who]:
    part = promise.part
    if isinstance(part, ProposedDecision):
        return part.to
    if isinstance(part, LogEntry | ActivityFollowed | Goal):
        return part.owners
    return part.parent.owners if isinstance(part.parent, Activity) else ()
