"""From a choice to its record."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.model.periods import Selection
from samverkan_cli.pick.choose import Choice
from samverkan_cli.pick.context import Context
from samverkan_cli.pick.record import (
    PROGRAM,
    RULE_VERSION,
    VERSION,
    ChangeByHand,
    PassedGoal,
    PickedGoal,
    Record,
    RecordedInputs,
    RecordedPeriod,
    RecordedRule,
    RecordedSelection,
    RecordedTies,
    bank_of,
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
    bank = [goal for goal in project.goals if goal.id not in request.added]
    place = {goal.id: n for n, goal in enumerate(project.goals)}
    then = {new: old for old, new in request.renamed.items()}
    who = then.get(context.picker.id, context.picker.id)
    changes = [ChangeByHand(goal=id, change="in", by=who, why=why) for id, why in request.put_in.items()]
    changes += [ChangeByHand(goal=id, change="out", by=who, why=why) for id, why in request.taken_out.items()]
    return Record(
        version=VERSION,
        program=PROGRAM,
        plan=project.name,
        period=RecordedPeriod.model_validate({"id": then.get(period.id, period.id), "from": first, "until": until}),
        by=who,
        binds=tuple(then.get(id, id) for id in binds),
        method=choice.method,
        rule=RecordedRule(name=choice.rule, version=RULE_VERSION) if choice.rule is not None else None,
        limits=tuple(limit.word for limit in context.limits),
        ties=_ties(context.lot) if choice.method != "manual" else None,
        inputs=RecordedInputs(
            bank=of_goals(bank),
            ballots=choice.ballots,
            weights=choice.weights,
            before=tuple(
                RecordedSelection(period=id, sha256=digest("\n".join(goals).encode()), goals=tuple(goals))
                for id, goals in context.earlier
            ),
        ),
        goals=tuple(_picked(context, request, choice, selection)),
        passed=tuple(sorted(_passed(request, choice), key=lambda each: place.get(each.id, len(place)))),
        price=choice.price,
        by_hand=tuple(changes),
        bank=bank_of(bank),
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
            picked[id] = context.picked(goal, **votes) if goal is not None else new
    stands = selection.goals if selection is not None else ()
    names = {new: old for old, new in request.renamed.items()}
    wordings = {names.get(pick.goal.id, pick.goal.id): pick.title for pick in stands if pick.title}
    wordings |= request.wordings
    reasons = {names.get(pick.goal.id, pick.goal.id): pick.why for pick in stands if pick.why} | dict(request.put_in)
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
