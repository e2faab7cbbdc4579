"""What a choice of goals changes: its record, and the plan. It is proven before anything is written."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.picking import READING
from samverkan_cli.cli.session import Session
from samverkan_cli.core.diagnostic import Change
from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.fix.rewrite import Rewrite, rewritten
from samverkan_cli.load.files import MAX_BYTES, given
from samverkan_cli.pick.changes import additions, changes
from samverkan_cli.pick.choose import Choice, notes
from samverkan_cli.pick.context import Context, goal_ids, goals_file
from samverkan_cli.pick.limits import violations
from samverkan_cli.pick.record import text
from samverkan_cli.pick.recording import record
from samverkan_cli.report.choice import WrittenChoice

if TYPE_CHECKING:
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.model.periods import Selection
    from samverkan_cli.pick.request import Request


def written_choice(
    session: Session, workspace: Workspace, context: Context, request: Request, choice: Choice
) -> WrittenChoice:
    """What a choice changes in files, the record first; nothing is written yet."""
    project, goals = context.project, choice.final(request)
    if not goals:
        raise UserError(Message("No goal is left"), Message("Pick at least one"))
    _within_choice(request, choice, goals)
    parts = workspace.load(project.name).parts
    file, bank = context.file(parts, goals), goals_file(parts)
    edits: dict[str, list[Change]] = {}
    if added := additions(project, request, bank):
        edits.setdefault(bank, []).extend(added)
    edits.setdefault(file, []).extend(changes(context, request, goals, file))
    with session.working(Message("Writing {name}", name=file)):
        files = [rewritten(workspace.reader, each, edit) for each, edit in edits.items()]
        selection = _proven(session, workspace, context, files, goals)
        if choice.method == "manual":
            # In the order of the plan, where goals that stand there already keep their places.
            order = goal_ids(selection)
            choice = replace(choice, goals=tuple(sorted(choice.goals, key=lambda goal: order.index(goal.id))))
        made = record(context, request, choice, selection)
        name = posixpath.join(project.folder, context.record)
        rewrites = (_record_file(workspace, name, text(made).encode()), *files)
    return WrittenChoice(context, made, selection, rewrites, tuple(_notes(context, request, choice, goals)))


def _notes(context: Context, request: Request, choice: Choice, goals: Sequence[str]) -> Iterator[Message]:
    """What is worth knowing of a choice that stands."""
    bank = context.project.goals
    yield from notes(bank[id] for id in goals if id in bank.by_id)
    if choice.ballots is not None and choice.ballots.invalid:
        yield counted("{n} faulty ballot was left out", "{n} faulty ballots were left out", choice.ballots.invalid)
    if request.rule is not None and choice.rule is not None and request.rule != choice.rule:
        rules = {"rule": choice.rule, "other": request.rule}
        yield Message("Under limits votes are counted by {rule}, and not by {other}", **rules)
    if choice.method != "manual" and set(goals) != set(choice.ids):
        for each in violations(context.limits, goals, (*context.ids, *request.added)):
            yield Message("With what was changed by hand a limit is not kept any more: {what}", what=each.message)


def _within_choice(request: Request, choice: Choice, goals: Sequence[str]) -> None:
    """Raise UserErrors where a wording or a change by hand is for a goal that it cannot be for."""
    wrong = [
        (marked("{goal} is not among the goals that are picked"), "--wording", set(request.wordings).difference(goals)),
        (marked("{goal} is picked already"), "--put-in", set(request.put_in).intersection(choice.ids)),
        (marked("{goal} was not picked"), "--take-out", set(request.taken_out).difference(choice.ids)),
    ]
    errors = [
        UserError(Message(text, goal=id), Message("Leave {option} out", option=option))
        for text, option, ids in wrong
        for id in sorted(ids)
    ]
    if errors:
        raise UserErrors(errors)


def _record_file(workspace: Workspace, file: str, content: bytes) -> Rewrite:
    path = workspace.root / file
    if len(content) > MAX_BYTES:
        raise UserError(
            Message("The record would be larger than {limit} MB", limit=MAX_BYTES >> 20),
            Message("Pick fewer goals, or from a smaller bank"),
        )
    return Rewrite(file, given(path) if path.exists() else None, content)


def _proven(
    session: Session, workspace: Workspace, context: Context, files: Sequence[Rewrite], goals: Sequence[str]
) -> Selection:
    """The selection as it will be read, once the files are written.

    The plan, and every other that reads one of the files, is read with the new texts before they are written. Raises
    UserError where one of them would get errors.
    """
    from samverkan_cli.load.workspace import open_alone, open_workspace

    name, texts = context.project.name, {each.file: each.new for each in files}
    reading = [each for each, of in workspace.plans.items() if not texts.keys().isdisjoint((*of.shared, *of.own))]
    alone = not workspace.plans[name].folder
    later = open_alone(_alone(workspace, name), texts) if alone else open_workspace(workspace.root, texts)
    after = checked(session, later, reading, select=READING)
    others = [each for each in reading if each != name]
    before = checked(session, workspace, others, select=READING) if others else after
    for each in others:
        stood = {(found.code, found.route, found.message) for found in before.blocking(each)}
        if any((found.code, found.route, found.message) not in stood for found in after.blocking(each)):
            names = {"file": files[-1].file, "plan": each}
            raise UserError(
                Message("The choice would stand in {file}, and {plan} would get errors by it", **names),
                Message(
                    "Add what is missing there to a file that both plans read, or pick for a period of another name"
                ),
            )
    project = after.project(name)
    period = project.periods.get(context.period.id) if project is not None else None
    selection = period.selections.by_id.get(context.picker.id) if period is not None else None
    if selection is None or after.blocking(name) or set(goal_ids(selection)) != set(goals):
        raise RuntimeError(f"what was picked is not what would be read: {[each.diff() for each in files]}")
    return selection


def _alone(workspace: Workspace, name: str) -> Path:
    """What a plan that lies in no workspace was opened by: its one file, or its folder."""
    own = workspace.plans[name].own
    return workspace.root / own[0] if len(own) == 1 else workspace.root
