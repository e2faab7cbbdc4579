"""`samverkan schema`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

if TYPE_CHECKING:
    from samverkan_cli.load.workspace import Workspace

NAME = "schema"
HELP = marked("Print the JSON Schema of plan files. Editors use it to complete and check them.")
EXAMPLE = marked("Example: samverkan schema > plan.schema.json")


def run(
    session: Session,
    editor: Annotated[
        bool, typer.Option("--editor", help=marked("Write the schema and VS Code settings to the workspace"))
    ] = False,
) -> int:
    """Write the schema to stdout; with --editor into the workspace, and make it known to the editor there."""
    from samverkan_cli.schema.json_schema import schema

    made = schema(session.speech)
    if editor:
        _put(session, session.workspace([])[0], made.encode())
    else:
        session.write(made)
    return 0


def _put(session: Session, workspace: Workspace, made: bytes) -> None:
    """Write schema and settings, or nothing where one of them may not be written."""
    from samverkan_cli.fix.rewrite import Rewrite
    from samverkan_cli.fix.writing import write_all
    from samverkan_cli.load.workspace import PLANS
    from samverkan_cli.schema import editor_settings
    from samverkan_cli.schema.json_schema import MADE

    old = _read(workspace.root, editor_settings.SCHEMA)
    if old is not None and MADE.encode() not in old:
        raise UserError(
            Message("{file} was not made by samverkan schema, so it was left as it is", file=editor_settings.SCHEMA),
            Message("Move it or give it another name, and try again"),
        )
    before = _read(workspace.root, editor_settings.SETTINGS)
    settings = editor_settings.merged(before, workspace.settings.plans or PLANS)
    rewrites = [
        Rewrite(editor_settings.SCHEMA, old, made),
        Rewrite(editor_settings.SETTINGS, before, settings or before or b""),
    ]
    write_all(workspace.root, rewrites)
    for each in rewrites:
        same = each.old == each.new
        session.say(
            Message("{file} is as it should be", file=each.file) if same else Message("Written: {file}", file=each.file)
        )
    session.say(
        Message(
            "Open the folder {folder} in Visual Studio Code, with the extension YAML by Red Hat",
            folder=str(workspace.root),
        )
    )
    folder = next((plan.folder for plan in workspace.plans.values()), PLANS)
    line = f"# yaml-language-server: $schema={Path(os.path.relpath(editor_settings.SCHEMA, folder)).as_posix()}"
    session.say(
        Message(
            "For another editor, write this as the first line of a file in {folder}: {text}", folder=folder, text=line
        )
    )


def _read(root: Path, file: str) -> bytes | None:
    """A file of the workspace; None where it is not there. Raises UserError where it cannot be read."""
    from samverkan_cli.load.files import Unreadable, read_bytes

    if not os.path.lexists(root / file):
        return None
    try:
        return read_bytes(root / file, file, root)
    except Unreadable as error:
        raise UserError(
            Message("{file}: {reason}", file=file, reason=error.finding.message), error.finding.help
        ) from None
