"""`samverkan kolada search`."""

from __future__ import annotations

from typing import Annotated

import typer

from samverkan_cli.cli.asking import Offline, kolada
from samverkan_cli.cli.options import Format
from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message, counted, marked

NAME = "search"
HELP = marked("Find indicators in Kolada by a word in their titles.")
EXAMPLE = marked("Example: samverkan kolada search gymnasiebehörighet")
_SHOWN = 50


def run(
    session: Session,
    word: Annotated[str, typer.Argument(metavar="WORD", help=marked("A word, or a part of one, of the title"))],
    offline: Offline = False,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
) -> int:
    """Search for indicators. Gives 0, also where none is found."""
    from samverkan_cli.report.official import found_kpis, kpis_json

    with kolada(session, offline=offline) as api, session.working(Message("Asking {name}", name="Kolada")):
        found = api.search(word.strip())
    if format is Format.json:
        session.write(kpis_json(found))
        return 0
    layout = session.layout()
    found_kpis(found, layout, _SHOWN)
    session.write(str(layout))
    if len(found) > _SHOWN:
        session.say(counted("and {n} more", "and {n} more", len(found) - _SHOWN))
        session.say(Message("Write a longer word, or --format json for all of them"))
    if not found:
        session.say(Message("Kolada has no indicator with {word} in its title", word=word))
    return 0
