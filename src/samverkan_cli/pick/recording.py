"""From a choice to its record, and how one record differs from another."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Selection
from samverkan_cli.pick.choose import Choice
from samverkan_cli.pick.context import Context
from samverkan_cli.pick.limit_options import from_words
from samverkan_cli.pick.record import (
    RULE_VERSION,
    ChangeByHand,
    PassedGoal,
    PickedGoal,
    Record,
    RecordedInputs,
    RecordedPeriod,
    RecordedRule,
    RecordedSelection,
    RecordedTies,
    digest,
    of_goals,
)
from samverkan_cli.pick.request import Request


def record(context: Context, request: Request, choice: Choice, selection: Selection | None) -> Record:
    """The record of a choice, changes by hand after a count among it.

    `selection` is the choice as it will stand in the plan, with the words that stand there already.
    """
    period, project, before = context.period, context.project, context.before
    binds = context.binds
    if not binds and before is not None:
        binds = ("all",) if before.binds_all else tuple(group.id for group in before.binds)
    first, until = period.from_.isoformat(), period.until.isoformat()
    earlier = ((id, digest("\n".join(goals).encode())) for id, goals in context.earlier)
    place = {goal.id: n for n, goal in enumerate(project.goals)}
    who = context.picker.id
    changes = [ChangeByHand(goal=id, change="in", by=who, why=why) for id, why in request.put_in.items()]
    changes += [ChangeByHand(goal=id, change="out", by=who, why=why) for id, why in request.taken_out.items()]
    return Record(
        version=1,
        plan=project.name,
        period=RecordedPeriod.model_validate({"id": period.id, "from": first, "until": until}),
        by=context.picker.id,
        binds=binds,
        method=choice.method,
        rule=RecordedRule(name=choice.rule, version=RULE_VERSION) if choice.rule is not None else None,
        limits=tuple(limit.word for limit in choice.problem.limits),
        ties=_ties(choice.problem.lot) if choice.method != "manual" else None,
        inputs=RecordedInputs(
            bank=of_goals(goal for goal in project.goals if goal.id not in request.added),
            ballots=choice.ballots,
            weights=choice.weights,
            before=tuple(RecordedSelection(period=id, sha256=sha256) for id, sha256 in earlier),
        ),
        goals=tuple(_picked(context, request, choice, selection)),
        passed=tuple(sorted(_passed(request, choice), key=lambda each: place.get(each.id, len(place)))),
        price=choice.price,
        by_hand=tuple(changes),
    )


def _ties(lot: str | None) -> RecordedTies:
    if lot is None:
        return RecordedTies(order=("support", "not-kept", "bank"))
    return RecordedTies(order=("support", "not-kept", "lot", "bank"), lot=lot)


def _picked(context: Context, request: Request, choice: Choice, selection: Selection | None) -> Iterator[PickedGoal]:
    """The goals that stand in the end, with the words that go with them."""
    goals, passed, picked = context.project.goals, {each.id: each for each in choice.passed}, dict[str, PickedGoal]()
    for each in choice.goals:
        if each.id not in request.taken_out:
            picked[each.id] = each
    for id in (*request.put_in, *request.added):
        goal, then = goals.get(id), passed.get(id)
        votes = {"support": then.support, "supporters": then.supporters} if then is not None else {}
        if id not in choice.ids:
            new = PickedGoal(id=id, title=request.added.get(id, id))
            picked[id] = choice.problem.picked(goal, **votes) if goal is not None else new
    stands = selection.goals if selection is not None else ()
    wordings = {pick.goal.id: pick.title for pick in stands if pick.title} | dict(request.wordings)
    reasons = {pick.goal.id: pick.why for pick in stands if pick.why} | dict(request.put_in)
    for id, entry in picked.items():
        words = {"wording": wordings.get(id), "why": reasons.get(id), "added": id in request.added}
        yield entry.model_copy(update=words)


def _passed(request: Request, choice: Choice) -> Iterator[PassedGoal]:
    """The goals that do not, those that were taken out after the count among them."""
    for goal in choice.goals:
        if goal.id in request.taken_out:
            kept = goal.model_dump(include={"id", "title", "kept", "support", "supporters", "round", "step", "value"})
            yield PassedGoal(**kept)
    yield from (goal for goal in choice.passed if goal.id not in request.put_in)


def final(choice: Choice, request: Request) -> tuple[str, ...]:
    """The ids of the goals that stand in the end: what was picked, changed by hand, and what was added."""
    stay = (goal for goal in choice.ids if goal not in request.taken_out)
    return tuple(dict.fromkeys((*stay, *request.put_in, *request.added)))


def request_again(record: Record, project: Project, ballots: str | None, weights: str | None) -> Request:
    """What was written when a choice was recorded. The files of ballots and weights are named anew.

    Raises UserError where one of them is not.
    """
    votes = record.inputs.ballots
    for kept, file, option in ((votes, ballots, "--ballots"), (record.inputs.weights, weights, "--weights")):
        if kept is not None and file is None:
            raise UserError(
                Message("The record keeps no ballots and no weights, only what tells one file from another"),
                Message("Write {option} and the file that was counted", option=option),
            )
    bank, changes = project.goals.by_id, record.by_hand
    put_in = {change.goal: change.why for change in changes if change.change == "in"}
    added = {goal.id: bank[goal.id].title if goal.id in bank else goal.title for goal in record.goals if goal.added}
    named = tuple(goal.id for goal in record.goals if goal.id not in added and goal.id not in put_in)
    return Request(
        record.period.id,
        record.by,
        method=record.method,
        goals=named if record.method == "manual" else (),
        rule=record.rule.name if record.rule is not None else None,
        ballots=ballots if votes is not None else None,
        weights=weights if record.inputs.weights is not None else None,
        min_ticks=votes.min_ticks if votes is not None else 0,
        skip_invalid=votes is not None and votes.invalid > 0,
        lot=record.ties.lot if record.ties is not None else None,
        limits=from_words(record.limits),
        replace=True,
        added=added,
        put_in=put_in,
        taken_out={change.goal: change.why for change in changes if change.change == "out"},
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


def differences(old: Record, new: Record) -> list[str]:
    """Of two records of one choice, the fields in which they differ."""
    one, other = (each.model_dump(mode="json", by_alias=True) for each in (old, new))
    return [field for field in one if one[field] != other[field]]


def report_differences(old: Record, new: Record) -> Iterator[Message]:
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
