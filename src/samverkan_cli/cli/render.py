"""`samverkan render`."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.options import Plans
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.document.sandbox import Sandbox
    from samverkan_cli.document.view import View
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.validation.checking import Outcome

NAME = "render"
HELP = marked("Write the council document, as Markdown and PDF.")
EXAMPLE = marked("Example: samverkan render pitea --to md --to pdf -o out")


LARGEST_COPY = 64 << 20
"""A larger file is not copied to lie beside a document that links to it."""


class Form(StrEnum):
    """The forms that a document can have."""

    md = "md"
    pdf = "pdf"


class DocumentName(StrEnum):
    """The documents that can be written of a plan."""

    action_plan = "action-plan"


def run(
    session: Session,
    plan: Plans = None,
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
    """Write documents. Gives 2 where one could not be made, 1 where a plan was refused for its errors, else 0."""
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.document.sandbox import Sandbox
    from samverkan_cli.document.templates import templates

    workspace, names = session.workspace(plan or [])
    forms = list(dict.fromkeys(to or [Form.pdf]))
    documents = list(dict.fromkeys(document or [DocumentName.action_plan]))
    if stdout and (len(names) != 1 or forms != [Form.md] or len(documents) != 1):
        raise UserError(
            Message("--stdout writes one document of one plan, as Markdown"),
            Message("Name the plan, and write --to md"),
        )
    # Its process starts while the plans are read and checked.
    with Sandbox(templates(workspace)) as sandbox:
        outcome = checked(session, workspace, names)
        refused = _refused(session, outcome, names, strict=strict)
        writer = _Writer(session, workspace, sandbox, None if stdout else output, period)
        for name in names:
            project = outcome.project(name)
            if name not in refused and project is not None:
                for each in documents:
                    for form in forms:
                        writer.make(name, project, each.value, form.value)
    return writer.code or int(bool(refused) or not names)


@dataclass
class _Writer:
    """Makes documents one after another: what is wrong with one stops no other. Without `output` they go to stdout."""

    session: Session
    workspace: Workspace
    sandbox: Sandbox
    output: Path | None
    period: str | None
    made: int = 0
    passed_over: int = 0
    said: set[Message] = field(default_factory=set)

    @property
    def code(self) -> int:
        """2 where a document could not be made, or where there was nothing to make of all that was asked for."""
        return 2 if self.said or (self.passed_over and not self.made) else 0

    def make(self, name: str, project: Project, document: str, form: str) -> None:
        """Make one document. What is wrong with a template is said once, however many are made by it."""
        from samverkan_cli.cli.command import of_environment, report_error

        file = f"{name}/{document}.{form}"
        try:
            self._make(file, project, document, form)
        except OSError as error:
            self.said.add((fault := of_environment(error, file)).message)
            report_error(self.session.speech, fault)
        except UserError as fault:
            if fault.message not in self.said:
                self.said.add(fault.message)
                report_error(self.session.speech, fault)

    def _make(self, file: str, project: Project, document: str, form: str) -> None:
        from samverkan_cli.document.documents import FORMS, prepare
        from samverkan_cli.fix.writing import write_file

        session, settings = self.session, self.workspace.settings
        language, look = settings.language or session.speech.code, settings.look
        with session.working(Message("Writing {name}", name=file)):
            view = prepare(project, document, today=session.today, period=self.period, language=language)
            accent = look.accent if look else None
            content = None if view is None else self.sandbox.write(view, document + FORMS[form], accent)
        if view is None or content is None:
            self.passed_over += 1
            session.say(Message("{plan} has nothing for {document}", plan=project.name, document=document))
            return
        if self.output is None:
            session.write(content.decode())
        else:
            path = self.output / file
            write_file(session.typed(path), content)
            session.say(Message("Written: {file}", file=path.as_posix()))
            self._lay_beside(session.typed(path.parent), project, view)
        self.made += 1

    def _lay_beside(self, folder: Path, project: Project, view: View) -> None:
        """Copy what the texts of a document link to and show to where the document looks for it.

        What cannot be copied is left: SAM819 says what is not there.
        """
        from samverkan_cli.document.view import files
        from samverkan_cli.fix.writing import write_file
        from samverkan_cli.load.files import Outside, regular
        from samverkan_cli.outline.targets import beside

        for file in files(view):
            source, target = self.workspace.root / file, folder / beside(project.folder, file)
            if target.name.rpartition(".")[0] in set(DocumentName) or target.resolve() == source.resolve():
                continue
            with suppress(OSError, RuntimeError, Outside):
                raw = regular(source, LARGEST_COPY + 1, self.workspace.root)
                if raw is not None and len(raw) <= LARGEST_COPY:
                    write_file(target, raw)


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
