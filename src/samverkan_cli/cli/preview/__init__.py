"""`samverkan preview`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from samverkan_cli.cli.options import Plan
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

NAME = "preview"
HELP = marked("Show the plan in the browser. The page is made anew at each save, with its findings beside.")
EXAMPLE = marked("Example: samverkan preview pitea --open-with vscode")


class Editor(StrEnum):
    """What a place in a file can be opened with."""

    vscode = "vscode"
    vscodium = "vscodium"
    cursor = "cursor"


def run(
    session: Session,
    plan: Plan = None,
    open_with: Annotated[
        Editor | None, typer.Option(help=marked("Let each finding lead to its place in this editor too"))
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="ID", help=marked("The period whose goals are shown; the current one if not given")),
    ] = None,
    port: Annotated[
        int, typer.Option(metavar="NUMBER", min=0, max=65535, help=marked("The port; any that is free if not given"))
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=marked("Print the address only"))] = False,
) -> int:
    """Serve a page on this machine alone until the user ends it. Gives 0 then."""
    from samverkan_cli.cli.preview.making import Maker
    from samverkan_cli.cli.preview.page import Reader
    from samverkan_cli.cli.preview.server import Server
    from samverkan_cli.cli.watching import again

    workspace, names = session.plans([plan] if plan else [])
    if len(names) > 1:
        raise UserError(
            Message("There are several plans here: {names}", names=tuple(names)), Message("Name one of them")
        )
    reader = Reader(session.speech, workspace.root, open_with.value if open_with is not None else "")
    with _ended_by_signals(), Maker(session, names[0], period) as maker, Server(port) as server:

        def show() -> int:
            made = maker.make()
            server.put(made.answers(reader, server.made + 1), made.files.answer)
            if server.made == 1:
                _open(session, server.address, at_once=not no_browser)
            return 0

        return again(show, workspace.root, leave_out=[Path("out")])


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """A signal to end is what Ctrl+C is: what was begun is put away."""
    before = {each: signal.signal(each, signal.default_int_handler) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _open(session: Session, address: str, *, at_once: bool) -> None:
    """Say where the page is, and open it if somebody sits there."""
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    session.say(Message("Ctrl+C ends the preview"))
    if at_once and sys.stdout.isatty():
        import webbrowser

        webbrowser.open(address)
