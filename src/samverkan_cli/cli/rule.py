"""`samverkan rule`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

NAME = "rule"
HELP = marked("Explain a rule, or list all of them.")
EXAMPLE = marked("Example: samverkan rule unowned-activity")


class Format(StrEnum):
    """How rules are shown."""

    text = "text"
    json = "json"


def run(
    session: Session,
    rule: Annotated[
        str | None,
        typer.Argument(metavar="RULE", help=marked("A code or name; the first characters of a code for several rules")),
    ] = None,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
) -> int:
    """Show a rule's page, or the table of several rules or of all."""
    from samverkan_cli.check.selection import unknown_words
    from samverkan_cli.report import rule_pages as show
    from samverkan_cli.report.layout import Layout
    from samverkan_cli.rules import RULES
    from samverkan_cli.rules.pages import page

    word = rule.strip() if rule is not None else None
    for _, near in unknown_words(RULES, [] if word is None else [word]):
        raise UserError(
            Message("There is no rule {word}", word=word or ""),
            Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules"),
        )
    rows = [(each, page(each, session.speech.code)) for each in RULES if word is None or each.is_called(word)]
    if format is Format.json:
        session.write(show.as_json(rows))
        return 0
    window = session.window()
    layout = Layout(session.speech, window, min(window.width, show.WIDEST))
    if len(rows) == 1:
        show.show_page(layout, session.speech, *rows[0])
    else:
        show.show_table(layout, session.speech, rows)
    session.write(str(layout))
    return 0
