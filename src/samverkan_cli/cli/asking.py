"""Asking Kolada: online, or of what was fetched before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message, marked

if TYPE_CHECKING:
    from samverkan_cli.exchange.kolada import Kolada

Offline = Annotated[bool, typer.Option("--offline", help=marked("Use what was fetched before, without network"))]


@contextmanager
def kolada(session: Session, *, offline: bool) -> Iterator[Kolada]:
    """Kolada. Says afterwards where earlier answers had to do."""
    from samverkan_cli.exchange.kolada import Kolada
    from samverkan_cli.exchange.responses import Responses

    responses = Responses("Kolada", session.today, offline=offline)
    try:
        yield Kolada(responses)
    finally:
        responses.close()
    if offline:
        session.say(Message("Nothing was fetched: the figures are those of earlier runs"))
    elif responses.unreached is not None:
        session.say(responses.unreached.message)
        session.say(Message("What was fetched before is used instead"))
