"""`samverkan validate`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.session import Session, Unsaved
from samverkan_cli.core.message import Message, either, marked
from samverkan_cli.core.trouble import Trouble
from samverkan_cli.show.formats import Format, form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.check.found import Found
    from samverkan_cli.cli.checking import Outcome
    from samverkan_cli.core.finding import Level

NAME = "validate"
HELP = marked("Read plans and tell what is wrong with them, at line and column.")
EXAMPLE = marked("Example: samverkan validate pitea --fail-on warning")


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
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics", help=marked("How many findings there are of each rule and plan, in place of them")
        ),
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=marked("Leave out the findings in this file: those that were known")),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help=marked("Write the findings of this run to the file of --baseline"))
    ] = False,
    stdin: Annotated[
        str | None, typer.Option(metavar="FILENAME", help=marked("Read from stdin what is not yet saved in this file"))
    ] = None,
) -> int:
    """Check plans. Gives 1 where there are findings at or above the level that fails, else 0."""
    from samverkan_cli.check.run import LEVELS, unknown_words
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.rules import RULES

    _no_misuse(format, statistics=statistics, baseline=baseline, write_baseline=write_baseline)
    chosen, left_out = _words(select), _words(ignore)
    for word, near in unknown_words(RULES, [*chosen, *left_out]):
        raise Trouble(
            Message("There is no rule {word}", word=word),
            Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules"),
        )
    workspace, names = session.workspace(plan or [], _unsaved(session, stdin))
    outcome = checked(session, workspace, names, chosen, left_out)
    found: Sequence[Found] = outcome.found
    if baseline is not None:
        from samverkan_cli.cli.known import new

        found = new(session, outcome, baseline, write=write_baseline)
    least = LEVELS.get(fail_on.value)
    if statistics:
        session.write(_statistics(session, outcome, found, format))
    else:
        session.write(_findings(session, outcome, found, format, least))
    return int(least is not None and any(each.level >= least for each in found))


def _no_misuse(format: Format, *, statistics: bool, baseline: str | None, write_baseline: bool) -> None:
    """Raises Trouble where options do not go together."""
    if statistics and format not in (Format.text, Format.json):
        raise Trouble(
            Message(
                "{option} goes with {view} only", option="--statistics", view=either(("--format text", "--format json"))
            ),
            Message("Leave one of them out"),
        )
    if write_baseline and baseline is None:
        raise Trouble(
            Message("{option} goes with {view} only", option="--write-baseline", view="--baseline"),
            Message("Write {option} and the name of a file too", option="--baseline"),
        )


def _findings(session: Session, outcome: Outcome, found: Sequence[Found], format: Format, least: Level | None) -> str:
    """Findings in a form."""
    if format is Format.text:
        from samverkan_cli.cli.findings import as_text

        return as_text(session, outcome, found)
    from samverkan_cli.check.run import judges
    from samverkan_cli.edit.splices import edits_of
    from samverkan_cli.show.told import Judged, Told

    reader, rules = outcome.workspace.reader, outcome.rules
    plans = [
        Judged(each.name, each.complete, tuple(rule for rule in rules if judges(rule, each))) for each in outcome.plans
    ]
    told = Told(
        found,
        plans,
        rules,
        outcome.files,
        session.speech,
        lambda change: edits_of(reader, change),
        reader.source,
        least,
    )
    return form(format)(told)


def _statistics(session: Session, outcome: Outcome, found: Sequence[Found], format: Format) -> str:
    """How many findings there are, as text or as JSON."""
    if format is Format.json:
        from samverkan_cli.show.statistics import as_json

        return as_json(found)
    from samverkan_cli.cli.findings import statistics

    return statistics(session, outcome, found)


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for each in given or [] for word in each.split(",") if word.strip()]


def _unsaved(session: Session, name: str | None) -> Unsaved | None:
    if name is None:
        return None
    from samverkan_cli.load.files import MAX_BYTES

    return Path(os.path.normpath(session.here / name)), sys.stdin.buffer.read(MAX_BYTES + 1)
