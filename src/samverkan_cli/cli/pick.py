"""`samverkan pick`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.options import HOW, WHAT, WRITTEN, LimitArguments, day, needed, option, pairs, takes, words
from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message, marked

if TYPE_CHECKING:
    from samverkan_cli.pick.request import Request
    from samverkan_cli.report.choice import WrittenChoice

NAME = "pick"
HELP = marked(
    "Pick goals from the bank for a period, by hand, by votes or by weights, and write the choice into the plan."
)
EXAMPLE = marked(
    "Example: samverkan pick pitea --period 2027 --by samrådsgrupp --goal våga-säga-nej --goal trygg-i-föräldrarollen"
    " --dry-run"
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


class Format(StrEnum):
    """In what form the choice is reported."""

    text = "text"
    json = "json"


Several = list[str] | None


@dataclass(frozen=True)
class Options(LimitArguments):
    """What can be written after the command."""

    plan: Annotated[
        str | None,
        typer.Argument(metavar="PLAN", help=marked("A plan by name, folder or file; not needed if there is only one")),
    ] = None
    period: Annotated[str | None, option(WHAT, "ID", marked("The period: one in the plan, or a new one"))] = None
    by: Annotated[str | None, option(WHAT, "WHO", marked("Who picks: the id of an owner or a group"))] = None
    binds: Annotated[
        Several, option(WHAT, "all|GROUP", marked("Whom the choice binds; the picker if not given. Can be repeated"))
    ] = None
    first: Annotated[str | None, option(WHAT, "DATE", marked("The first day of a new period"), "--from")] = None
    until: Annotated[str | None, option(WHAT, "DATE", marked("The last day of a new period"))] = None
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
        str | None, option(HOW, "FILE", marked("The votes, as CSV with columns voter and goal, or voter and goals"))
    ] = None
    min_ticks: Annotated[int, option(HOW, "N", marked("The least number of goals that a voter must tick"), min=0)] = 3
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
    dry_run: Annotated[bool, option(WRITTEN, None, marked("Show what would change, without writing"), "--dry-run")] = (
        False
    )
    format: Annotated[Format, option(WRITTEN, None, marked("The output format"))] = Format.text

    @property
    def request(self) -> Request:
        """What is asked for. Raises UserError where it cannot be read."""
        from samverkan_cli.pick.request import Request

        section = self.section and self.section.strip()
        return Request(
            needed(self.period, "--period", "ID"),
            needed(self.by, "--by", "WHO"),
            words(self.binds),
            day(self.first),
            day(self.until),
            self.method.value if self.method else "vote" if self.ballots else "optimise" if self.weights else "manual",
            words(self.goal),
            self.rule.value if self.rule else None,
            self.ballots,
            self.weights,
            self.min_ticks,
            self.skip_invalid,
            self.lot,
            self.limits,
            day(self.decided),
            section or None,
            self.replace,
            pairs(self.wording, "--wording"),
            pairs(self.add, "--add"),
            pairs(self.put_in, "--put-in"),
            pairs(self.take_out, "--take-out"),
        )


@takes(Options)
def run(session: Session, options: Options) -> int:
    """Pick goals. Gives 1 where the plan, the ballots or the limits stand in the way, else 0."""
    from samverkan_cli.cli.choice_files import written_choice
    from samverkan_cli.cli.picking import open_plan, refuse
    from samverkan_cli.fix.writing import write_all
    from samverkan_cli.pick.choose import Refusal
    from samverkan_cli.report import choice as report

    request, as_json = options.request, options.format is Format.json
    opened = open_plan(session, options.plan)
    if opened is None:
        return 1
    workspace, project = opened
    made = written_choice(session, workspace, project, request)
    if isinstance(made, Refusal):
        refuse(session, made, as_json=as_json)
        return 1
    for message in made.notes:
        session.say(message)
    if not options.dry_run:
        write_all(workspace.root, made.rewrites)
    if as_json:
        written = bool(made.changed) and not options.dry_run
        session.write(report.choice_json(made, session.speech, written=written))
    else:
        _show(session, workspace.root, made, written=not options.dry_run)
        if options.dry_run:
            session.say(Message("Nothing was written") if made.changed else report.SAME)
    return 0


def _show(session: Session, root: Path, made: WrittenChoice, *, written: bool) -> None:
    """Report the choice, and where it was written; else what would be different in the files of the plan."""
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.report.choice import SAME, report

    say, layout, here = Phrases(session.speech.code), session.layout(), session.here.resolve()
    report(made, layout, say)
    names = tuple(Path(os.path.relpath(root / file, here)).as_posix() for file in made.changed)
    if written:
        layout.line(say(Message("Written and read back: {files}", files=names) if names else SAME))
    elif made.rewrites[0].file in made.changed:
        layout.line(say(Message("The record would be {file}", file=names[0])))
    session.write(str(layout))
    if not written and made.diff:
        session.write(f"\n{made.diff}")
