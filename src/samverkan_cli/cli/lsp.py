"""`samverkan lsp`."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

NAME = "lsp"
HELP = marked("Help an editor while a plan is written. It is the language server, on stdin and stdout.")
EXAMPLE = marked("Example: an editor starts it: samverkan lsp --lang sv")


def run(session: Session) -> int:
    """Serve an editor until it ends the session."""
    if find_spec("pygls") is None:
        raise UserError(
            Message("What talks to editors is not installed"),
            Message("Install it: {command}", command="pipx install 'samverkan-cli[editor]'"),
        )
    from samverkan_cli.editor.server import serve

    # An editor stays open over midnight, unless a day was asked for.
    asked = session.today if session.today_text is not None else None
    serve(session.speech, lambda: asked or _today())
    return 0


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day is meant
