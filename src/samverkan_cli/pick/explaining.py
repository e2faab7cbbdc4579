"""Why a goal was picked or not, in words, from the record alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from samverkan_cli.core.message import Message, Value, counted, marked
from samverkan_cli.pick.record import PassedGoal, PickedGoal, Record

RULES = {
    "equal-shares": marked("equal shares"),
    "seq-phragmen": marked("Phragmén's rule"),
    "seq-pav": marked("sequential proportional approval"),
    "pav": marked("proportional approval"),
    "av": marked("the most votes"),
}
_TIES = {
    "support": marked("more support"),
    "not-kept": marked("not picked in the period before"),
    "lot": marked("the lot"),
    "bank": marked("the order of the bank"),
}
_PLACES = 3
_NAMED = 5


def told(number: str | Fraction) -> Decimal:
    """A number as a person reads it: rounded to thousandths."""
    exact = Fraction(number)
    rounded = round(exact * 10**_PLACES)
    return Decimal(rounded).scaleb(-_PLACES).normalize() + Decimal(0)


def method(record: Record) -> Message:
    """How the goals were picked."""
    if record.rule is not None:
        ballots = record.inputs.ballots
        return counted(
            "by votes ({rule}, {n} ballot)", "by votes ({rule}, {n} ballots)", ballots.count if ballots else 0,
            rule=Message(RULES[record.rule.name]),
        )  # fmt: skip
    if record.method == "optimise":
        return Message("as the set with the greatest weight")
    return Message("by hand")


def ties(record: Record) -> Message:
    """In which order ties were decided."""
    order: tuple[Value, ...] = tuple(Message(_TIES[each]) for each in record.ties.order) if record.ties else ()
    return Message("Ties were decided by {order}", order=order)


def why_picked(record: Record, goal: PickedGoal) -> Iterator[Message]:
    """Why a goal is among those that were picked."""
    for change in record.by_hand:
        if change.goal == goal.id and change.change == "in":
            yield Message("{who} put it in after the count: {why}", who=change.by, why=change.why)
            return
    if goal.added:
        yield Message("Those who picked added it to the bank")
    elif goal.step is None:
        yield Message("It was picked by hand")
    else:
        yield _step(record, goal)
        yield from _tied(record, goal)
    if goal.kept:
        yield Message("It was picked for the period before too")
    if goal.wording is not None:
        yield Message("It was adopted as “{wording}”", wording=goal.wording)
    if goal.why is not None:
        yield Message("Those who picked say: {why}", why=goal.why)


def _step(record: Record, goal: PickedGoal) -> Message:
    voters = counted("{n} voter", "{n} voters", goal.supporters or 0)
    value = told(goal.value or "0")
    if goal.step == "share":
        return Message("{voters} ticked it and bought it: {paid} of what a goal costs", voters=voters, paid=paid(goal))
    if goal.step == "load":
        return Message(
            "{voters} ticked it; with it the load that each of them carries is {value}, the least that was possible",
            voters=voters,
            value=value,
        )
    if goal.step == "support":
        return Message("{voters} ticked it: {votes} votes", voters=voters, votes=told(goal.support or "0"))
    if goal.step == "score":
        return Message(
            "{voters} ticked it; it added {value} to the score, the most that was possible", voters=voters, value=value
        )
    if goal.step == "rest":
        return Message("Nobody ticked it; it was taken because there were to be so many goals")
    if record.method == "optimise":
        return Message("It weighs {value} and is in the set that weighs most within the limits", value=value)
    return Message(
        "{voters} ticked it; it is in the set with the highest score, which would be {value} lower without it",
        voters=voters,
        value=value,
    )


def paid(goal: PickedGoal) -> Message:
    """What the supporters of a goal paid for it."""
    if len(goal.paid) == 1:
        return Message("each paid {share}", share=told(goal.paid[0].each))
    parts: tuple[Value, ...] = tuple(
        counted("{n} paid {share}", "{n} paid {share}", each.voters, share=told(each.each)) for each in goal.paid
    )
    return Message("{parts}", parts=parts)


def _tied(record: Record, goal: PickedGoal) -> Iterator[Message]:
    titles = _titles(record)
    picked = {each.id for each in record.goals}
    left_out = [id for id in goal.tied if id not in picked]
    if not left_out:
        return
    others: tuple[Value, ...] = tuple(titles.get(id, id) for id in left_out[:_NAMED])
    if len(left_out) > _NAMED:
        others = (*others, counted("{n} other", "{n} others", len(left_out) - _NAMED))
    yield Message("{others} would have been as good, and come later in the order of ties", others=others)


def _titles(record: Record) -> dict[str, str]:
    """What every goal of a record was called, by id."""
    picked = {each.id: each.title for each in record.goals}
    return picked | {each.id: each.title for each in record.passed}


def why_not(record: Record, goal: PassedGoal) -> Iterator[Message]:
    """Why a goal is not among those that were picked."""
    for change in record.by_hand:
        if change.goal == goal.id and change.change == "out":
            yield Message("{who} took it out after the count: {why}", who=change.by, why=change.why)
            return
    if record.method == "manual":
        yield Message("Those who picked did not pick it")
        return
    if goal.supporters == 0:
        yield Message("Nobody ticked it")
        return
    if goal.supporters is not None:
        yield counted("{n} voter ticked it", "{n} voters ticked it", goal.supporters)
    if goal.against:
        yield Message("It does not go with {limits}", limits=goal.against)
    elif goal.instead is not None:
        yield _instead(_titles(record).get(goal.instead, goal.instead), Fraction(goal.change or "0"))
    else:
        yield from _last(record, goal)


def _instead(other: str, change: Fraction) -> Message:
    if change == 0:
        return Message(
            "In the place of {other} it would have been as good, and comes later in the order of ties", other=other
        )
    return Message(
        "In the place of {other}, where it would do least harm, the worth of the set would change by {change}",
        other=other,
        change=told(change),
    )


def _last(record: Record, goal: PassedGoal) -> Iterator[Message]:
    last = record.goals[-1] if record.goals else None
    last = next((each for each in reversed(record.goals) if each.step is not None), last)
    if last is None or last.step in (None, "rest"):
        return
    if goal.value is None:
        if last.step == "share":
            yield Message("Its voters had not money enough left to buy it")
        return
    mine, theirs = told(goal.value), told(last.value or "0")
    if goal.id in last.tied:
        yield Message(
            "It was as good as {other}, which was picked last, and comes later in the order of ties", other=last.title
        )
    elif last.step == "share":
        yield Message(
            "It would have cost its voters {mine} each, and {other}, which was bought last, {theirs}",
            mine=mine,
            theirs=theirs,
            other=last.title,
        )
    elif last.step == "load":
        yield Message(
            "With it each of its voters would carry {mine}, and with {other}, which was picked last, {theirs}",
            mine=mine,
            theirs=theirs,
            other=last.title,
        )
    elif last.step == "score":
        yield Message(
            "It would have added {mine} to the score, and {other}, which was picked last, added {theirs}",
            mine=mine,
            theirs=theirs,
            other=last.title,
        )
    else:
        yield Message(
            "It has {mine} votes, and {other}, which was picked last, has {theirs}",
            mine=mine,
            theirs=theirs,
            other=last.title,
        )


def has_ties(record: Record) -> bool:
    """Whether the order of ties decided about some goal, and not only about which came first."""
    picked = {each.id for each in record.goals}
    return any(not picked.issuperset(goal.tied) for goal in record.goals)
