"""`samverkan templates copy`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, either, marked

NAME = "copy"
HELP = marked(
    "Copy a template to change it. In the workspace's folder for templates it goes before the one that ships."
)
EXAMPLE = marked("Example: samverkan templates copy document.docx")


def run(
    session: Session,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=marked("The template, as samverkan templates list names it"))
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=marked("Say what would be written, and write nothing"))
    ] = False,
) -> int:
    """Copy a template, never over one that is there."""
    from samverkan_cli.core.suggest import closest
    from samverkan_cli.document.templates import shipped, shipped_names
    from samverkan_cli.fix.writing import write_file
    from samverkan_cli.load.workspace import TEMPLATES

    workspace, _ = session.workspace([])
    known = shipped_names()
    if name not in known:
        near = closest(name, known)
        raise UserError(
            Message("There is no template {name}", name=name),
            Message("Did you mean {word}?", word=near)
            if near
            else Message("Write one of {words}", words=either(known)),
        )
    path = workspace.root / (workspace.settings.templates or TEMPLATES) / name
    shown = session.shown(path)
    if os.path.lexists(path):
        raise UserError(
            Message("{file} is there already, and is left as it is", file=shown),
            Message("Move it or give it another name, and try again"),
        )
    if dry_run:
        session.write(session.speech(Message("{file} would be written", file=shown)) + "\n")
        return 0
    write_file(session.typed(path), (shipped() / name).read_bytes())
    session.say(Message("Written: {file}", file=shown))
    session.say(Message("To take it back, remove {files}", files=shown))
    return 0
