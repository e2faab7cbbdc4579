"""Looking back at a choice that was recorded: why it is as it is, and whether it would be the same again."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from samverkan_cli.cli.choosing import Opened, Refused, Several, Wish, choose, opened, settled
from samverkan_cli.cli.command import tell
from samverkan_cli.cli.paper import paper_for, put
from samverkan_cli.cli.picked import refused
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.load.files import given
from samverkan_cli.pick import record as records
from samverkan_cli.pick.limit_options import as_asked
from samverkan_cli.pick.record import Record
from samverkan_cli.pick.recording import changed_inputs, differences, record, told_differences
from samverkan_cli.pick.request import Wanted
from samverkan_cli.report import choice as show

if TYPE_CHECKING:
    from samverkan_cli.pick.context import Frame


def recorded(plan: Opened, frame: Frame) -> Record:
    """The record of what somebody picked for a period. Raises UserError where there is none, or it cannot be read."""
    if frame.before is None:
        raise UserError(
            Message("{who} has picked nothing for {period}", who=frame.picker.title, period=frame.period.id),
            Message("Name a period and who picked as they stand in the plan"),
        )
    if frame.before.record is None:
        raise UserError(
            Message(
                "The plan names no record of what {who} picked for {period}",
                who=frame.picker.title,
                period=frame.period.id,
            ),
            Message("samverkan pick writes one; with --replace also for goals that are picked already"),
        )
    file = posixpath.normpath(posixpath.join(plan.project.folder, frame.before.record))
    if not plan.workspace.reader.has_file(file):
        raise UserError(
            Message("The record {file} is not there", file=file),
            Message("Get it back from git, or pick again with --replace"),
        )
    try:
        return records.read(given(plan.workspace.root / file))
    except ValueError as error:
        raise UserError(
            Message("The record {file} cannot be read: {reason}", file=file, reason=str(error)),
            Message("Get it back from git: it is written by the program and not by hand"),
        ) from None


def explained(session: Session, plan: str | None, wanted: Wanted, goal: str, *, as_json: bool) -> int:
    """Say why a goal was picked, or was not."""
    there = opened(session, plan)
    if there is None:
        return 1
    frame = settled(there, wanted)
    found = recorded(there, frame)
    entry = _entry(there, found, goal)
    say = Phrases(session.speech.code)
    if _stands_otherwise(frame, found):
        session.say(Message("The goals in the plan are not those of the record: this is what the record says"))
    if as_json:
        session.write(show.as_json(show.reasons(found, entry, say)))
    else:
        paper = paper_for(session)
        show.explanation(found, entry, paper, say)
        put(session, paper)
    return 0


def _stands_otherwise(frame: Frame, record: Record) -> bool:
    """Whether the plan has other goals than the record."""
    return set(frame.picked_before) != {each.id for each in record.goals}


def _entry(plan: Opened, record: Record, word: str) -> records.PickedGoal | records.PassedGoal:
    from samverkan_cli.pick import lookup

    entries: dict[str, records.PickedGoal | records.PassedGoal] = {each.id: each for each in record.passed}
    entries |= {each.id: each for each in record.goals}
    if word in entries:
        return entries[word]
    troubles: list[UserError] = []
    goals = lookup.goals(plan.project, [word], troubles)
    if troubles:
        raise Several(troubles)
    if goals[0].id not in entries:
        raise UserError(
            Message("{goal} was not in the bank, or could not be picked, when the choice was made", goal=goals[0].title)
        )
    return entries[goals[0].id]


def replayed(session: Session, plan: str | None, wish: Wish, *, as_json: bool) -> int:
    """Make a recorded choice again and compare. Gives 1 where the two differ."""
    there = opened(session, plan)
    if there is None:
        return 1
    frame = settled(there, wish.wanted)
    old = recorded(there, frame)
    new = _made_again(session, there, frame, old, wish)
    if new is None:
        changed: tuple[Message, ...] = (Message("The choice cannot be made again from what there is now"),)
        told, fields = changed, list[str]()
    else:
        changed, fields = tuple(changed_inputs(old, new)), list(differences(old, new))
        told = (*changed, *told_differences(old, new)) if fields else (_same(old),)
    if _stands_otherwise(frame, old):
        fields.append("selection")
        told = (*told, Message("The goals in the plan are not those of the record"))
    same = new is not None and not fields
    say = Phrases(session.speech.code)
    if as_json:
        session.write(
            show.as_json(
                {
                    "version": show.VERSION,
                    "plan": there.name,
                    "period": old.period.id,
                    "by": old.by,
                    "same": same,
                    "differs": fields,
                    "inputs": show.said(changed, say),
                    "goals": {
                        "recorded": [each.id for each in old.goals],
                        "again": [each.id for each in new.goals] if new is not None else None,
                    },
                }
            )
        )
        return int(not same)
    paper = paper_for(session)
    for message in told:
        paper.line(say(message))
    put(session, paper)
    return int(not same)


def _same(record: Record) -> Message:
    return counted(
        "The same again: {n} goal, and for the same reasons",
        "The same again: {n} goals, and for the same reasons",
        len(record.goals),
    )


def _made_again(session: Session, plan: Opened, frame: Frame, old: Record, wish: Wish) -> Record | None:
    """The record of a choice that is made again; None where it cannot be, and why has been told."""
    again = _again(plan, old, wish)
    try:
        chosen = choose(session, plan, replace(again, wanted=replace(again.wanted, replace=True)))
    except Several as several:  # goals are gone, or limits make no sense any more
        for trouble in several.troubles:
            tell(session.speech, trouble)
        return None
    if isinstance(chosen, Refused):
        refused(session, plan, chosen, as_json=False)
        return None
    return record(
        plan.project, chosen.frame, again.wanted, chosen.question, chosen.outcome, chosen.inputs, frame.before
    )


def _again(plan: Opened, record: Record, wish: Wish) -> Wish:
    """What was asked for when a choice was recorded. The files of ballots and weights are named anew.

    Raises UserError where one of them is not.
    """
    for kept, file, option in (
        (record.inputs.ballots, wish.ballots, "--ballots"),
        (record.inputs.weights, wish.weights, "--weights"),
    ):
        if kept is not None and file is None:
            raise UserError(
                Message("The record keeps no ballots and no weights, only what tells one file from another"),
                Message("Write {option} and the file that was counted", option=option),
            )
    by_hand = {change.goal: change.why for change in record.by_hand if change.change == "in"}
    bank = plan.project.goals.by_id
    added = {goal.id: bank[goal.id].title if goal.id in bank else goal.title for goal in record.goals if goal.added}
    wanted = replace(
        wish.wanted,
        method=record.method,
        added=added,
        put_in=by_hand,
        taken_out={change.goal: change.why for change in record.by_hand if change.change == "out"},
    )
    goals = tuple(goal.id for goal in record.goals if goal.id not in added and goal.id not in by_hand)
    ballots = record.inputs.ballots
    return Wish(
        wanted,
        as_asked(record.limits),
        goals if record.method == "manual" else (),
        record.rule.name if record.rule is not None else None,
        wish.ballots,
        wish.weights,
        ballots.min_ticks if ballots is not None else 0,
        ballots is not None and ballots.invalid > 0,
        record.ties.lot if record.ties is not None else None,
    )
