"""What `pick`, `ballot`, `explain` and `replay` share: the plan, the file of votes, a refusal, the records."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from samverkan_cli import __version__
from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.command import report_error
from samverkan_cli.cli.session import Session
from samverkan_cli.cli.streams import say as write
from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, brief, counted, either
from samverkan_cli.load.files import given
from samverkan_cli.pick.context import selections
from samverkan_cli.pick.record import LaterProgram, read

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.pick.ballot_table import Table
    from samverkan_cli.pick.choose import Refusal
    from samverkan_cli.pick.context import Context
    from samverkan_cli.pick.record import Record
    from samverkan_cli.pick.request import Request

READING = ("SAM0", "SAM1")
"""What stands in the way of a choice: errors of reading and of references."""
_WHICH, _UNDONE = Message("It must be said for which plan goals are picked"), Message("Nothing was picked")
_SHOWN = 20
"""How many faults in a file of ballots are reported one by one."""


def open_plan(
    session: Session, plan: str | None, which: Message = _WHICH, undone: Message = _UNDONE
) -> tuple[Workspace, Project] | None:
    """A plan, or the only one, and its workspace. None where it has errors of reading, which have been reported.

    `which` says that it is not known which plan is meant, and `undone` what was not done because of the errors.
    """
    workspace, names = session.plans([plan] if plan else [])
    if len(names) > 1:
        raise UserError(which, Message("Write one of {words}", words=either(tuple(names))))
    (only,) = names
    outcome = checked(session, workspace, [only], select=READING)
    project = outcome.project(only)
    if project is None or outcome.blocking(only):
        from samverkan_cli.cli.findings import report_found

        report_found(session, outcome, outcome.blocking(only))
        session.say(Message("{undone}: correct these errors in {plan} first", undone=undone, plan=only))
        return None
    return workspace, project


def read_table(session: Session, request: Request) -> Table | None:
    """The table of ballots or weights that a request names."""
    from samverkan_cli.exchange.tables import table

    file = request.weights or request.ballots
    return table(given(session.typed(file)), file) if file is not None else None


def refuse(session: Session, why: Refusal, request: Request) -> None:
    """Report what stands in the way of a choice."""
    say, file = session.speech, request.weights or request.ballots or ""
    for message in why.notes:
        session.say(message)
    for each in why.violations:
        report_error(say, UserError(each.message, each.help))
    if why.conflict is not None:
        report_error(say, UserError(why.conflict.message))
        for help in why.conflict.helps:
            write(f"  = {say(help)}")
    for fault in why.faults[:_SHOWN]:
        message = Message("{file}, row {row}: {fault}", file=file, row=fault.row, fault=brief(fault.message))
        report_error(say, UserError(message, fault.help))
    if len(why.faults) > _SHOWN:
        session.say(counted("and {n} more", "and {n} more", len(why.faults) - _SHOWN))
    if why.faults:
        session.say(
            Message("Nothing was counted. Correct the ballots, or leave faulty ones out with --skip-invalid")
            if why.is_ballots
            else Message("Nothing was picked")
        )


def records(session: Session, opened: tuple[Workspace, Project], period: str | None, by: str | None) -> Found:
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
        return read(given(workspace.root / file, workspace.root))
    except LaterProgram as later:
        names = {"program": later.program, "own": __version__}
        raise UserError(
            Message("The record {file} was made by {program}, and you have {own}", file=file, **names),
            Message("Use that version of samverkan, or a later one"),
        ) from None
    except ValueError as error:
        raise UserError(
            Message("The record {file} cannot be read: {reason}", file=file, reason=str(error)),
            Message("Get it back from git: it is written by the program and not by hand"),
        ) from None


def stands_otherwise(context: Context, record: Record) -> bool:
    """Whether the plan has other goals than the record."""
    return set(context.picked_before) != {record.now(each.id) for each in record.goals}


Found = list[tuple["Context", "Record"]]
"""Recorded choices, each with what it was about."""
