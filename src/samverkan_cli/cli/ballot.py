"""`samverkan ballot`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from samverkan_cli.cli.options import WRITTEN, PeriodArguments, day, needed, option, takes, trimmed
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, counted, either, marked
from samverkan_cli.core.record import record
from samverkan_cli.i18n.speech import spoken

if TYPE_CHECKING:
    from samverkan_cli.document.ballot_form import Vote
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.pick.shelves import Shelf

_ENDINGS = (".pdf", ".xlsx", ".csv")
NAME = "ballot"
HELP = marked("Write a ballot. It is a paper to print, or a spreadsheet to fill in, with the goals that can be picked.")
EXAMPLE = marked("Example: samverkan ballot exempel --period 2029-2030 --by centrala-rådet -o out/valsedel.pdf")


@record
class Options(PeriodArguments):
    """What can be written after the command. The period and who picks may be left out."""

    output: Annotated[
        str | None,
        option(WRITTEN, "FILE", marked("The file: .pdf to print, .xlsx or .csv to fill in"), "-o", "--output"),
    ] = None
    dry_run: Annotated[bool, option(WRITTEN, None, marked("Write nothing"), "--dry-run")] = False


@takes(Options)
def run(session: Session, options: Options) -> int:
    """Write a ballot. Gives 1 where the plan has errors, else 0."""
    from samverkan_cli.cli.picking import open_plan
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.pick.shelves import shelved

    file = needed(options.output, "-o", "FILE.pdf")
    ending = Path(file).suffix.lower()
    if ending not in _ENDINGS:
        raise UserError(
            Message("A ballot cannot be written as {file}", file=file),
            Message("Let the name of the file end with {endings}", endings=either(_ENDINGS)),
        )
    opened = open_plan(session, options.plan)
    if opened is None:
        return 1
    workspace, project = opened
    goals, vote = _vote(project, options)
    _refuse_too_few(len(goals), options.min_ticks)
    shelves = shelved(goals, project.document.age_groups)
    say = Phrases(spoken(project.document.language, workspace.settings.language or session.speech.code))
    with session.working(Message("Writing {name}", name=file)):
        content, notes = (
            _pdf(say, workspace, project, shelves, vote) if ending == ".pdf" else _sheet(ending, say, shelves)
        )
    if options.dry_run:
        session.say(Message("Nothing was written"))
        return 0
    _put(session, file, content)
    for note in (Message("Written: {file}", file=file), *notes):
        session.say(note)
    return 0


def _vote(project: Project, options: Options) -> tuple[Sequence[Goal], Vote]:
    """Which goals are voted on, and what is said of the choice. Raises UserErrors."""
    from samverkan_cli.document.ballot_form import Vote
    from samverkan_cli.pick import lookup
    from samverkan_cli.pick.context import Candidates, active, earlier, period
    from samverkan_cli.pick.limit_options import parse
    from samverkan_cli.pick.request import Request

    errors: list[UserError] = []
    id, by, limits = trimmed(options.period), trimmed(options.by), options.limits
    request = Request(id or "", by or "", first=day(options.first), until=day(options.until))
    when = period(project, request, errors) if id is not None else None
    who = lookup.picker(project, by, errors) if by is not None else None
    past = earlier(project, when, who) if when is not None and who is not None else ()
    if id is None or by is None:
        for name, given in (("--rest", limits.rest), ("--max-kept", limits.max_kept)):
            if given is not None:
                message = Message("{option} looks at what was picked before, and by whom is not said", option=name)
                errors.append(UserError(message, Message("Write --period and --by too")))
        limits = replace(limits, rest=None, max_kept=None)
    candidates = Candidates(active(project), parse(project, limits, past, errors))
    if errors:
        raise UserErrors(errors)
    return candidates.open, Vote(when, who, options.min_ticks, options.max_ticks, candidates.count)


def _refuse_too_few(goals: int, least: int) -> None:
    if not goals:
        raise UserError(
            Message("There is no goal to vote on"),
            Message("Write goals under goals: in the plan, or leave fewer of them out"),
        )
    if goals < least:
        raise UserError(
            counted(
                "There is {n} goal to vote on, and at least {least} are to be ticked",
                "There are {n} goals to vote on, and at least {least} are to be ticked",
                goals,
                least=least,
            ),
            Message("Write a lower number after --min-ticks, or leave fewer goals out"),
        )


def _put(session: Session, file: str, content: bytes) -> None:
    """Write the file, unless it is there already and somebody may have filled it in."""
    from samverkan_cli.fix.writing import write_file
    from samverkan_cli.load.files import given

    path = session.typed(file)
    if path.suffix.lower() != ".pdf" and path.is_file():
        if given(path) == content:
            return
        raise UserError(
            Message("{file} is there already, and votes may have been filled in", file=file),
            Message("Name another file, or take that one away first"),
        )
    write_file(path, content)


Made = tuple[bytes, tuple[Message, ...]]
"""A file, and what is said of it."""


def _pdf(say: Phrases, workspace: Workspace, project: Project, shelves: Sequence[Shelf], vote: Vote) -> Made:
    from samverkan_cli.document.ballot_form import build
    from samverkan_cli.document.look import look_of
    from samverkan_cli.document.sandbox import Sandbox
    from samverkan_cli.document.templates import templates

    accent = workspace.settings.look.accent if workspace.settings.look else None
    view = build(project, shelves, vote, say.code)
    with Sandbox(templates(workspace)) as sandbox:
        return sandbox.write(view, "ballot-form.typ", look_of(project.document.layout, accent)), ()


def _sheet(ending: str, say: Phrases, shelves: Sequence[Shelf]) -> Made:
    from samverkan_cli.exchange import ballot_sheet

    how = Message(
        "Write each voter at the top of a column to the right of {id}, and x in it for each goal that is ticked",
        id=say(Message("id") if ending == ".csv" else Message("audience")),  # in a workbook the ids are hidden
    )
    content = ballot_sheet.csv(shelves, say) if ending == ".csv" else ballot_sheet.xlsx(shelves, say)
    return content, (how, Message("Count the votes with samverkan pick PLAN --ballots and the file"))
