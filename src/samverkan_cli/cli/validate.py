"""`samverkan validate`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.changes import SINCE
from samverkan_cli.cli.options import Plans, takes, trimmed
from samverkan_cli.cli.session import Session, Unsaved
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, either, marked
from samverkan_cli.core.record import record
from samverkan_cli.report.formats import Format, form

if TYPE_CHECKING:
    from samverkan_cli.check.rule import Diagnostic
    from samverkan_cli.core.diagnostic import Level
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.report.report import Report
    from samverkan_cli.validation.checking import Outcome

NAME = "validate"
HELP = marked("Check plans, and report what is wrong. Each finding has its line and column.")
EXAMPLE = marked("Example: samverkan validate pitea --fail-on warning")

MANY = 24
"""From so many plans on they are judged in several processes: with fewer, starting those costs more than it saves."""
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


@record
class Options:
    """What is asked for of every workspace."""

    plan: Plans = None
    fix: Annotated[bool, typer.Option("--fix", help=marked("Apply safe fixes"))] = False
    diff: Annotated[bool, typer.Option("--diff", help=marked("Show what --fix would change, without writing"))] = False
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help=marked("With --fix or --diff: also apply fixes that you need to check afterwards")
        ),
    ] = False
    summary: Annotated[
        bool, typer.Option("--summary", help=marked("Show the summaries alone, and no finding in full"))
    ] = False
    full: Annotated[bool, typer.Option("--full", help=marked("Show every finding in full"))] = False
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help=marked("Run only these rules, by code, first characters of a code, or name")),
    ] = None
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help=marked("Do not run these rules"))] = None
    fail_on: Annotated[FailOn, typer.Option(help=marked("Exit with 1 if a finding has at least this level"))] = (
        FailOn.error
    )
    level: Annotated[
        Show, typer.Option(help=marked("Show no finding below this level; the exit code counts it all the same"))
    ] = Show.info
    no_gather: Annotated[
        bool, typer.Option("--no-gather", help=marked("Report each thing, where most of a collection lack the same"))
    ] = False
    statistics: Annotated[
        bool, typer.Option("--statistics", help=marked("Count findings by rule and plan instead of listing them"))
    ] = False
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help=marked("Report only findings that are not in this file"))
    ] = None
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help=marked("Write this run's findings to the --baseline file"))
    ] = False
    since: Annotated[str | None, typer.Option(metavar="REV|DIR", help=SINCE)] = None
    root: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=marked("What paths in github, gitlab, sarif and junit are relative to; the repository if not given"),
        ),
    ] = None
    stdin: Annotated[
        str | None, typer.Option(metavar="FILENAME", help=marked("Read the contents of this file from stdin"))
    ] = None

    @property
    def chosen(self) -> list[str]:
        """The rules that are to run; all of them where none is named."""
        return _words(self.select)

    @property
    def left_out(self) -> list[str]:
        """The rules that are not to run."""
        return _words(self.ignore)

    @property
    def gathers(self) -> bool:
        """Whether what most of a collection lack is one finding: not where each thing must keep its own identity."""
        return not self.no_gather and self.format in (Format.text, Format.json, Format.github)


@takes(Options)
def run(session: Session, options: Options) -> int:
    """Check plans. Gives 1 where there are findings at or above the level that fails, else 0.

    With --fix what remains counts; with --diff it gives 1 where something would be changed.
    """
    from samverkan_cli.check.selection import unknown_words
    from samverkan_cli.cli.wanted import by_workspace, nothing
    from samverkan_cli.rules import RULES

    _no_misuse(options)
    for word, near in unknown_words(RULES, [*options.chosen, *options.left_out]):
        raise UserError(
            Message("There is no rule {word}", word=word),
            Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules"),
        )
    plan = options.plan or []
    unsaved = _unsaved(session, options.stdin)
    groups = by_workspace(session, plan) if unsaved is None else [(session, plan)]
    if len(groups) > 1 and (options.format not in _BY_LINE or options.statistics or options.baseline is not None):
        raise UserError(
            Message("{words} lie in several workspaces, and the output would be one for each", words=tuple(plan)),
            Message("Name those of one workspace at a time"),
        )
    codes = []
    for own, words in groups or [(session, [])]:
        workspace, names = (
            own.workspace(words, unsaved, of_any_version=True) if words or not plan else (nothing(session), [])
        )
        if (options.fix or options.diff) and workspace.unmet is None:
            code, outcome = _fixed(own, words, workspace, options)
        else:
            code, outcome = 0, _checked(own, workspace, names, options)
        codes.append(code if options.diff else _reported(own, outcome, options))
    return max(codes)


def _checked(session: Session, workspace: Workspace, names: Sequence[str], options: Options) -> Outcome:
    from samverkan_cli.cli.checking import checked

    compared = None
    if (since := trimmed(options.since)) is not None and names:
        from samverkan_cli.cli.earlier import compares

        compared = compares(session, workspace, names, since)
    elif not (workspace.reader.overlay or options.fix or options.diff) and len(names) >= MANY:
        from samverkan_cli.validation.many import checked_many

        request = (session.today, tuple(options.chosen), tuple(options.left_out))
        return checked_many(workspace, names, request, session.speech)
    return checked(session, workspace, names, options.chosen, options.left_out, compared)


def _fixed(session: Session, plan: list[str], workspace: Workspace, options: Options) -> tuple[int, Outcome]:
    """Fix files, or show what would be fixed: 1 where that is something."""
    from samverkan_cli.cli import fixing
    from samverkan_cli.fix.writing import write_all

    def judge(workspace: Workspace, names: Sequence[str]) -> Outcome:
        return _checked(session, workspace, names, options)

    whole = not (options.chosen or options.left_out)
    done, outcome = fixing.fixed(session, plan, workspace, judge, unsafe=options.unsafe_fixes, whole=whole)
    if options.diff:
        session.write("".join(each.diff() for each in done.rewrites))
    else:
        write_all(workspace.root, done.rewrites)
    fixing.report(session, done, workspace.root, written=not options.diff)
    return int(bool(done.rewrites)), outcome


def _reported(session: Session, outcome: Outcome, options: Options) -> int:
    """Write what was found, as it was asked for: 1 where something is at or above the level that fails."""
    from samverkan_cli.check.judging import LEVELS

    found: Sequence[Diagnostic] = outcome.found
    if options.baseline is not None or options.format in _WITH_IDS:
        from samverkan_cli.report.identity import identified

        found = identified(found, outcome.workspace.reader.data)
    if options.baseline is not None:
        from samverkan_cli.cli.baseline import new

        found = new(session, outcome, found, options.baseline, write=options.write_baseline)
    least = LEVELS.get(options.fail_on.value)
    shown = [each for each in found if each.level >= LEVELS[options.level.value]]
    if options.statistics:
        session.write(_statistics(session, outcome, shown, options.format))
    elif options.format is Format.text:
        from samverkan_cli.cli.findings import as_text

        text = as_text(session, outcome, shown, gather=options.gathers, full=options.full, brief=options.summary)
        session.write(text)
    else:
        if options.gathers:
            shown = _gathered(session, outcome, shown)
        text = form(options.format)(_report(session, outcome, shown, least, options.root))
        session.write(text, are_commands=options.format is Format.github)
    return int(least is not None and any(each.level >= least for each in found))


def _gathered(session: Session, outcome: Outcome, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Findings in their order, those that are many of one collection as one, which has an id of its own."""
    from samverkan_cli.check.gathering import gathered
    from samverkan_cli.report.identity import identified
    from samverkan_cli.report.order import ordered

    together = gathered(found)
    one = identified([each for each in together if each.gathered], outcome.workspace.reader.data)
    return ordered([*(each for each in together if not each.gathered), *one], session.speech)


def _no_misuse(options: Options) -> None:
    """Raises UserError where options do not go together."""
    only = Message("Leave one of them out")
    if options.statistics and options.format not in (Format.text, Format.json):
        raise UserError(
            Message(
                "{option} goes with {view} only", option="--statistics", view=either(("--format text", "--format json"))
            ),
            only,
        )
    if options.write_baseline and options.baseline is None:
        raise UserError(
            Message("{option} goes with {view} only", option="--write-baseline", view="--baseline"),
            Message("Write {option} and the name of a file too", option="--baseline"),
        )
    for option in [name for name, is_set in (("--summary", options.summary), ("--full", options.full)) if is_set]:
        if options.format is not Format.text or options.statistics:
            raise UserError(Message("{option} goes with {view} only", option=option, view="--format text"), only)
    if options.summary and options.full:
        raise UserError(Message("--summary and --full ask for less and for more"), only)
    _forbid_together(options)


def _report(
    session: Session, outcome: Outcome, found: Sequence[Diagnostic], least: Level | None, root: Path | None
) -> Report:
    """What a form for programs is made from."""
    from samverkan_cli.report.paths import folder_in
    from samverkan_cli.report.report import Judged, Report
    from samverkan_cli.yamltext.splice import Splicer

    reader, rules = outcome.workspace.reader, outcome.rules
    plans = []
    for each in outcome.facts:
        own = [rule for rule in rules if outcome.selection.runs(rule, each.name)]
        plans.append(Judged(each.name, each.complete, own, outcome.not_run(each)))
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


def _forbid_together(options: Options) -> None:
    """Raise UserError for words that make no sense together where files are fixed."""
    if options.stdin is not None and (options.fix or options.diff):
        raise UserError(
            Message("What is read from stdin cannot be fixed in its file"),
            Message("Save it first, and leave out --stdin"),
        )
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UserError(
            Message("--unsafe-fixes alone fixes nothing"),
            Message("Write --diff beside it to see what would change, or --fix to change it"),
        )
    no_other = Message("--diff shows what would change, and no findings in another form")
    if options.diff and options.format is not Format.text:
        raise UserError(no_other, Message("Leave out --format or --diff"))
    if options.diff and (options.statistics or options.baseline is not None):
        option = "--statistics" if options.statistics else "--baseline"
        raise UserError(no_other, Message("Leave out {option} or --diff", option=option))


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for each in given or [] for word in each.split(",") if word.strip()]


def _unsaved(session: Session, name: str | None) -> Unsaved | None:
    if name is None:
        return None
    from samverkan_cli.load.files import MAX_BYTES

    return Path(os.path.normpath(session.here / name)), sys.stdin.buffer.read(MAX_BYTES + 1)
