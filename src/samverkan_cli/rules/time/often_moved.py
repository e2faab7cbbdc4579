"""SAM317 often-moved."""

from collections.abc import Iterator
from datetime import date

from samverkan_cli.model.focus import Activity
from samverkan_cli.model.values import When, last_of
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, counted

MOST, LONGEST = 3, 183
"""How many times an activity may not be moved any more, and by how many days in all at the most."""

_UNEXPLAINED = Message("Write why under why:, and ask whether it will come about: drop it, or plan it anew")
_EXPLAINED = Message("Ask whether it will come about: drop it, or plan it anew")


def check(plan: Project, given: Given) -> Findings:
    """Report every activity that is moved again and again, far, or without a word; and one that stands elsewhere."""
    for activity in plan.activities:
        if activity.moved and not activity.may_be_dropped and activity.whole("moved"):
            faults = tuple(_faults(activity))
            if faults:
                yield Finding(
                    activity.at("moved"),
                    Message("{activity} has been moved {how}", activity=activity.title, how=faults),
                    help=_UNEXPLAINED if any(move.lacks("why") for move in activity.moved) else _EXPLAINED,
                )
            yield from _elsewhere(activity)


def _faults(activity: Activity) -> Iterator[Message]:
    times = len(activity.moved)
    if times >= MOST:
        yield counted("{n} time", "{n} times", times)
    days = _days(activity)
    if days > LONGEST:
        yield counted("by {n} month in all", "by {n} months in all", round(days / 30.4))
    if any(move.lacks("why") for move in activity.moved):
        yield Message("without a why")


def _days(activity: Activity) -> int:
    """By how many days it has been moved in all, as far as is known."""
    first, last = activity.moved[0], activity.moved[-1]
    if first.was is not None:
        return (last_of(last.now) - last_of(first.was)).days
    known: list[tuple[date, date]] = [(move.was, move.now) for move in activity.moved if move.was is not None]
    return sum((last_of(now) - last_of(was)).days for was, now in known)


def _elsewhere(activity: Activity) -> Findings:
    """Where the day to which it was moved last is certainly not the one that it has."""
    if activity.until is None:
        return
    now, until = When.of(activity.moved[-1].now), When.of(activity.until)
    if now.before(until) or until.before(now):
        yield Finding(
            activity.at("moved"),
            Message(
                "{activity} was moved to {now} at last, and its last day is {until}",
                activity=activity.title,
                now=activity.moved[-1].now,
                until=activity.until,
                kind="elsewhere",
            ),
            help=Message("Write {now} under until:, or one more move", now=activity.moved[-1].now),
            related=(Related(Message("this is its last day"), activity.value_at("until")),),
        )
