"""What a choice of goals changes: the plan, and its record. It is proven before anything is written."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.choosing import READING, Choice, Opened, Refused, Several, Wish, choose
from samverkan_cli.cli.session import Session
from samverkan_cli.core.diagnostic import Change
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted
from samverkan_cli.load.files import MAX_BYTES, given
from samverkan_cli.pick.frame import Frame, Home, home, home_of_goals
from samverkan_cli.pick.limits import broken
from samverkan_cli.pick.outcome import Outcome, by_hand
from samverkan_cli.pick.record import Record
from samverkan_cli.pick.record import text as record_text
from samverkan_cli.pick.recording import final, goals_of, name, record
from samverkan_cli.pick.selection import additions, changes, notes
from samverkan_cli.pick.wanted import Wanted

if TYPE_CHECKING:
    from samverkan_cli.fix.rewrite import Rewrite
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.periods import Selection


@dataclass(frozen=True, slots=True)
class Made:
    """A choice, and what it changes: the record first and then the files of the plan, as they are and are to be."""

    frame: Frame
    record: Record
    rewrites: tuple[Rewrite, ...]
    selection: Selection
    notes: tuple[Message, ...]


def make(session: Session, plan: Opened, wish: Wish) -> Made | Refused:
    """Make the choice, and what it changes in files; nothing is written yet."""
    from samverkan_cli.fix.rewrite import rewritten

    chosen = choose(session, plan, wish)
    if isinstance(chosen, Refused):
        return chosen
    where, outcome, inputs = chosen.frame, chosen.outcome, chosen.inputs
    wanted, project, workspace = wish.wanted, plan.project, plan.workspace
    goals = final(outcome, wanted)
    if not goals:
        raise UserError(Message("No goal is left"), Message("Pick at least one"))
    _within_choice(wanted, outcome, goals)
    known = [project.goals[id] for id in goals if id in project.goals.by_id]
    homes = _homes(workspace, plan.name)
    file = home(project, homes, where, known)
    kept = name(where)
    edits: dict[str, list[Change]] = {}
    if any(id not in project.goals.by_id for id in wanted.added):
        bank = home_of_goals(homes)
        edits.setdefault(bank, []).extend(additions(project, wanted, bank))
    edits.setdefault(file, []).extend(changes(where, wanted, goals, file, kept))
    with session.working(Message("Writing {name}", name=file)):
        written = [rewritten(workspace.reader, each, wants) for each, wants in edits.items()]
        selection = _proven(session, plan, written, where, goals)
        if outcome.method == "manual":
            # In the order of the plan, where goals that stand there already keep their places.
            picked = [id for id in goals_of(selection) if id in outcome.goals]
            outcome = by_hand(picked, [*picked, *(each.goal for each in outcome.passed)])
        made = record(project, where, wanted, chosen.question, outcome, inputs, selection)
        recorded = _new(workspace, posixpath.join(project.folder, kept), record_text(made).encode())
    return Made(where, made, (recorded, *written), selection, tuple(_notes(chosen, wish, goals, known)))


def _notes(chosen: Choice, wish: Wish, goals: Sequence[str], known: Sequence[Goal]) -> Iterator[Message]:
    """What is worth knowing of a choice that stands."""
    yield from notes(known)
    outcome, wanted, question = chosen.outcome, wish.wanted, chosen.question
    if chosen.inputs.invalid:
        yield counted("{n} faulty ballot was left out", "{n} faulty ballots were left out", chosen.inputs.invalid)
    if wish.rule is not None and outcome.rule is not None and wish.rule != outcome.rule:
        yield Message(
            "Under limits votes are counted by {rule}, and not by {other}", rule=outcome.rule, other=wish.rule
        )
    if outcome.method != "manual" and set(goals) != set(outcome.goals):
        for each in broken(question.limits, goals, (*question.bank, *wanted.added)):
            yield Message("With what was changed by hand a limit is not kept any more: {what}", what=each.message)


def _within_choice(wanted: Wanted, outcome: Outcome, goals: Sequence[str]) -> None:
    """Raise Several where a wording or a change by hand is for a goal that it cannot be for."""
    troubles = [
        UserError(Message("{goal} is not among the goals that are picked", goal=id), Message("Leave its wording out"))
        for id in wanted.wordings
        if id not in goals
    ]
    troubles += [
        UserError(Message("{goal} is picked already", goal=id), Message("Leave {option} out", option="--put-in"))
        for id in wanted.put_in
        if id in outcome.goals
    ]
    troubles += [
        UserError(Message("{goal} was not picked", goal=id), Message("Leave {option} out", option="--take-out"))
        for id in wanted.taken_out
        if id not in outcome.goals
    ]
    if troubles:
        raise Several(troubles)


def _homes(workspace: Workspace, plan: str) -> list[Home]:
    return [
        Home(
            part.file,
            part.shared,
            "periods" in part.plan.model_fields_set,
            part.plan.document is not None,
            "goals" in part.plan.model_fields_set,
        )
        for part in workspace.load(plan).parts
    ]


def _new(workspace: Workspace, file: str, content: bytes) -> Rewrite:
    from samverkan_cli.fix.rewrite import Rewrite

    path = workspace.root / file
    if len(content) > MAX_BYTES:
        raise UserError(
            Message("The record would be larger than {limit} MB", limit=MAX_BYTES >> 20),
            Message("Pick fewer goals, or from a smaller bank"),
        )
    return Rewrite(file, given(path) if path.exists() else None, content)


def _proven(
    session: Session, plan: Opened, written: Sequence[Rewrite], where: Frame, goals: Sequence[str]
) -> Selection:
    """The selection as it will be read, once the files are written.

    The plan, and every other that reads one of the files, is read with the new texts before they are written. Raises
    UserError where one of them would get errors.
    """
    from samverkan_cli.load.workspace import open_alone, open_workspace

    workspace = plan.workspace
    texts: Mapping[str, bytes] = {each.file: each.new for each in written}
    concerned = [
        each for each, files in workspace.plans.items() if not texts.keys().isdisjoint((*files.shared, *files.own))
    ]
    alone = not workspace.plans[plan.name].folder
    later = open_alone(_alone(workspace, plan.name), texts) if alone else open_workspace(workspace.root, texts)
    after = checked(session, later, concerned, select=READING)
    others = [each for each in concerned if each != plan.name]
    before = checked(session, workspace, others, select=READING) if others else after
    for each in others:
        stood = {(found.code, found.route, found.message) for found in before.blocking(each)}
        if any((found.code, found.route, found.message) not in stood for found in after.blocking(each)):
            raise UserError(
                Message(
                    "The choice would stand in {file}, and {plan} would get errors by it",
                    file=written[-1].file,
                    plan=each,
                ),
                Message(
                    "Add what is missing there to a file that both plans read, or pick for a period of another name"
                ),
            )
    project = after.project(plan.name)
    period = project.periods.get(where.period.id) if project is not None else None
    selection = period.selections.by_id.get(where.picker.id) if period is not None else None
    if selection is None or after.blocking(plan.name) or set(goals_of(selection)) != set(goals):
        raise RuntimeError(f"what was picked is not what would be read: {[each.diff() for each in written]}")
    return selection


def _alone(workspace: Workspace, name: str) -> Path:
    """What a plan that lies in no workspace was opened by: its one file, or its folder."""
    own = workspace.plans[name].own
    return workspace.root / own[0] if len(own) == 1 else workspace.root
