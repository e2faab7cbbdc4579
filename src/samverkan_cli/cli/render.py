"""`samverkan render`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.cli.checking import Outcome

NAME = "render"
HELP = marked("Write the council document, as Markdown and PDF.")
EXAMPLE = marked("Example: samverkan render pitea --to md --to pdf -o out")


class Form(StrEnum):
    """The forms that a document can have."""

    md = "md"
    pdf = "pdf"


class DocumentName(StrEnum):
    """The documents that can be written of a plan."""

    action_plan = "action-plan"


def run(
    session: Session,
    plan: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help=marked("Plans by name, folder or file; all of them if none is given")),
    ] = None,
    to: Annotated[list[Form] | None, typer.Option(help=marked("The format. Can be repeated"))] = None,
    document: Annotated[list[DocumentName] | None, typer.Option(help=marked("The document. Can be repeated"))] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help=marked("The folder to write to"))
    ] = Path("out"),
    period: Annotated[
        str | None,
        typer.Option(metavar="ID", help=marked("The period whose goals are shown; the current one if not given")),
    ] = None,
    stdout: Annotated[
        bool, typer.Option("--stdout", help=marked("Print one Markdown document instead of writing files"))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=marked("Refuse plans with errors"))] = False,
) -> int:
    """Write documents. Gives 1 where a plan was refused for its errors, else 0."""
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.document.documents import render
    from samverkan_cli.fix.writing import write_file

    workspace, names = session.workspace(plan or [])
    forms = list(dict.fromkeys(to or [Form.pdf]))
    documents = list(dict.fromkeys(document or [DocumentName.action_plan]))
    if stdout and (len(names) != 1 or forms != [Form.md] or len(documents) != 1):
        raise UserError(
            Message("--stdout writes one document of one plan, as Markdown"),
            Message("Name the plan, and write --to md"),
        )
    outcome = checked(session, workspace, names)
    refused = _refused(session, outcome, names, strict=strict)
    made: list[Path] = []
    own = workspace.root / (workspace.settings.templates or "templates")
    for name in names:
        project = outcome.project(name)
        if name in refused or project is None:
            continue
        for each in documents:
            for form in forms:
                with session.working(Message("Writing {name}", name=f"{name}/{each}.{form}")):
                    content = render(
                        project,
                        each.value,
                        form.value,
                        today=session.today,
                        period=period,
                        language=session.speech.code,
                        own_templates=own if own.is_dir() else None,
                        accent=workspace.settings.look.accent if workspace.settings.look else None,
                    )
                if stdout:
                    session.write(content)
                    continue
                path = output / name / f"{each}.{form}"
                write_file(session.here / path, content)
                made.append(path)
    for path in made:
        session.say(Message("Written: {file}", file=path.as_posix()))
    return int(bool(refused))


def _refused(session: Session, outcome: Outcome, names: list[str], *, strict: bool) -> set[str]:
    """The plans that are not written, for their errors; these and all other errors are told on stderr."""
    from samverkan_cli.cli.findings import tell
    from samverkan_cli.core.diagnostic import Level

    errors = [each for each in outcome.found if each.level is Level.ERROR]
    tell(session, outcome, errors)
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
