"""Making a recorded choice again, from the bank as it was, and what is different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.validate import parse
from samverkan_cli.pick.ballot_table import Table
from samverkan_cli.pick.choose import choose
from samverkan_cli.pick.context import Context, earlier, resolve, settled
from samverkan_cli.pick.limit_options import from_words
from samverkan_cli.pick.record import RULE_VERSION, Record, bank_of
from samverkan_cli.pick.recording import record
from samverkan_cli.pick.request import Request
from samverkan_cli.pick.snapshot import FIELDS


def request_again(context: Context, old: Record, ballots: str | None, weights: str | None) -> Request:
    """What was written when a choice was recorded. The files of ballots and weights are named anew.

    Raises UserError where one of them is not.
    """
    votes = old.inputs.ballots
    for then, file, option in ((votes, ballots, "--ballots"), (old.inputs.weights, weights, "--weights")):
        if then is not None and file is None:
            raise UserError(
                Message("The record keeps no ballots and no weights, only what tells one file from another"),
                Message("Write {option} and the file that was counted", option=option),
            )
    put_in = {change.goal: change.why for change in old.by_hand if change.change == "in"}
    goals = context.project.goals.by_id if old.bank is None else {}
    added = {goal.id: goals[goal.id].title if goal.id in goals else goal.title for goal in old.goals if goal.added}
    named = tuple(goal.id for goal in old.goals if goal.id not in added and goal.id not in put_in)
    return Request(
        context.period.id,
        context.picker.id,
        method=old.method,
        goals=named if old.method == "manual" else (),
        rule=old.rule.name if old.rule is not None else None,
        ballots=ballots if votes is not None else None,
        weights=weights if old.inputs.weights is not None else None,
        min_ticks=votes.min_ticks if votes is not None else 0,
        max_ticks=votes.max_ticks if votes is not None else None,
        skip_invalid=votes is not None and votes.invalid > 0,
        lot=old.ties.lot if old.ties is not None else None,
        limits=from_words(old.limits),
        replace=True,
        added=added,
        put_in=put_in,
        taken_out={change.goal: change.why for change in old.by_hand if change.change == "out"},
        renamed={id: old.now(id) for id in old.renamed if id not in old.renamed.values()},
    )


def made_again(context: Context, old: Record, request: Request, table: Table | None) -> Record:
    """The record of a choice that is made again. Raises Refusal, UserErrors and UserError as the first time."""
    if old.bank is None:
        then = resolve(context.project, request)
    else:
        past = tuple((each.period, each.goals) for each in old.inputs.before)
        then = settled(replace(context, project=_project(context.project, old), earlier=past), request, [])
    new = record(then, request, choose(then, request, table), context.before)
    if old.bank is not None or table is None:
        return new
    # A record of 0.1 knows its files by their bytes.
    files = {
        name: read.model_copy(update={"sha256": table.sha256})
        for name, read in (("ballots", new.inputs.ballots), ("weights", new.inputs.weights))
        if read is not None
    }
    return new.model_copy(update={"inputs": new.inputs.model_copy(update=files)})


def _project(today: Project, old: Record) -> Project:
    """A plan with nothing but the goals as they were, and the focus areas that they were in."""
    areas: dict[str, list[str]] = {}
    goals: dict[str, dict[str, Any]] = {}
    for goal in old.bank or ():
        goals[goal.id] = goal.model_dump(mode="json", exclude={"id", "focus_areas"}, exclude_defaults=True)
        for area in goal.focus_areas:
            areas.setdefault(area, []).append(goal.id)
    for added in old.goals:
        if added.added:
            goals[added.id] = {
                **added.model_dump(mode="json", include={*FIELDS}, exclude_defaults=True),
                "origin": "added",
            }
    plan: dict[str, Any] = {
        "document": {"title": today.document.title, "kind": "action-plan"},
        "goals": goals,
        "focus_areas": {area: {"title": area, "goals": ids} for area, ids in areas.items()},
    }
    return link(today.name, today.folder, [parse("record", plan)[0]]).value


def changed_inputs(old: Record, new: Record) -> Iterator[Message]:
    """What has changed of that from which a choice was made."""
    one, other = old.inputs, new.inputs
    if old.bank is None:
        yield Message("The record was written by samverkan 0.1 and holds no bank: the bank of today was used instead")
        if one.bank != other.bank:
            yield Message("The bank is not what it was: goals have come, gone or changed")
    if one.ballots is not None and (other.ballots is None or one.ballots.sha256 != other.ballots.sha256):
        yield Message("The ballots are not those that were counted")
    if one.weights is not None and one.weights != other.weights:
        yield Message("The weights are not those that were used")
    if [each.sha256 for each in one.before] != [each.sha256 for each in other.before]:
        yield Message("What was picked for earlier periods is not what it was")
    if old.rule is not None and old.rule.version != RULE_VERSION:
        yield Message(
            "The votes were counted by version {old} of the rules, and this program has version {new}",
            old=old.rule.version,
            new=RULE_VERSION,
        )


def changes_since(old: Record, context: Context) -> Iterator[Message]:
    """What has become of the bank since a choice. It changes nothing in what is made again."""
    if old.bank is None:
        return
    added = {old.now(goal.id) for goal in old.goals if goal.added}
    then = {old.now(goal.id): goal for goal in old.bank}
    now = {goal.id: goal for goal in bank_of(context.project.goals)}
    came = tuple(goal.title for id, goal in now.items() if id not in then and id not in added)
    went = tuple(goal.title for id, goal in then.items() if id not in now)
    other = tuple(
        goal.title
        for id, goal in then.items()
        if id in now and now[id].model_copy(update={"id": goal.id, "focus_areas": goal.focus_areas}) != goal
    )
    if [id for id in now if id in then] != [id for id in then if id in now]:
        yield Message("The bank has another order since then")
    past = earlier(context.project, context.period, context.picker)
    if [(each.period, [*map(old.now, each.goals)]) for each in old.inputs.before] != [(id, [*ids]) for id, ids in past]:
        yield Message("What was picked for earlier periods has changed since then")
    if came:
        yield Message("New in the bank since then: {goals}", goals=came)
    if went:
        yield Message("Gone from the bank since then: {goals}", goals=went)
    if other:
        yield Message("Changed in the bank since then: {goals}", goals=other)


_FIELDS = {
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
    """Of two records of one choice, the fields in which they differ.

    What the bank and earlier periods have become is none of it: the choice is made from what they were.
    """
    less = {"inputs": {"bank", "before"}} if old.bank is not None else {"inputs": {"before": {"__all__": {"goals"}}}}
    one, other = (each.model_dump(mode="json", by_alias=True, exclude=less) for each in (old, new))
    return [field for field in _FIELDS if one[field] != other[field]]


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
