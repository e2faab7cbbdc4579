"""What `samverkan pick` tells of a choice, and of why there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samverkan_cli.cli.choosing import Opened, Refused
from samverkan_cli.cli.command import tell
from samverkan_cli.cli.paper import paper_for, put
from samverkan_cli.cli.picking import Made
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, brief, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.pick.context import Frame
from samverkan_cli.report.choice import as_json as written_json
from samverkan_cli.report.choice import choice

VERSION = 1
SAME = Message("All of this stands in the plan already; nothing was written")
_SHOWN = 20
"""How many faults in a file of ballots are told one by one."""


def refused(session: Session, plan: Opened, why: Refused, *, as_json: bool) -> None:
    """Say what stands in the way of a choice."""
    say = session.speech
    for message in why.notes:
        session.say(message)
    for each in why.broken:
        tell(say, UserError(each.message, each.help))
    if why.conflict is not None:
        tell(say, UserError(why.conflict.message))
        for help in why.conflict.helps:
            _tell_help(session, help)
    for fault in why.faults[:_SHOWN]:
        message = Message("{file}, row {row}: {fault}", file=why.file, row=fault.row, fault=brief(fault.message))
        tell(say, UserError(message, fault.help))
    if len(why.faults) > _SHOWN:
        session.say(counted("and {n} more", "and {n} more", len(why.faults) - _SHOWN))
    if why.faults:
        session.say(
            Message("Nothing was counted. Mend the ballots, or leave faulty ones out with --skip-invalid")
            if why.by_votes
            else Message("Nothing was picked")
        )
    if as_json:
        session.write(_refused_as_json(session, plan, why))


def _tell_help(session: Session, help: Message) -> None:
    """Say on stderr one more thing that can be done."""
    sys.stderr.write(f"  = {session.speech(help)}\n")


def _refused_as_json(session: Session, plan: Opened, refused: Refused) -> str:
    say = session.speech
    goals = [(id, plan.project.goals[id].title) for id in refused.goals if id in plan.project.goals.by_id]
    conflict = refused.conflict
    return written_json(
        {
            **_head(plan, refused.frame),
            "goals": [{"id": id, "title": title} for id, title in goals],
            "broken": [{"message": say(each.message), "help": say(each.help)} for each in refused.broken],
            "conflict": {
                "message": say(conflict.message),
                "limits": [say(each.said) for each in conflict.limits],
                "help": [say(each) for each in conflict.helps],
            }
            if conflict is not None
            else None,
            "faults": [
                {"row": each.row, "message": say(brief(each.message)), "help": say(each.help)}
                for each in refused.faults
            ],
            "notes": [say(each) for each in refused.notes],
            "file": None,
            "diff": None,
            "record": None,
            "outcome": None,
            "written": False,
        }
    )


def _head(plan: Opened, frame: Frame) -> dict[str, Any]:
    when = frame.period
    return {
        "version": VERSION,
        "plan": plan.name,
        "period": {"id": when.id, "from": when.from_.isoformat(), "until": when.until.isoformat()},
        "by": frame.picker.id,
    }


def as_json(session: Session, plan: Opened, made: Made, *, written: bool) -> str:
    """The choice as one JSON document. `written` is whether it stands in the plan now."""
    record, *files = made.rewrites
    return written_json(
        {
            **_head(plan, made.frame),
            "goals": [{"id": pick.goal.id, "title": pick.wording} for pick in made.selection.goals],
            "broken": [],
            "conflict": None,
            "faults": [],
            "notes": [session.speech(each) for each in made.notes],
            "file": files[-1].file,
            "diff": "".join(each.diff() for each in made.rewrites),
            "record": record.file,
            "outcome": made.record.model_dump(mode="json", by_alias=True),
            "written": written,
        }
    )


def told(session: Session, plan: Opened, made: Made, *, written: bool) -> None:
    """Tell the choice, and where it was written; else what would be different in the files of the plan."""
    say = Phrases(session.speech.code)
    paper = paper_for(session)
    choice(made.record, plan.project, made.frame.picker.title, paper, say)
    paper.line(say(_bound(made)))
    record, *files = made.rewrites
    changed = [each.file for each in made.rewrites if each.old != each.new]
    if written:
        names = tuple(_names(session, plan, changed))
        paper.line(say(Message("Written and read back: {files}", files=names) if changed else SAME))
    elif record.file in changed:
        (name,) = _names(session, plan, [record.file])
        paper.line(say(Message("The record would be {file}", file=name)))
    put(session, paper)
    if not written:
        diffs = [each.diff() for each in files]
        session.write("".join(["\n", *diffs]) if any(diffs) else "")


def _names(session: Session, plan: Opened, files: Sequence[str]) -> list[str]:
    here = session.here.resolve()
    return [Path(os.path.relpath(plan.workspace.root / file, here)).as_posix() for file in files]


def _bound(made: Made) -> Message:
    selection = made.selection
    if selection.binds_all:
        return Message("It binds every group")
    if selection.binds:
        return Message("It binds {groups}", groups=tuple(group.title for group in selection.binds))
    return Message("It binds {who}", who=made.frame.picker.title)
