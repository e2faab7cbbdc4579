"""`samverkan pick`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from samverkan_cli.cli.options import (
    HOW,
    WHAT,
    WRITTEN,
    Format,
    PeriodArguments,
    Several,
    day,
    needed,
    option,
    pairs,
    takes,
    words,
)
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.record import record

if TYPE_CHECKING:
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.pick.choose import Choice
    from samverkan_cli.pick.context import Context
    from samverkan_cli.pick.request import Request
    from samverkan_cli.report.choice import WrittenChoice

NAME = "pick"
HELP = marked("Pick goals for a period. By hand, by votes or by weights; the choice is written into the plan.")
EXAMPLE = marked(
    "Example: samverkan pick exempel --period 2029-2030 --by centrala-rådet --goal veta-vem --goal bli-saknad --dry-run"
)


class Method(StrEnum):
    """How goals are picked."""

    manual = "manual"
    vote = "vote"
    optimise = "optimise"


class Rule(StrEnum):
    """How votes are counted."""

    equal_shares = "equal-shares"
    seq_phragmen = "seq-phragmen"
    seq_pav = "seq-pav"
    pav = "pav"
    av = "av"


@record
class Options(PeriodArguments):
    """What can be written after the command."""

    binds: Annotated[
        Several, option(WHAT, "all|GROUP", marked("Whom the choice binds; the picker if not given. Can be repeated"))
    ] = None
    goal: Annotated[
        Several, option(WHAT, "ID", marked("A goal to pick. Can be repeated; tick goals in a list if none is given"))
    ] = None
    add: Annotated[Several, option(WHAT, "ID=TEXT", marked("Add a goal to the bank"))] = None
    method: Annotated[
        Method | None, option(HOW, None, marked("How goals are picked; decided by the other options if not given"))
    ] = None
    rule: Annotated[Rule | None, option(HOW, None, marked("How votes are counted; by equal shares if not given"))] = (
        None
    )
    ballots: Annotated[
        str | None,
        option(HOW, "FILE", marked("The votes: a filled-in ballot file (.xlsx or .csv), or an exported form")),
    ] = None
    skip_invalid: Annotated[
        bool, option(HOW, None, marked("Skip invalid ballots instead of stopping at them"), "--skip-invalid")
    ] = False
    weights: Annotated[
        str | None, option(HOW, "FILE", marked("What goals are worth, as CSV with columns goal and weight"))
    ] = None
    lot: Annotated[
        str | None, option(HOW, "SEED", marked("Break ties by lot, drawn with this seed, before the order of the bank"))
    ] = None
    put_in: Annotated[Several, option(HOW, "ID=WHY", marked("Put in a goal by hand after the count, and say why"))] = (
        None
    )
    take_out: Annotated[
        Several, option(HOW, "ID=WHY", marked("Take out a goal by hand after the count, and say why"))
    ] = None
    wording: Annotated[Several, option(WRITTEN, "ID=TEXT", marked("The adopted wording of a picked goal"))] = None
    decided: Annotated[str | None, option(WRITTEN, "DATE", marked("The date of the decision"))] = None
    section: Annotated[str | None, option(WRITTEN, "TEXT", marked("The section of the minutes, such as § 14"))] = None
    replace: Annotated[
        bool, option(WRITTEN, None, marked("Replace what the same picker picked before"), "--replace")
    ] = False
    pabulib: Annotated[
        str | None, option(WRITTEN, "FILE", marked("Write the vote in Pabulib's format too, to be counted elsewhere"))
    ] = None
    dry_run: Annotated[bool, option(WRITTEN, None, marked("Show what would change, without writing"), "--dry-run")] = (
        False
    )
    format: Annotated[Format, option(WRITTEN, None, marked("The output format"))] = Format.text

    @property
    def request(self) -> Request:
        """The request. Raises UserError where it cannot be read."""
        from samverkan_cli.pick.request import Request

        return Request(
            needed(self.period, "--period", "ID"),
            needed(self.by, "--by", "WHO"),
            binds=words(self.binds),
            first=day(self.first),
            until=day(self.until),
            method=self.method.value
            if self.method
            else "vote"
            if self.ballots
            else "optimise"
            if self.weights
            else "manual",
            goals=words(self.goal),
            rule=self.rule.value if self.rule else None,
            ballots=self.ballots,
            weights=self.weights,
            min_ticks=self.min_ticks,
            max_ticks=self.max_ticks,
            skip_invalid=self.skip_invalid,
            lot=self.lot,
            limits=self.limits,
            decided=day(self.decided),
            section=(self.section or "").strip() or None,
            replace=self.replace,
            wordings=pairs(self.wording, "--wording"),
            added=pairs(self.add, "--add"),
            put_in=pairs(self.put_in, "--put-in"),
            taken_out=pairs(self.take_out, "--take-out"),
        )


@takes(Options)
def run(session: Session, options: Options) -> int:
    """Pick goals. Gives 1 where the plan, the ballots or the limits stand in the way, else 0."""
    from samverkan_cli.cli.picking import open_plan, read_table, refuse
    from samverkan_cli.cli.ticking import with_ticked
    from samverkan_cli.pick.choose import Refusal, choose
    from samverkan_cli.pick.context import resolve
    from samverkan_cli.report.choice import refusal_json

    request = options.request
    opened = open_plan(session, options.plan)
    if opened is None:
        return 1
    workspace, project = opened
    context = resolve(project, request)
    request = with_ticked(session, context, request)
    table = read_table(session, request)
    try:
        with session.working(Message("Choosing goals")):
            choice = choose(context, request, table)
    except Refusal as why:
        refuse(session, why, request)
        if options.format is Format.json:
            session.write(refusal_json(context, why, session.speech))
        return 1
    return _write(session, workspace, context, options, request, choice)


def _write(
    session: Session, workspace: Workspace, context: Context, options: Options, request: Request, choice: Choice
) -> int:
    """Write the choice, unless it is only tried, and report it."""
    from samverkan_cli.cli.choice_files import written_choice
    from samverkan_cli.fix.writing import write_all, write_file
    from samverkan_cli.report import choice as report

    made = written_choice(session, workspace, context, request, choice)
    for message in made.notes:
        session.say(message)
    vote = _pabulib(context, choice) if options.pabulib else b""
    if not options.dry_run:
        write_all(workspace.root, made.rewrites)
        if options.pabulib:
            write_file(session.here / options.pabulib, vote)
    if options.format is Format.json:
        written = bool(made.changed) and not options.dry_run
        session.write(report.choice_json(made, session.speech, written=written))
    else:
        _show(session, workspace.root, made, written=not options.dry_run)
        if options.dry_run:
            session.say(Message("Nothing was written") if made.changed else report.SAME)
    return 0


def _pabulib(context: Context, choice: Choice) -> bytes:
    from samverkan_cli.exchange.pabulib import vote

    if choice.method != "vote":
        raise UserError(
            Message("Only a vote can be written in Pabulib's format"),
            Message("Leave {option} out, or pick by votes with --ballots", option="--pabulib"),
        )
    return vote(context, choice)


def _show(session: Session, root: Path, made: WrittenChoice, *, written: bool) -> None:
    """Report the choice, and where it was written; else what would be different in the files of the plan."""
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.report.choice import SAME, report

    say, layout = Phrases(session.speech.code), session.layout()
    report(made, layout, say)
    names = tuple(session.shown(root / file) for file in made.changed)
    if written:
        layout.line(say(Message("Written and read back: {files}", files=names) if names else SAME))
    elif made.rewrites[0].file in made.changed:
        layout.line(say(Message("The record would be {file}", file=names[0])))
    session.write(str(layout))
    if not written and made.diff:
        session.write(f"\n{made.diff}")
