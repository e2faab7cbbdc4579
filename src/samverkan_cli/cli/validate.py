"""`samverkan validate`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from samverkan_cli.cli.session import Session, Unsaved
from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.trouble import Trouble

NAME = "validate"
HELP = marked("Read plans and tell what is wrong with them, at line and column.")
EXAMPLE = marked("Example: samverkan validate pitea --fail-on warning")


class Format(StrEnum):
    """How findings are shown."""

    text = "text"
    json = "json"


class FailOn(StrEnum):
    """From which level on the exit code is 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


def run(
    session: Session,
    plan: Annotated[
        list[str] | None, typer.Argument(metavar="PLAN", help=marked("Plans by name, folder or file; else all"))
    ] = None,
    format: Annotated[Format, typer.Option(help=marked("How findings are shown"))] = Format.text,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help=marked("Only these rules: codes, beginnings of codes, names")),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help=marked("All but these rules"))] = None,
    fail_on: Annotated[FailOn, typer.Option(help=marked("From which level on the exit code is 1"))] = FailOn.error,
    stdin: Annotated[
        str | None, typer.Option(metavar="FILENAME", help=marked("Read from stdin what is not yet saved in this file"))
    ] = None,
) -> int:
    """Check plans. Gives 1 where there are findings at or above the level that fails, else 0."""
    from samverkan_cli.check.run import LEVELS, unknown_words
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.rules import RULES

    chosen, left_out = _words(select), _words(ignore)
    for word, near in unknown_words(RULES, [*chosen, *left_out]):
        raise Trouble(
            Message("There is no rule {word}", word=word),
            Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules"),
        )
    workspace, names = session.workspace(plan or [], _unsaved(session, stdin))
    outcome = checked(session, workspace, names, chosen, left_out)
    if format is Format.json:
        from samverkan_cli.edit.splices import edits_of
        from samverkan_cli.show import json

        plans = [(each.name, each.complete) for each in outcome.plans]
        session.write(
            json.findings(
                outcome.found, plans, outcome.files, session.speech, lambda change: edits_of(workspace.reader, change)
            )
        )
    else:
        from samverkan_cli.cli.findings import as_text

        session.write(as_text(session, outcome, outcome.found))
    least = LEVELS.get(fail_on.value)
    return int(least is not None and any(each.level >= least for each in outcome.found))


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for each in given or [] for word in each.split(",") if word.strip()]


def _unsaved(session: Session, name: str | None) -> Unsaved | None:
    if name is None:
        return None
    from samverkan_cli.load.files import MAX_BYTES

    return Path(os.path.normpath(session.here / name)), sys.stdin.buffer.read(MAX_BYTES + 1)
