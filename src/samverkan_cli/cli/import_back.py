"""A filled-in table, back into the plan that it was made of."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_cli.cli.session import Session
from samverkan_cli.cli.streams import say
from samverkan_cli.core.message import Message, counted

if TYPE_CHECKING:
    from samverkan_cli.exchange.taken_back import TakenBack, TakenCell
    from samverkan_cli.fix.rewrite import Rewrite
    from samverkan_cli.load.workspace import Workspace


def import_back(session: Session, path: Path, plan: str, *, write: bool) -> int:
    """Show what a table has otherwise than when it was sent out, and write that where it is to be written.

    Gives 1 where something of it is left out, else 0.
    """
    from samverkan_cli.cli.picking import open_plan
    from samverkan_cli.cli.written_files import write_or_show
    from samverkan_cli.exchange.filled_in import filled_in
    from samverkan_cli.exchange.taken_back import taken_back
    from samverkan_cli.load.files import given
    from samverkan_cli.report.taken_back import as_text

    which = Message("It must be said which plan the table goes back into")
    opened = open_plan(session, plan, which, Message("Nothing was taken in"))
    if opened is None:
        return 1
    workspace, project = opened
    filled = filled_in(given(path), path.name)
    back = taken_back(filled, project, session.today)
    if write and back.conflicts:
        back = _decided(session, back)
    back, rewrites = _rewrites(workspace, back)
    layout = session.layout()
    as_text(back, path.name, layout)
    session.write(str(layout))
    left = len(back.refused) + len(back.conflicts)
    if write:
        write_or_show(session, workspace.root, rewrites, dry_run=False)
    elif rewrites:
        session.say(Message("Nothing was written. To write it into the plan, add --write"))
    if left:
        session.say(counted("{n} cell was left out", "{n} cells were left out", left))
    return 1 if left else 0


def _decided(session: Session, back: TakenBack) -> TakenBack:
    """Ask of each cell that the plan has changed too which is to count; without a terminal none is taken in."""
    if not session.can_ask:
        return back
    taken = [each for each in back.conflicts if _is_taken(session, each)]
    rest = tuple(each for each in back.conflicts if each not in taken)
    return replace(back, changes=(*back.changes, *taken), conflicts=rest)


def _is_taken(session: Session, one: TakenCell) -> bool:
    from samverkan_cli.report.layout import Layout
    from samverkan_cli.report.taken_back import conflict

    window = session.window(stderr=True)
    layout = Layout(session.speech, window, window.column)
    conflict(one, layout)
    say(str(layout).rstrip("\n"))
    of_table, of_plan = session.speech(Message("in the table")), session.speech(Message("in the plan"))
    question = session.speech(
        Message("Which counts, what stands {table} (1) or {plan} (2)?", table=of_table, plan=of_plan)
    )
    while True:
        say(f"{question} [2]")
        answer = sys.stdin.readline().strip()
        if answer in ("", "1", "2"):
            return answer == "1"


def _rewrites(workspace: Workspace, back: TakenBack) -> tuple[TakenBack, list[Rewrite]]:
    """The files with what is taken in. What cannot be written safely is refused, with the cell that it stands in."""
    from samverkan_cli.compare.filled_in import RefusedCell
    from samverkan_cli.exchange.taken_back import changes_by_file, without_refused
    from samverkan_cli.fix.rewrite import rewritten_together

    rewrites: list[Rewrite] = []
    refused: list[RefusedCell] = []
    for file, some in changes_by_file(back).items():
        rewrite, why = rewritten_together(workspace.reader, file, [each.change for each in some])
        rewrites.append(rewrite)
        refused += [RefusedCell(place, why[n].message, why[n].help) for n in why for place in some[n].places]
    return without_refused(back, refused), rewrites
