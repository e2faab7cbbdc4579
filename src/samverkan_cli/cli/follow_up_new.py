"""`samverkan follow-up new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import normalize

import typer

from samverkan_cli.cli.options import Plan
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

if TYPE_CHECKING:
    from samverkan_cli.derive.next_report import NextReport

NAME = "new"
HELP = marked(
    "Lay out the next follow-up of a plan. It is a file in its folder, with what is known and what to fill in."
)
EXAMPLE = marked("Example: samverkan follow-up new exempel --dry-run")


def run(
    session: Session,
    plan: Plan = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=marked("Show what would change, without writing"))] = False,
) -> int:
    """Lay out a follow-up. Gives 1 where the plan cannot be read, else 0, also where it is laid out already."""
    from samverkan_cli.cli.picking import open_plan
    from samverkan_cli.cli.written_files import write_or_show
    from samverkan_cli.core.suggest import free_id
    from samverkan_cli.derive.next_report import next_report
    from samverkan_cli.exchange.follow_up_form import file_name, form, word
    from samverkan_cli.fix.rewrite import Rewrite
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.i18n.speech import spoken
    from samverkan_cli.model.follow_up import FollowUp

    which = Message("It must be said which plan is followed up")
    opened = open_plan(session, plan, which, Message("Nothing was laid out"))
    if opened is None:
        return 1
    workspace, project = opened
    if workspace.alone and plan is not None and session.path(plan).is_file():
        raise UserError(
            Message("{file} is read by itself, so a follow-up beside it would not be read with it", file=plan),
            Message("Name the folder that it lies in"),
        )
    say = Phrases(spoken(project.document.language, workspace.settings.language or session.speech.code))
    report = next_report(project, session.today, word(say))
    if isinstance(report, FollowUp):
        session.say(
            Message(
                "{report} is laid out already, and is to be filled in: {file}",
                report=report.title,
                file=session.shown(workspace.root / report.at().file),
            )
        )
        return 0
    folder = workspace.root / project.folder
    taken = {normalize("NFC", path.stem) for path in folder.iterdir()}
    file = (Path(project.folder) / f"{free_id(file_name(report, say), taken)}.yaml").as_posix()
    rewrite = Rewrite(file, None, form(report, say).encode())
    _say_day(session, report)
    return write_or_show(session, workspace.root, [rewrite], dry_run=dry_run)


def _say_day(session: Session, report: NextReport) -> None:
    """Say which promise a follow-up is for, or that there is none, so that it has the day of today."""
    if report.promise is None:
        session.say(
            Message("No promised report is left, so this follow-up has the id {id} and today's date", id=report.id)
        )
    elif report.due is None:
        session.say(
            Message(
                "It is not known by which day the report {promise} was promised, so it has today's date",
                promise=report.promise.id,
            )
        )
    else:
        session.say(Message("The report {promise} was promised by {due}", promise=report.promise.id, due=report.due))
