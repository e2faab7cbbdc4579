"""What `pick`, `ballot`, `explain` and `replay` have in common: a plan that can be read, a choice, its records."""

from __future__ import annotations

import posixpath
import sys
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from samverkan_cli import __version__
from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.command import tell
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, brief, counted, either
from samverkan_cli.load.files import given, text_of
from samverkan_cli.pick import lookup, record
from samverkan_cli.pick.ballots import Ballots, ballots, weights
from samverkan_cli.pick.changes import notes
from samverkan_cli.pick.choose import Choice, Refusal, by_hand, by_votes, by_weights
from samverkan_cli.pick.conflict import Conflict
from samverkan_cli.pick.context import Context, selections
from samverkan_cli.pick.limits import violations
from samverkan_cli.pick.problem import Problem, settle
from samverkan_cli.pick.record import Record, RecordedBallots, RecordedWeights
from samverkan_cli.pick.recording import final
from samverkan_cli.pick.request import Request
from samverkan_cli.report.choice import refusal_json

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace

READING = ("SAM0", "SAM1")
"""What stands in the way of a choice: errors of reading and of references."""
_SHOWN = 20
"""How many faults in a file of ballots are reported one by one."""


def open_plan(session: Session, plan: str | None) -> tuple[Workspace, Project] | None:
    """A plan, or the only one, and its workspace. None where it has errors of reading, which have been reported."""
    workspace, names = session.workspace([plan] if plan else [])
    if not names:
        raise UserError(Message("There is no plan in the workspace {folder}", folder=str(workspace.root)))
    if len(names) > 1:
        raise UserError(
            Message("It must be said for which plan goals are picked"),
            Message("Write one of {words}", words=either(tuple(names))),
        )
    (only,) = names
    outcome = checked(session, workspace, [only], select=READING)
    project = outcome.project(only)
    if project is None or outcome.blocking(only):
        from samverkan_cli.cli.findings import tell as report

        report(session, outcome, outcome.blocking(only))
        session.say(Message("Nothing was picked: mend these errors in {plan} first", plan=only))
        return None
    return workspace, project


def choose(session: Session, project: Project, request: Request) -> tuple[Context, Choice] | Refusal:
    """Make a choice, without writing anything. Raises UserErrors where the request cannot be, and UserError."""
    context, problem = settle(project, request)
    make = _by_hand if request.method == "manual" else _counted
    found = make(session, context, problem, request)
    if isinstance(found, Conflict):
        return Refusal(context, conflict=found)
    return found if isinstance(found, Refusal) else (context, found)


def _by_hand(session: Session, context: Context, problem: Problem, request: Request) -> Choice | Conflict | Refusal:
    from samverkan_cli.cli.ticking import ticked

    named = lookup.goals(context.project, request.goals, [])
    if not named and not request.added:
        named = ticked(session, context, problem)
    others = (goal for goal in context.project.goals if goal.status != "retired" and goal not in named)
    choice = by_hand(problem, named, others)
    picked = final(choice, request)
    wrong = violations(problem.limits, picked, (*problem.ids, *request.added))
    return Refusal(context, picked, wrong, notes=tuple(notes(named))) if wrong else choice


def _counted(session: Session, context: Context, problem: Problem, request: Request) -> Choice | Conflict | Refusal:
    """A choice by votes or weights out of a file."""
    goals, file, is_vote = tuple(context.project.goals), request.weights or request.ballots, request.method == "vote"
    if file is None:
        if is_vote:
            raise UserError(Message("There are no votes to count"), Message("Write --ballots and a CSV file"))
        raise UserError(
            Message("It must be said what the goals are worth"),
            Message("Write --weights and a CSV file with goal and weight, or --ballots"),
        )
    raw = given(session.here / file)
    worth: dict[str, Fraction] = {}
    weighing = counting = None
    if request.weights:
        weighed = weights(text_of(raw, file), goals)
        if weighed.faults:
            return Refusal(context, faults=weighed.faults, file=file)
        worth, weighing = weighed.weights, RecordedWeights(sha256=record.digest(raw))
    else:
        read = ballots(text_of(raw, file), goals, request.min_ticks)
        if read.faults and not (request.skip_invalid and (read.ballots or read.invalid)):
            return Refusal(context, faults=read.faults, file=file, by_votes=True)
        if not read.ballots:
            raise UserError(Message("There is no ballot in {file}", file=file), Message("Put the votes into it"))
        counting = _ballots(raw, read, request)
        if is_vote:
            with session.working(Message("Counting the votes")):
                found = by_votes(problem, read.ballots, request.rule)
            return found if isinstance(found, Conflict) else replace(found, ballots=counting)
        for ballot in read.ballots:
            for goal in ballot.goals:
                worth[goal] = worth.get(goal, Fraction(0)) + ballot.weight
    if problem.count is None or problem.count.at_most is None:
        raise UserError(
            Message("It must be said how many goals are to be picked"),
            Message("Write --count and the number, or --at-most"),
        )
    with session.working(Message("Looking for the best set")):
        best = by_weights(problem, worth)
    return best if isinstance(best, Conflict) else replace(best, ballots=counting, weights=weighing)


def _ballots(raw: bytes, read: Ballots, request: Request) -> RecordedBallots:
    return RecordedBallots(
        sha256=record.digest(raw),
        count=len(read.ballots),
        votes=sum((each.weight for each in read.ballots), Fraction(0)),
        invalid=read.invalid,
        min_ticks=request.min_ticks,
    )


def refuse(session: Session, why: Refusal, *, as_json: bool) -> None:
    """Say what stands in the way of a choice."""
    say = session.speech
    for message in why.notes:
        session.say(message)
    for each in why.violations:
        tell(say, UserError(each.message, each.help))
    if why.conflict is not None:
        tell(say, UserError(why.conflict.message))
        sys.stderr.write("".join(f"  = {say(help)}\n" for help in why.conflict.helps))
    for fault in why.faults[:_SHOWN]:
        message = Message("{file}, row {row}: {fault}", file=why.file, row=fault.row, fault=brief(fault.message))
        tell(say, UserError(message, fault.help))
    if len(why.faults) > _SHOWN:
        session.say(counted("and {n} more", "and {n} more", len(why.faults) - _SHOWN))
    if why.faults:
        session.say(
            Message("Nothing was counted. Mend the ballots, or leave faulty ones out with --skip-invalid")
            if why.by_votes
            else Message("Nothing was picked")
        )
    if as_json:
        session.write(refusal_json(why, say))


def records(
    session: Session, opened: tuple[Workspace, Project], period: str | None, by: str | None
) -> list[tuple[Context, Record]]:
    """The recorded choices for a period, else the last; by one picker, else by all of it.

    Raises UserErrors where there is none, and UserError where one cannot be read.
    """
    (workspace, project), errors = opened, list[UserError]()
    found = selections(project, period, by, errors)
    if errors:
        raise UserErrors(errors)
    missing = [each for each in found if each.before is not None and each.before.record is None]
    unrecorded = [
        UserError(
            Message(
                "The plan names no record of what {who} picked for {period}",
                who=each.picker.title,
                period=each.period.id,
            ),
            Message("samverkan pick writes one; with --replace also for goals that are picked already"),
        )
        for each in missing
    ]
    if len(missing) == len(found):
        raise UserErrors(unrecorded)
    for error in unrecorded:
        session.say(error.message)
    return [(each, _record(workspace, each)) for each in found if each not in missing]


def _record(workspace: Workspace, context: Context) -> Record:
    name = str(context.before and context.before.record)
    file = posixpath.normpath(posixpath.join(context.project.folder, name))
    if not workspace.reader.has_file(file):
        raise UserError(
            Message("The record {file} is not there", file=file),
            Message("Get it back from git, or pick again with --replace"),
        )
    try:
        return record.read(given(workspace.root / file))
    except record.LaterRecord:
        later = Message(
            "{file} was made by a later samverkan than this one ({version})", file=file, version=__version__
        )
        raise UserError(later, Message("Install a newer samverkan")) from None
    except ValueError as error:
        raise UserError(
            Message("The record {file} cannot be read: {reason}", file=file, reason=str(error)),
            Message("Get it back from git: it is written by the program and not by hand"),
        ) from None


def stands_otherwise(context: Context, record: Record) -> bool:
    """Whether the plan has other goals than the record."""
    return set(context.picked_before) != {each.id for each in record.goals}
