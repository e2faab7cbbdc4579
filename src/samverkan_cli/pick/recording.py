"""From a choice to its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.pick.choice import Chosen, Outcome
from samverkan_cli.pick.choose import Question
from samverkan_cli.pick.context import Frame
from samverkan_cli.pick.record import (
    RULE_VERSION,
    ChangeByHand,
    PassedGoal,
    PickedGoal,
    Record,
    RecordedBallots,
    RecordedInputs,
    RecordedPaid,
    RecordedPeriod,
    RecordedPrice,
    RecordedRule,
    RecordedSelection,
    RecordedTies,
    RecordedWeights,
    digest,
    exact,
    of_goals,
)
from samverkan_cli.pick.request import Wanted
from samverkan_cli.pick.snapshot import asdict


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was counted: the file of ballots or weights as bytes, and how the ballots were read."""

    ballots: bytes | None = None
    count: int = 0
    votes: Fraction = Fraction(0)
    invalid: int = 0
    min_ticks: int = 0
    weights: bytes | None = None


def name(frame: Frame) -> str:
    """The name of the record of a choice, relative to the plan's folder."""
    return f"records/{frame.period.id}-{frame.picker.id}.json"


def picked_before(project: Project, frame: Frame) -> list[tuple[Period, Selection]]:
    """The periods that end before this one begins and for which the same picker has picked, the last one first."""
    found = [
        (period, selection)
        for period in project.periods
        for picker, selection in period.selections
        if picker is frame.picker and period.until < frame.period.from_
    ]
    return sorted(found, key=lambda pair: pair[0].until, reverse=True)


def goals_of(selection: Selection) -> tuple[str, ...]:
    """The ids of the goals in a selection."""
    return tuple(dict.fromkeys(pick.goal.id for pick in selection.goals if pick.goal is not None))


def record(
    project: Project,
    frame: Frame,
    wanted: Wanted,
    question: Question,
    outcome: Outcome,
    inputs: Inputs,
    selection: Selection | None = None,
) -> Record:
    """The record of a choice, changes by hand after a count among it.

    `selection` is the choice as it will stand in the plan, with the words that stand there already.
    """
    before = picked_before(project, frame)
    kept = frozenset(goals_of(before[0][1])) if before else frozenset()
    return Record(
        version=1,
        plan=project.name,
        period=RecordedPeriod.model_validate(
            {"id": frame.period.id, "from": frame.period.from_.isoformat(), "until": frame.period.until.isoformat()}
        ),
        by=frame.picker.id,
        binds=_binds(frame),
        method=outcome.method,
        rule=RecordedRule(name=outcome.rule, version=RULE_VERSION) if outcome.rule is not None else None,
        limits=tuple(limit.word for limit in question.limits),
        ties=_ties(question) if outcome.method != "manual" else None,
        inputs=RecordedInputs(
            bank=of_goals(goal for goal in project.goals if goal.id not in wanted.added),
            ballots=RecordedBallots(
                sha256=digest(inputs.ballots),
                count=inputs.count,
                votes=exact(inputs.votes),
                invalid=inputs.invalid,
                min_ticks=inputs.min_ticks,
            )
            if inputs.ballots is not None
            else None,
            weights=RecordedWeights(sha256=digest(inputs.weights)) if inputs.weights is not None else None,
            before=tuple(
                RecordedSelection(period=period.id, sha256=digest("\n".join(goals_of(selection)).encode()))
                for period, selection in before
            ),
        ),
        goals=tuple(_picked(project, wanted, outcome, kept, selection)),
        passed=_in_order(project, _passed(project, wanted, outcome, kept)),
        price=RecordedPrice(picked=_exact(outcome.price.picked), without=_exact(outcome.price.without))
        if outcome.price is not None
        else None,
        by_hand=tuple(_by_hand(frame.picker, wanted)),
    )


def _binds(frame: Frame) -> tuple[str, ...]:
    if frame.binds or frame.before is None:
        return frame.binds
    return ("all",) if frame.before.binds_all else tuple(group.id for group in frame.before.binds)


def _ties(question: Question) -> RecordedTies:
    if question.lot is None:
        return RecordedTies(order=("support", "not-kept", "bank"))
    return RecordedTies(order=("support", "not-kept", "lot", "bank"), lot=question.lot)


def _picked(
    project: Project, wanted: Wanted, outcome: Outcome, kept: frozenset[str], selection: Selection | None
) -> Iterator[PickedGoal]:
    stayed = [each for each in outcome.chosen if each.goal not in wanted.taken_out]
    passed = {each.goal: each for each in outcome.passed}
    by_hand = [
        Chosen(id, support=passed[id].support, supporters=passed[id].supporters) if id in passed else Chosen(id)
        for id in dict.fromkeys((*wanted.put_in, *wanted.added))
        if id not in outcome.goals
    ]
    rounds = {each.goal: n for n, each in enumerate(outcome.chosen, 1) if each.step is not None}
    stands = selection.goals if selection is not None else ()
    wordings = {pick.goal.id: pick.title for pick in stands if pick.title} | dict(wanted.wordings)
    reasons = {pick.goal.id: pick.why for pick in stands if pick.why} | dict(wanted.put_in)
    for each in (*stayed, *by_hand):
        goal = project.goals.get(each.goal)
        yield PickedGoal(
            id=each.goal,
            **(asdict(goal) if goal is not None else {"title": wanted.added[each.goal]}),
            wording=wordings.get(each.goal),
            why=reasons.get(each.goal),
            added=each.goal in wanted.added,
            kept=each.goal in kept,
            round=rounds.get(each.goal),
            step=each.step,
            value=exact(each.value),
            support=exact(each.support),
            supporters=each.supporters,
            paid=tuple(
                RecordedPaid(voters=paid.voters, votes=exact(paid.votes), each=_exact(paid.each)) for paid in each.paid
            ),
            tied=each.tied,
            tied_more=each.tied_more,
        )


def _exact(number: Fraction) -> str:
    return exact(number) or "0"


def _passed(project: Project, wanted: Wanted, outcome: Outcome, kept: frozenset[str]) -> Iterator[PassedGoal]:
    for n, each in enumerate(outcome.chosen, 1):
        if each.goal in wanted.taken_out:
            yield PassedGoal(
                id=each.goal,
                title=_title(project.goals.by_id, each.goal),
                kept=each.goal in kept,
                support=exact(each.support),
                supporters=each.supporters,
                round=n if each.step is not None else None,
                step=each.step,
                value=exact(each.value),
            )
    for goal in outcome.passed:
        if goal.goal not in wanted.put_in:
            yield PassedGoal(
                id=goal.goal,
                title=_title(project.goals.by_id, goal.goal),
                kept=goal.goal in kept,
                support=exact(goal.support),
                supporters=goal.supporters,
                value=exact(goal.value),
                instead=goal.instead,
                change=exact(goal.change),
                against=goal.against,
            )


def _in_order(project: Project, passed: Iterable[PassedGoal]) -> tuple[PassedGoal, ...]:
    place = {goal.id: n for n, goal in enumerate(project.goals)}
    return tuple(sorted(passed, key=lambda each: place.get(each.id, len(place))))


def _title(goals: Mapping[str, Goal], id: str) -> str:
    return goals[id].title if id in goals else id


def _by_hand(picker: Owner | Group, wanted: Wanted) -> Iterator[ChangeByHand]:
    for id, why in wanted.put_in.items():
        yield ChangeByHand(goal=id, change="in", by=picker.id, why=why)
    for id, why in wanted.taken_out.items():
        yield ChangeByHand(goal=id, change="out", by=picker.id, why=why)


def final(outcome: Outcome, wanted: Wanted) -> tuple[str, ...]:
    """The ids of the goals that stand in the end: what was picked, changed by hand, and what was added."""
    return tuple(
        dict.fromkeys(
            (*(goal for goal in outcome.goals if goal not in wanted.taken_out), *wanted.put_in, *wanted.added)
        )
    )


def changed_inputs(old: Record, new: Record) -> Iterator[Message]:
    """What has changed of that from which a choice was made."""
    one, other = old.inputs, new.inputs
    if one.bank != other.bank:
        yield Message("The bank is not what it was: goals have come, gone or changed")
    if one.ballots is not None and (other.ballots is None or one.ballots.sha256 != other.ballots.sha256):
        yield Message("The file of ballots is not the one that was counted")
    if one.weights is not None and one.weights != other.weights:
        yield Message("The file of weights is not the one that was used")
    if one.before != other.before:
        yield Message("What was picked for earlier periods is not what it was")
    if old.rule is not None and old.rule.version != RULE_VERSION:
        yield Message(
            "The votes were counted by version {old} of the rules, and this program has version {new}",
            old=old.rule.version,
            new=RULE_VERSION,
        )


_FIELDS = {
    "version": marked("the version"),
    "plan": marked("the plan"),
    "period": marked("the period"),
    "by": marked("who picked"),
    "binds": marked("whom it binds"),
    "method": marked("how it was picked"),
    "rule": marked("the rule"),
    "limits": marked("the limits"),
    "ties": marked("how ties were decided"),
    "inputs": marked("what it was made from"),
    "goals": marked("what it says of the goals that were picked"),
    "passed": marked("what it says of those that were not"),
    "price": marked("the price of the limits"),
    "by_hand": marked("the changes by hand"),
}
"""What the fields of a record are called where it differs from another."""


def differences(old: Record, new: Record) -> Sequence[str]:
    """Of two records of one choice, the fields in which they differ."""
    one, other = (each.model_dump(mode="json", by_alias=True) for each in (old, new))
    return [field for field in one if one[field] != other[field]]


def told_differences(old: Record, new: Record) -> Iterator[Message]:
    """How a choice that is made again differs from its record: first the goals, then what else."""
    one, other = ({each.id: each.wording or each.title for each in record.goals} for record in (old, new))
    came = tuple(title for id, title in other.items() if id not in one)
    went = tuple(title for id, title in one.items() if id not in other)
    if came:
        yield counted("Now picked, and not then: {goals}", "Now picked, and not then: {goals}", len(came), goals=came)
    if went:
        yield counted("Picked then, and not now: {goals}", "Picked then, and not now: {goals}", len(went), goals=went)
    if not came and not went:
        yield Message("The same goals are picked")
    fields = tuple(Message(_FIELDS[field]) for field in differences(old, new))
    yield Message("The record differs from the choice made again in {fields}", fields=fields)
