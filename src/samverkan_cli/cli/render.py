"""`samverkan render`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.changes import SINCE
from samverkan_cli.cli.options import Plans
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.cli.rendering import Wanted
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.validation.checking import Outcome

NAME = "render"
HELP = marked("Write documents of plans, as PDF, Word or a web page. Also as Markdown, and their tables as Excel.")
EXAMPLE = marked("Example: samverkan render pitea --to pdf --to docx -o out")


class Form(StrEnum):
    """The forms that a document can have."""

    md = "md"
    html = "html"
    pdf = "pdf"
    docx = "docx"
    xlsx = "xlsx"


class DocumentName(StrEnum):
    """The documents that can be written of plans."""

    action_plan = "action-plan"
    decision = "decision"
    follow_up = "follow-up"
    summary = "summary"
    goal_bank = "goal-bank"
    mapping = "mapping"
    extract = "extract"
    changes = "changes"


def run(
    session: Session,
    plan: Plans = None,
    to: Annotated[list[Form] | None, typer.Option(help=marked("The format. Can be repeated"))] = None,
    document: Annotated[list[DocumentName] | None, typer.Option(help=marked("The document. Can be repeated"))] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help=marked("The folder to write to"))
    ] = Path("out"),
    name: Annotated[
        str, typer.Option("--name", metavar="PATTERN", help=marked("How files are named, such as {document}-{version}"))
    ] = "",
    period: Annotated[
        str | None,
        typer.Option(metavar="ID", help=marked("The period whose goals are shown; the current one if not given")),
    ] = None,
    follow_up: Annotated[
        str | None, typer.Option(metavar="ID", help=marked("The follow-up that is written; the last if not given"))
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(metavar="WHO", help=marked("Whom an extract is for: an owner or a group, by id or title")),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="REV|DIR", help=SINCE)] = None,
    stdout: Annotated[
        bool, typer.Option("--stdout", help=marked("Print one document as Markdown or HTML instead of writing files"))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=marked("Refuse plans with errors"))] = False,
    no_commit: Annotated[
        bool, typer.Option("--no-commit", help=marked("Leave out which commit last changed the plan"))
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help=marked("Write the documents anew each time a file is saved, until Ctrl-C"))
    ] = False,
) -> int:
    """Write documents. Gives 2 where one could not be made, 1 where a plan was refused for its errors, else 0."""
    from samverkan_cli.cli.rendering import Wanted
    from samverkan_cli.document.file_names import Naming

    forms = tuple(each.value for each in dict.fromkeys(to or [Form.pdf]))
    documents = tuple(each.value for each in dict.fromkeys(document or [DocumentName.action_plan]))
    workspace, names = session.workspace(plan or [])
    if stdout and (len(names) != 1 or forms not in (("md",), ("html",)) or len(documents) != 1):
        raise UserError(
            Message("--stdout writes one document of one plan, as Markdown or HTML"),
            Message("Name the plan, and write --to md or --to html"),
        )
    if (DocumentName.extract.value in documents) is not (owner is not None):
        raise UserError(
            Message("An extract is for somebody, and --owner for an extract"),
            Message("Write --document extract --owner and an owner or a group, by id or title"),
        )
    folder = None if stdout else output
    wanted = Wanted(forms, documents, folder, Naming(name), period, follow_up, owner, since, commit=not no_commit)
    if watch:
        from samverkan_cli.cli.watching import again

        return again(
            lambda: _made(session, *session.workspace(plan or []), wanted, strict=strict),
            workspace.root,
            [session.here / output],
        )
    return _made(session, workspace, names, wanted, strict=strict)


def _made(session: Session, workspace: Workspace, names: list[str], wanted: Wanted, *, strict: bool) -> int:
    """Write what is asked for of some plans, to the exit code."""
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.cli.rendering import Writer
    from samverkan_cli.document.sandbox import Sandbox
    from samverkan_cli.document.templates import templates

    # Its process starts while the plans are read and checked.
    with Sandbox(templates(workspace)) as sandbox:
        outcome = checked(session, workspace, names)
        refused = _refused(session, outcome, names, strict=strict)
        out = session.here / wanted.output if wanted.output is not None else None
        if out is not None and any((out / name).is_dir() for name in refused):
            session.say(Message("What {folder} holds of it was written before", folder=session.shown(out)))
        writer = Writer(session, workspace, sandbox, wanted)
        projects = [project for each in names if each not in refused and (project := outcome.project(each)) is not None]
        writer.make(projects)
    return writer.code or int(bool(refused) or not names)


def _refused(session: Session, outcome: Outcome, names: list[str], *, strict: bool) -> set[str]:
    """The plans that are not written, for their errors; these and all other errors are told on stderr."""
    from samverkan_cli.cli.findings import report_found
    from samverkan_cli.core.diagnostic import Level

    errors = [each for each in outcome.found if each.level is Level.ERROR]
    report_found(session, outcome, errors)
    refused = {
        name
        for name in names
        if outcome.project(name) is None
        or outcome.blocking(name)
        or (strict and any(name in each.plans for each in errors))
    }
    if refused:
        session.say(
            counted(
                "{n} plan was not written, because of its errors: {plans}",
                "{n} plans were not written, because of their errors: {plans}",
                len(refused),
                plans=tuple(name for name in names if name in refused),
            )
        )
    return refused
