"""Looking back at a choice that was recorded: why it is as it is, and whether it would be the same again."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from samverkan_cli.cli.choosing import Opened, Refused, Wish, choose, opened, settled
from samverkan_cli.cli.paper import paper_for, put
from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message
from samverkan_cli.core.trouble import Trouble
from samverkan_cli.load.files import given
from samverkan_cli.locale.phrases import Phrases
from samverkan_cli.pick import record as records
from samverkan_cli.pick.asked import as_asked
from samverkan_cli.pick.record import Record
from samverkan_cli.pick.recording import changed_inputs, differences, record
from samverkan_cli.pick.wanted import Wanted
from samverkan_cli.show import picked as show

if TYPE_CHECKING:
    from samverkan_cli.pick.frame import Frame


def recorded(plan: Opened, frame: Frame) -> Record:
    """The record of what somebody picked for a period. Raises Trouble where there is none, or it cannot be read."""
    if frame.before is None:
        raise Trouble(
            Message("{who} has picked nothing for {period}", who=frame.picker.title, period=frame.period.id),
            Message("Name a period and who picked as they stand in the plan"),
        )
    if frame.before.record is None:
        raise Trouble(
            Message(
                "The plan names no record of what {who} picked for {period}",
                who=frame.picker.title,
                period=frame.period.id,
            ),
            Message("samverkan pick writes one; with --replace also for goals that are picked already"),
        )
    file = posixpath.normpath(posixpath.join(plan.project.folder, frame.before.record))
    if not plan.workspace.reader.has_file(file):
        raise Trouble(
            Message("The record {file} is not there", file=file),
            Message("Get it back from git, or pick again with --replace"),
        )
    try:
        return records.read(given(plan.workspace.root / file))
    except ValueError as error:
        raise Trouble(
            Message("The record {file} cannot be read: {reason}", file=file, reason=str(error)),
            Message("Get it back from git: it is written by the program and not by hand"),
        ) from None


def explained(session: Session, plan: str | None, wanted: Wanted, goal: str, *, as_json: bool) -> int:
    """Say why a goal was picked, or was not."""
    there = opened(session, plan)
    if there is None:
        return 1
    found = recorded(there, settled(there, wanted))
    entry = _entry(there, found, goal)
    say = Phrases(session.speech.code)
    if as_json:
        session.write(show.as_json(show.reasons(found, entry, say)))
    else:
        paper = paper_for(session)
        show.explanation(found, entry, paper, say)
        put(session, paper)
    return 0


def _entry(plan: Opened, record: Record, word: str) -> records.PickedGoal | records.PassedGoal:
    from samverkan_cli.cli.choosing import Several
    from samverkan_cli.pick import lookup

    entries: dict[str, records.PickedGoal | records.PassedGoal] = {each.id: each for each in record.passed}
    entries |= {each.id: each for each in record.goals}
    if word in entries:
        return entries[word]
    troubles: list[Trouble] = []
    goals = lookup.goals(plan.project, [word], troubles)
    if troubles:
        raise Several(troubles)
    if goals[0].id not in entries:
        raise Trouble(
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
    repeated = _again(old, wish)
    chosen = choose(session, there, replace(repeated, wanted=replace(repeated.wanted, replace=True)))
    say = Phrases(session.speech.code)
    changed: tuple[Message, ...] = ()
    fields: list[str] = []
    if isinstance(chosen, Refused):
        same, changed = False, (Message("The choice cannot be made again: its limits or its ballots stand in the way"),)
    else:
        new = record(
            there.project, chosen.frame, repeated.wanted, chosen.question, chosen.outcome, chosen.inputs, frame.before
        )
        changed = tuple(changed_inputs(old, new))
        fields = list(differences(old, new))
        same = not fields
    if as_json:
        session.write(show.as_json({
            "version": show.VERSION, "plan": there.name, "period": old.period.id, "by": old.by, "same": same,
            "differs": fields, "inputs": show.said(changed, say),
        }))  # fmt: skip
        return int(not same)
    paper = paper_for(session)
    for message in changed:
        paper.line(say(message))
    if same:
        paper.line(say(Message("The same again: {n} goals, and for the same reasons", n=len(old.goals))))
    else:
        paper.line(say(Message("It is not the same again. What differs: {fields}", fields=tuple(fields) or ("-",))))
    put(session, paper)
    return int(not same)


def _again(record: Record, wish: Wish) -> Wish:
    """What was asked for when a choice was recorded. The files of ballots and weights are named anew.

    Raises Trouble where one of them is not.
    """
    for kept, file, option in (
        (record.inputs.ballots, wish.ballots, "--ballots"), (record.inputs.weights, wish.weights, "--weights"),
    ):  # fmt: skip
        if kept is not None and file is None:
            raise Trouble(
                Message("The record keeps no ballots and no weights, only what tells one file from another"),
                Message("Write {option} and the file that was counted", option=option),
            )
    by_hand = {change.goal: change.why for change in record.by_hand if change.change == "in"}
    added = {goal.id: goal.title for goal in record.goals if goal.added}
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
