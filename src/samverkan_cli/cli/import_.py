"""`samverkan import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

NAME = "import"
HELP = marked("Make a plan of a Word or Excel file. Or take a filled-in table back into its plan.")
EXAMPLE = marked("Example: samverkan import handlingsplan.docx --into plans/handlingsplan")


def run(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help=marked("A Word (.docx) or Excel file (.xlsx)"))],
    into: Annotated[
        str | None, typer.Option(metavar="DIR", help=marked("The folder to make for the new plan, or an empty one"))
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="HEADING=FIELD", help=marked('What a column is, for example "Vem gör det=owners"')),
    ] = None,
    keep_persons: Annotated[
        bool,
        typer.Option("--keep-persons", help=marked("Write the names, numbers and addresses of people into the plan")),
    ] = False,
    plan: Annotated[
        str | None,
        typer.Option(metavar="PLAN", help=marked("The plan that a filled-in table goes back into, as a difference")),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help=marked("With --plan: write the difference into the plan"))
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=marked("Show what would change, without writing"))] = False,
) -> int:
    """Read a file into a new plan, or a filled-in table back into its plan."""
    path = Path(session.path(file))
    if plan is not None:
        if into is not None or column or keep_persons:
            raise UserError(
                Message("{option} goes with a new plan, not with --plan", option=_first(into, column)),
                Message("Leave one of them out"),
            )
        from samverkan_cli.cli.import_back import import_back

        return import_back(session, path, plan, write=write and not dry_run)
    if write:
        raise UserError(Message("--write goes with --plan"), Message("A new plan is written unless --dry-run is given"))
    from samverkan_cli.cli.import_new import import_new

    return import_new(session, path, into=into, columns=column or [], keep_persons=keep_persons, dry_run=dry_run)


def _first(into: str | None, column: list[str] | None) -> str:
    return "--into" if into is not None else "--column" if column else "--keep-persons"
