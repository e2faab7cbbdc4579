"""Why a goal was picked or not, in words, from the record alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from samverkan_cli.core.message import Message, Value, counted, marked
from samverkan_cli.pick.limit_options import phrase
from samverkan_cli.pick.limits import NARROWING
from samverkan_cli.pick.record import PassedGoal, PickedGoal, Record

RULES = {
    "equal-shares": marked("equal shares"),
    "seq-phragmen": marked("Phragmén's rule"),
    "seq-pav": marked("sequential proportional approval"),
    "pav": marked("proportional approval"),
    "av": marked("the most votes"),
}
_HOW = {
    "seq-phragmen": marked(
        "A goal costs 1, which is charged to those who ticked it; each time the goal is picked after which its voters "
        "have been charged least in all"
    ),
    "seq-pav": marked(
        "A voter's first goal counts 1, the second 1/2, the third 1/3 and so on; each time the goal is picked that "
        "adds most"
    ),
    "pav": marked(
        "A voter's first goal counts 1, the second 1/2, the third 1/3 and so on; the set is picked that counts most "
        "in all"
    ),
    "av": marked("The goals with the most votes are picked"),
}
_TIES = {
    "support": marked("more votes"),
    "not-kept": marked("not picked for the period before"),
    "lot": marked("the lot"),
    "bank": marked("the order of the bank"),
}
_BUT = {
    "support": marked("with fewer votes"),
    "not-kept": marked("picked for the period before"),
    "lot": marked("later in the lot"),
    "bank": marked("later in the bank"),
}
_BECAUSE = {
    "support": marked("it has fewer votes"),
    "not-kept": marked("it was picked for the period before"),
    "lot": marked("it came later in the lot"),
    "bank": marked("it stands later in the bank"),
}
_ZERO = Fraction(0)
_PLACES = 3
_MOST_PLACES = 12
_NAMED = 5
Entry = PickedGoal | PassedGoal


def rounded(number: Fraction, beside: Fraction | None = None) -> Decimal:
    """A number as a person reads it: rounded to thousandths, and finer only where it would else look like nothing.

    Or like a number that is given beside it, and is another.
    """
    places = _PLACES
    while places < _MOST_PLACES:
        shown = round(number * 10**places)
        if (shown or not number) and (beside in (None, number) or shown != round((beside or 0) * 10**places)):
            break
        places += 1
    return Decimal(round(number * 10**places)).scaleb(-places).normalize() + Decimal(0)


def method(record: Record) -> Message:
    """How the goals were picked, in a few words."""
    if record.rule is not None:
        ballots = record.inputs.ballots
        return counted(
            "by votes ({rule}, {n} ballot)",
            "by votes ({rule}, {n} ballots)",
            ballots.count if ballots else 0,
            rule=Message(RULES[record.rule.name]),
        )
    if record.method == "optimise":
        return Message("as the set that weighs most")
    return Message("by hand")


def how(record: Record) -> Iterator[Message]:
    """By what the goals were picked, for those who do not know the method; and within which limits."""
    if record.rule is not None and record.rule.name != "equal-shares":
        yield Message(_HOW[record.rule.name])
    elif record.rule is not None and record.inputs.ballots is not None and record.inputs.ballots.votes is not None:
        votes, places = record.inputs.ballots.votes, len(_counted(record))
        if votes:
            share = rounded(Fraction(places) / votes)
            yield Message(
                "A goal costs 1, and every vote had {share} to spend; a goal is bought by those who ticked it",
                share=share,
            )
    titles = _titles(record)
    for each in record.limits:
        yield Message("Limit: {limit}", limit=phrase(each, titles))


def ties(record: Record) -> Message:
    """In which order ties were decided."""
    words = _TIES | {"support": marked("more weight")} if record.method == "optimise" else _TIES
    order = [Message(words[each]) for each in record.ties.order] if record.ties else []
    while len(order) > 1:
        order[-2:] = [Message("{one}, then {other}", one=order[-2], other=order[-1])]
    return Message("Between goals that were exactly as good this decided: {order}", order=order[0] if order else "")


def has_ties(record: Record) -> bool:
    """Whether the order of ties decided about some goal, and not only about which came first."""
    picked = {each.id for each in record.goals}
    return any(each.tied_more or not picked.issuperset(each.tied) for each in record.goals) or any(
        each.change == 0 for each in record.passed
    )


def _titles(record: Record) -> dict[str, str]:
    """What every goal of a record was called, by id."""
    return {each.id: each.title for each in record.passed} | {each.id: each.title for each in record.goals}


def _counted(record: Record) -> list[Entry]:
    """The goals that the count picked, in its order, with those that were taken out after it."""
    entries: tuple[Entry, ...] = (*record.goals, *record.passed)
    return sorted((each for each in entries if each.round is not None), key=lambda each: each.round or 0)


def _is_weighted(record: Record) -> bool:
    """Whether not every ballot was one vote."""
    ballots = record.inputs.ballots
    return ballots is not None and ballots.votes is not None and ballots.votes != ballots.count


def _voters(record: Record, goal: Entry) -> Message:
    n = goal.supporters or 0
    if _is_weighted(record):
        votes = rounded(goal.support or _ZERO)
        return counted("{n} voter with {votes} of the votes", "{n} voters with {votes} of the votes", n, votes=votes)
    return counted("{n} voter", "{n} voters", n)


def _each(record: Record) -> Message:
    """Who pays or is charged so and so much."""
    return Message("each vote") if _is_weighted(record) else Message("each of them")


# --- why a goal was picked


def why_picked(record: Record, goal: PickedGoal) -> Iterator[Message]:
    """Why a goal is among those that were picked."""
    by_hand = next((each for each in record.by_hand if each.goal == goal.id and each.change == "in"), None)
    if by_hand is not None:
        yield Message("{who} put it in after the count: {why}", who=by_hand.by, why=by_hand.why)
        if goal.supporters is not None:
            yield Message("{voters} ticked it", voters=_voters(record, goal))
    elif goal.added:
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
    if goal.why is not None and by_hand is None:
        yield Message("Those who picked say: {why}", why=goal.why)


def _step(record: Record, goal: PickedGoal) -> Message:
    voters, value = _voters(record, goal), rounded(goal.value or _ZERO)
    if goal.step == "share":
        return Message("{voters} ticked it and bought it together: {paid}", voters=voters, paid=_paid(record, goal))
    if goal.step == "load" and record.rule is not None and record.rule.name == "equal-shares":
        return Message(
            "{voters} ticked it. No goal could be bought any more; with this one {each} has borrowed {value}, the "
            "least that was possible",
            voters=voters,
            each=_each(record),
            value=value,
        )
    if goal.step == "load":
        return Message(
            "{voters} ticked it; with it {each} has been charged {value} in all, the least that was possible",
            voters=voters,
            each=_each(record),
            value=value,
        )
    if goal.step == "support":
        return Message("{voters} ticked it", voters=voters)
    if goal.step == "score":
        return Message("{voters} ticked it; it added {value}, the most that was possible", voters=voters, value=value)
    if goal.step == "rest":
        return counted(
            "Nobody ticked it; it was taken because there was to be {n} goal",
            "Nobody ticked it; it was taken because there were to be {n} goals",
            len(_counted(record)),
        )
    if record.method == "optimise":
        return Message("It weighs {value}", value=value)
    return Message("{voters} ticked it; without it the set would count {value} less", voters=voters, value=value)


def _paid(record: Record, goal: PickedGoal) -> Value:
    """What the supporters of a goal paid for it. Who paid less than others gave all there was left."""
    first, *rest = goal.paid
    share = rounded(first.each)
    if not rest:
        return Message("{each} paid {share}", each=_each(record), share=share)
    parts: list[Value] = []
    for paid in goal.paid:
        share = rounded(paid.each)
        if _is_weighted(record):
            text = marked("{votes} of the votes paid {share} each")
            if paid is not first:
                text = marked("{votes} of them the {share} that was left")
            parts.append(Message(text, votes=rounded(paid.votes or _ZERO), share=share))
        elif paid is first:
            parts.append(counted("{n} paid {share}", "{n} paid {share} each", paid.voters, share=share))
        else:
            parts.append(
                counted(
                    "{n} the {share} that it had left", "{n} the {share} that each had left", paid.voters, share=share
                )
            )
    return tuple(parts)


def _tied(record: Record, goal: PickedGoal) -> Iterator[Message]:
    """Goals that were as good, were not picked then or later, and why they come after this one."""
    passed = {each.id: each for each in record.passed}
    why: dict[str, list[Value]] = {}
    shown = 0
    left_out = [passed[id] for id in goal.tied if id in passed]
    for other in left_out[:_NAMED]:
        why.setdefault(_decided(record, goal, other), []).append(other.title)
        shown += 1
    more = len(left_out) - shown + goal.tied_more
    for n, (decided, others) in enumerate(why.items(), 1):
        if more and n == len(why):
            others.append(counted("{n} other", "{n} others", more))
        yield Message("Exactly as good, but {but}: {others}", but=Message(_BUT[decided]), others=tuple(others))


def _decided(record: Record, first: Entry, second: Entry) -> str:
    """What in the order of ties put one goal before another."""
    if (first.support or _ZERO) != (second.support or _ZERO):
        return "support"
    if first.kept != second.kept:
        return "not-kept"
    return "lot" if record.ties is not None and record.ties.lot is not None else "bank"


# --- why a goal was not


def why_not(record: Record, goal: PassedGoal) -> Iterator[Message]:
    """Why a goal is not among those that were picked."""
    by_hand = next((each for each in record.by_hand if each.goal == goal.id and each.change == "out"), None)
    if by_hand is not None:
        yield Message("{who} took it out after the count: {why}", who=by_hand.by, why=by_hand.why)
    elif record.method == "manual":
        yield Message("Those who picked did not pick it")
    elif goal.supporters == 0:
        yield Message("Nobody ticked it")
    else:
        if goal.supporters is not None:
            yield Message("{voters} ticked it", voters=_voters(record, goal))
        elif record.method == "optimise" and goal.support is not None:
            yield Message("It weighs {value}", value=rounded(goal.support))
        if goal.against:
            yield _against(record, goal)
        elif goal.instead is not None:
            yield _instead(record, goal)
        else:
            yield from _last(record, goal)


def _against(record: Record, goal: PassedGoal) -> Message:
    words = {f"--{kind}" for kind in NARROWING}
    if not words.isdisjoint(word.partition(" ")[0] for word in goal.against):
        if any(word.startswith("--exclude ") for word in goal.against):
            return Message("It was left out beforehand")
        return Message("It rests, because it was picked lately")
    titles = _titles(record)
    limits = [phrase(each, titles) for each in goal.against]
    while len(limits) > 1:  # each may be a list in itself, so commas will not do
        limits[-2:] = [Message("{one}; {other}", one=limits[-2], other=limits[-1])]
    return Message("It cannot take the place of a picked goal without breaking a limit: {limits}", limits=limits[0])


def _instead(record: Record, goal: PassedGoal) -> Message:
    other = next((each for each in record.goals if each.id == goal.instead), None)
    title = other.title if other is not None else _titles(record).get(goal.instead or "", goal.instead or "")
    change = goal.change or _ZERO
    if not change and other is not None:
        return Message(
            "In the place of {other} it would have been exactly as good, but {because}",
            other=title,
            because=Message(_BECAUSE[_decided(record, other, goal)]),
        )
    text = marked("In the place of {other}, where it would do least harm, the set would count {value} less")
    if record.method == "optimise":
        text = marked("In the place of {other}, where it would do least harm, the set would weigh {value} less")
    return Message(text, other=title, value=rounded(-change))


def _last(record: Record, goal: PassedGoal) -> Iterator[Message]:
    """How it fared in the last round of the count."""
    rounds = _counted(record)
    last = rounds[-1] if rounds else None
    if last is None or last.step in (None, "rest"):
        return
    if goal.value is None:
        if last.step == "share":  # the last goal takes all the money there is: no other can be bought for less or more
            yield Message("They had too little left to buy it")
        return
    exact, other = goal.value, (last.value or _ZERO)
    if exact == other:
        yield Message(
            "It was exactly as good as {other}, which was picked last, but {because}",
            other=last.title,
            because=Message(_BECAUSE[_decided(record, last, goal)]),
        )
        return
    values: Mapping[str, Value] = {"mine": rounded(exact, other), "theirs": rounded(other, exact), "other": last.title}
    if last.step == "load" and record.rule is not None and record.rule.name == "equal-shares":
        yield Message(
            "They had too little left to buy it; for it {each} would have borrowed {mine}, and for {other}, which "
            "was picked last, {theirs} was enough",
            each=_each(record),
            **values,
        )
    elif last.step == "load":
        yield Message(
            "With it {each} would have been charged {mine} in all, and with {other}, which was picked last, {theirs}",
            each=_each(record),
            **values,
        )
    elif last.step == "score":
        yield Message("It would have added {mine}, and {other}, which was picked last, added {theirs}", **values)
    else:
        yield Message("{other}, which was picked last, has {votes} votes", other=last.title, votes=rounded(other))
