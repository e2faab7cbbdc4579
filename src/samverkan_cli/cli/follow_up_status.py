"""`samverkan follow-up status`."""

from __future__ import annotations

from typing import Annotated

import typer

from samverkan_cli.cli.options import Plans, TableFormat
from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import marked

NAME = "status"
HELP = marked(
    "Show which reports plans have promised. Of each its day, which follow-up keeps it, and whether it is late."
)
EXAMPLE = marked("Example: samverkan follow-up status --fail-late")


def run(
    session: Session,
    plan: Plans = None,
    format: Annotated[TableFormat, typer.Option(help=marked("The output format"))] = TableFormat.text,
    fail_late: Annotated[
        bool,
        typer.Option("--fail-late", help=marked("Exit with 1 if the day of a report has passed and it is missing")),
    ] = False,
) -> int:
    """Show promised reports. Gives 1 where a plan cannot be shown, or with `fail_late` a report is missing; else 0."""
    from samverkan_cli.cli.picking import READING
    from samverkan_cli.cli.showing import open_plans, say_unshown, write_view
    from samverkan_cli.report.show.reports import REPORTS

    outcome, projects = open_plans(session, plan, READING)
    sections = REPORTS.build(projects, session.today)
    write_view(session, REPORTS, "follow-up", sections, outcome, format)
    code = say_unshown(session, outcome)
    return int(fail_late and any(each.late for each in sections)) or code
