"""`samverkan follow-up status`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

NAME = "status"
HELP = marked("Show each report that plans have promised: its day, which follow-up keeps it, and what is late.")
EXAMPLE = marked("Example: samverkan follow-up status --fail-late")


class Format(StrEnum):
    """How it is shown."""

    text = "text"
    json = "json"
    csv = "csv"


def run(
    session: Session,
    plan: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help=marked("Plans by name, folder or file; all of them if none is given")),
    ] = None,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
    fail_late: Annotated[
        bool,
        typer.Option("--fail-late", help=marked("Exit with 1 if the day of a report has passed and it is missing")),
    ] = False,
) -> int:
    """Show promised reports. Gives 1 where a plan cannot be shown, or with `fail_late` a report is missing; else 0."""
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.cli.command import report_error
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.report.show.presentation import PlanShown, as_csv, as_json, as_text
    from samverkan_cli.report.show.reports import REPORTS

    workspace, names = session.workspace(plan or [])
    if not names:
        raise UserError(Message("There is no plan in the workspace {folder}", folder=str(workspace.root)))
    outcome = checked(session, workspace, names, select=("SAM0", "SAM1"))
    projects = [project for name in names if (project := outcome.project(name)) is not None]
    sections = REPORTS.build(projects, session.today)
    if format is Format.json:
        shown = [
            PlanShown(each.name, each.project.document.title if each.project else None, each.complete)
            for each in outcome.plans
        ]
        session.write(as_json(REPORTS, "follow-up", sections, shown, session.today))
    elif format is Format.csv:
        session.write(as_csv(REPORTS, sections, session.speech.code))
    else:
        layout = session.layout()
        as_text(REPORTS, sections, layout, Phrases(session.speech.code))
        session.write(str(layout))
    for each in outcome.plans:
        if each.project is None:
            message = Message("{plan} cannot be shown: it has no document that can be read", plan=each.name)
            report_error(session.speech, UserError(message))
        elif not each.complete:
            session.say(Message("A file of {plan} cannot be read, so not all of it is shown", plan=each.name))
    late = fail_late and any(each.late for each in sections)
    return int(late or len(projects) < len(names))
