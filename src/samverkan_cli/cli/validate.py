"""`samverkan validate`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.session import Session, Unsaved
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, either, marked
from samverkan_cli.core.record import record
from samverkan_cli.report.formats import Format, form

if TYPE_CHECKING:
    from samverkan_cli.check.rule import Diagnostic
    from samverkan_cli.cli.checking import Outcome
    from samverkan_cli.core.diagnostic import Level
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.report.report import Report

NAME = "validate"
HELP = marked("Check plans, and report what is wrong with line and column.")
EXAMPLE = marked("Example: samverkan validate pitea --fail-on warning")


_BY_LINE = (Format.text, Format.github)
_WITH_IDS = (Format.json, Format.sarif, Format.gitlab)


class FailOn(StrEnum):
    """From which level on the exit code is 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class Show(StrEnum):
    """From which level on findings are shown."""

    error = "error"
    warning = "warning"
    info = "info"


def run(
    session: Session,
    plan: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help=marked("Plans by name, folder or file; all of them if none is given")),
    ] = None,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help=marked("Run only these rules, by code, first characters of a code, or name")),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help=marked("Do not run these rules"))] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help=marked("Exit with 1 if a finding has at least this level"))
    ] = FailOn.error,
    level: Annotated[
        Show, typer.Option(help=marked("Show no finding below this level; the exit code counts it all the same"))
    ] = Show.info,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=marked("Count findings by rule and plan instead of listing them"))
    ] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help=marked("Report only findings that are not in this file"))
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help=marked("Write this run's findings to the --baseline file"))
    ] = False,
    root: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=marked("What paths in github, gitlab, sarif and junit are relative to; the repository if not given"),
        ),
    ] = None,
    stdin: Annotated[
        str | None, typer.Option(metavar="FILENAME", help=marked("Read the contents of this file from stdin"))
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help=marked("Apply safe fixes"))] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help=marked("With --fix or --diff: also apply fixes that you need to check afterwards")
        ),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=marked("Show what --fix would change, without writing"))] = False,
) -> int:
    """Check plans. Gives 1 where there are findings at or above the level that fails, else 0.

    With --fix what remains counts; with --diff it gives 1 where something would be changed.
    """
    from samverkan_cli.check.selection import unknown_words
    from samverkan_cli.cli.wanted import by_workspace, nothing
    from samverkan_cli.rules import RULES

    _no_misuse(format, statistics=statistics, baseline=baseline, write_baseline=write_baseline)
    chosen, left_out = _words(select), _words(ignore)
    for word, near in unknown_words(RULES, [*chosen, *left_out]):
        raise UserError(
            Message("There is no rule {word}", word=word),
            Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules"),
        )
    _forbid_together(format, stdin, fix=fix, unsafe_fixes=unsafe_fixes, diff=diff)
    if diff and (statistics or baseline is not None):
        raise UserError(
            Message("--diff shows what would change, and no findings in another form"),
            Message("Leave out {option} or --diff", option="--statistics" if statistics else "--baseline"),
        )
    asked = _Asked(format, tuple(chosen), tuple(left_out), fail_on, level, statistics, baseline, write_baseline, root)
    unsaved = _unsaved(session, stdin)
    groups = by_workspace(session, plan or []) if unsaved is None else [(session, plan or [])]
    if len(groups) > 1 and (format not in _BY_LINE or statistics or baseline is not None):
        raise UserError(
            Message("{words} lie in several workspaces, and the output would be one for each", words=tuple(plan or [])),
            Message("Name those of one workspace at a time"),
        )
    codes = []
    for own, words in groups or [(session, [])]:
        workspace, names = (
            own.workspace(words, unsaved, of_any_version=True) if words or not plan else (nothing(session), [])
        )
        if (fix or diff) and workspace.unmet is None:
            code, outcome = _fixed(own, words, workspace, asked, unsafe=unsafe_fixes, diff=diff)
        else:
            code, outcome = 0, _checked(own, workspace, names, asked)
        codes.append(code if diff else _reported(own, outcome, asked))
    return max(codes)


@record
class _Asked:
    """What is asked for of every workspace."""

    format: Format
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: FailOn
    level: Show
    statistics: bool
    baseline: str | None
    write_baseline: bool
    root: Path | None


def _checked(session: Session, workspace: Workspace, names: Sequence[str], asked: _Asked) -> Outcome:
    from samverkan_cli.cli.checking import checked

    return checked(session, workspace, names, asked.select, asked.ignore)


def _fixed(
    session: Session, plan: list[str], workspace: Workspace, asked: _Asked, *, unsafe: bool, diff: bool
) -> tuple[int, Outcome]:
    """Fix files, or show what would be fixed: 1 where that is something."""
    from samverkan_cli.cli import fixing
    from samverkan_cli.fix.writing import write_all

    def judge(workspace: Workspace, names: Sequence[str]) -> Outcome:
        return _checked(session, workspace, names, asked)

    whole = not (asked.select or asked.ignore)
    done, outcome = fixing.fixed(session, plan, workspace, judge, unsafe=unsafe, whole=whole)
    if diff:
        session.write("".join(each.diff() for each in done.rewrites))
    else:
        write_all(workspace.root, done.rewrites)
    fixing.report(session, done, workspace.root, written=not diff)
    return int(bool(done.rewrites)), outcome


def _reported(session: Session, outcome: Outcome, asked: _Asked) -> int:
    """Write what was found, as it was asked for: 1 where something is at or above the level that fails."""
    from samverkan_cli.check.run import LEVELS

    found: Sequence[Diagnostic] = outcome.found
    if asked.baseline is not None or asked.format in _WITH_IDS:
        from samverkan_cli.report.identity import identified

        found = identified(found, outcome.workspace.reader.data)
    if asked.baseline is not None:
        from samverkan_cli.cli.baseline import new

        found = new(session, outcome, found, asked.baseline, write=asked.write_baseline)
    least = LEVELS.get(asked.fail_on.value)
    shown = [each for each in found if each.level >= LEVELS[asked.level.value]]
    if asked.statistics:
        session.write(_statistics(session, outcome, shown, asked.format))
    elif asked.format is Format.text:
        from samverkan_cli.cli.findings import as_text

        session.write(as_text(session, outcome, shown))
    else:
        text = form(asked.format)(_report(session, outcome, shown, least, asked.root))
        session.write(text, are_commands=asked.format is Format.github)
    return int(least is not None and any(each.level >= least for each in found))


def _no_misuse(format: Format, *, statistics: bool, baseline: str | None, write_baseline: bool) -> None:
    """Raises UserError where options do not go together."""
    if statistics and format not in (Format.text, Format.json):
        raise UserError(
            Message(
                "{option} goes with {view} only", option="--statistics", view=either(("--format text", "--format json"))
            ),
            Message("Leave one of them out"),
        )
    if write_baseline and baseline is None:
        raise UserError(
            Message("{option} goes with {view} only", option="--write-baseline", view="--baseline"),
            Message("Write {option} and the name of a file too", option="--baseline"),
        )


def _report(
    session: Session, outcome: Outcome, found: Sequence[Diagnostic], least: Level | None, root: Path | None
) -> Report:
    """What a form for programs is made from."""
    from samverkan_cli.check.run import hindrance
    from samverkan_cli.report.paths import folder_in
    from samverkan_cli.report.report import Judged, Report
    from samverkan_cli.yamltext.splice import Splicer

    reader, rules = outcome.workspace.reader, outcome.rules
    plans = []
    for each in outcome.plans:
        own = [rule for rule in rules if outcome.selection.runs(rule, each.name)]
        not_run = {rule.code: why for rule in own if (why := hindrance(rule, each))}
        plans.append(Judged(each.name, each.complete, own, not_run))
    folder = folder_in(outcome.workspace.root, session.here / root if root is not None else None, os.environ)
    splicer = Splicer(reader.positions)
    return Report(found, plans, rules, outcome.files, session.speech, splicer, reader.source, least, folder)


def _statistics(session: Session, outcome: Outcome, found: Sequence[Diagnostic], format: Format) -> str:
    """How many findings there are, as text or as JSON."""
    if format is Format.json:
        from samverkan_cli.report.statistics import as_json

        return as_json(found)
    from samverkan_cli.cli.findings import statistics

    return statistics(session, outcome, found)


def _forbid_together(format: Format, stdin: str | None, *, fix: bool, unsafe_fixes: bool, diff: bool) -> None:
    """Raise UserError for words that make no sense together."""
    if stdin is not None and (fix or diff):
        raise UserError(
            Message("What is read from stdin cannot be fixed in its file"),
            Message("Save it first, and leave out --stdin"),
        )
    if unsafe_fixes and not (fix or diff):
        raise UserError(
            Message("--unsafe-fixes alone fixes nothing"),
            Message("Write --diff beside it to see what would change, or --fix to change it"),
        )
    if diff and format is not Format.text:
        raise UserError(
            Message("--diff shows what would change, and no findings in another form"),
            Message("Leave out --format or --diff"),
        )


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for each in given or [] for word in each.split(",") if word.strip()]


def _unsaved(session: Session, name: str | None) -> Unsaved | None:
    if name is None:
        return None
    from samverkan_cli.load.files import MAX_BYTES

    return Path(os.path.normpath(session.here / name)), sys.stdin.buffer.read(MAX_BYTES + 1)
