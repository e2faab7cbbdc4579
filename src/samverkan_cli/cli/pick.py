"""`samverkan pick`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import normalize

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message, counted, either, marked
from samverkan_cli.core.trouble import Trouble

if TYPE_CHECKING:
    from samverkan_cli.cli.checking import Outcome
    from samverkan_cli.edit.rewriting import Rewrite
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.model.goals import Goal
    from samverkan_cli.model.periods import Selection
    from samverkan_cli.pick.frame import Frame, Home
    from samverkan_cli.pick.limits import Broken

NAME = "pick"
HELP = marked("Pick goals from the bank for a period, and write the choice into the plan.")
EXAMPLE = marked(
    "Example: samverkan pick pitea --period 2027 --by samrådsgrupp --goal våga-säga-nej --goal trygg-i-föräldrarollen"
    " --dry-run"
)

VERSION = 1
_READING = ("SAM0", "SAM1")


class Method(StrEnum):
    """How goals are picked."""

    manual = "manual"


class Format(StrEnum):
    """How the choice is told."""

    text = "text"
    json = "json"


def run(
    session: Session,
    period: Annotated[str, typer.Option(metavar="ID", help=marked("The period: one of the plan's, or a new one"))],
    by: Annotated[str, typer.Option(metavar="WHO", help=marked("Who picks: the id of an owner or a group"))],
    plan: Annotated[
        str | None, typer.Argument(metavar="PLAN", help=marked("The plan by name, folder or file; else the only one"))
    ] = None,
    binds: Annotated[
        list[str] | None,
        typer.Option(metavar="all|GROUP", help=marked("Whom the choice binds; else who makes it. May be repeated")),
    ] = None,
    method: Annotated[Method | None, typer.Option(help=marked("How the goals are picked"))] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help=marked("A goal; may be repeated. Without any, goals are ticked in the terminal")
        ),
    ] = None,
    count: Annotated[
        int | None, typer.Option(min=1, metavar="N", help=marked("So many goals are to be picked"))
    ] = None,
    at_least: Annotated[int | None, typer.Option(min=1, metavar="N", help=marked("No fewer goals than this"))] = None,
    at_most: Annotated[int | None, typer.Option(min=1, metavar="N", help=marked("No more goals than this"))] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help=marked("The first day of a new period"))
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help=marked("The last day of a new period"))] = None,
    decided: Annotated[str | None, typer.Option(metavar="DATE", help=marked("The day of the decision"))] = None,
    section: Annotated[
        str | None, typer.Option(metavar="TEXT", help=marked("The section of the minutes, such as § 14"))
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=marked("Change what the same picker has picked before"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=marked("Show what would change in the file, and write nothing"))
    ] = False,
    format: Annotated[Format, typer.Option(help=marked("How the choice is told"))] = Format.text,
) -> int:
    """Pick goals. Gives 1 where the plan has errors of reading or the choice breaks a limit, else 0."""
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.cli.command import tell
    from samverkan_cli.cli.ticking import ticked
    from samverkan_cli.edit.rewriting import rewritten
    from samverkan_cli.edit.writing import write
    from samverkan_cli.pick import lookup
    from samverkan_cli.pick.frame import frame, home
    from samverkan_cli.pick.limits import limits
    from samverkan_cli.pick.selection import changes, notes
    from samverkan_cli.pick.wanted import Wanted

    bounds = limits(count, at_least, at_most)
    wanted = Wanted(
        normalize("NFC", period.strip()),
        by,
        binds=_words(binds),
        first=_day(first),
        until=_day(until),
        method=method.value if method else None,
        decided=_day(decided),
        section=section.strip() if section and section.strip() else None,
        replace=replace,
    )
    workspace, names = session.workspace([plan] if plan else [])
    if not names:
        raise Trouble(Message("There is no plan in the workspace {folder}", folder=str(workspace.root)))
    if len(names) > 1:
        raise Trouble(
            Message("It must be said for which plan goals are picked"),
            Message("Write one of {words}", words=either(tuple(names))),
        )
    (name,) = names
    outcome = checked(session, workspace, [name], select=_READING)
    project = outcome.project(name)
    if project is None or outcome.blocking(name):
        return _refused(session, outcome, name)
    troubles: list[Trouble] = []
    settled = frame(project, wanted, troubles)
    goals = lookup.goals(project, _words(goal), troubles)
    if troubles or settled is None:
        for trouble in troubles:
            tell(session.speech, trouble)
        return 2
    if not goals:
        goals = ticked(session, project, settled, bounds)
    said = tuple(notes(goals, settled, wanted))
    broken = bounds.broken(len(goals), sum(each.status in (None, "active") for each in project.goals))
    if broken:
        if format is Format.json:
            session.write(_as_json(session, name, settled, [(each.id, each.title) for each in goals], said, broken))
        for each in broken:
            tell(session.speech, Trouble(each.message, each.help))
        return 1
    file = home(project, _homes(workspace, name), settled, goals)
    with session.working(Message("Writing {name}", name=file)):
        made = rewritten(workspace.reader, file, changes(settled, wanted, goals, file))
        selection = _proven(session, workspace, plan, name, made, settled, goals)
    for message in said:
        session.say(message)
    if not dry_run and made.old != made.new:
        write(workspace.root, made)
    picked = [(pick.goal.id, pick.wording) for pick in selection.goals]
    if format is Format.json:
        session.write(_as_json(session, name, settled, picked, said, (), made, written=not dry_run))
    elif dry_run:
        session.write(made.diff())
        session.say(Message("Nothing was written") if made.old != made.new else _SAME)
    else:
        session.write(_as_text(session, workspace, settled, selection, made))
    return 0


_SAME = Message("All of this stands in the plan already; nothing was written")


def _words(given: list[str] | None) -> tuple[str, ...]:
    # A title has commas too: what has spaces in it is one word, though it is no id.
    parts = (part for each in given or [] for part in ([each] if " " in each.strip() else each.split(",")))
    return tuple(part.strip() for part in parts if part.strip())


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Trouble(
            Message("{text} is not a date", text=text), Message("Write year, month and day, for example 2027-06-15")
        ) from None


def _refused(session: Session, outcome: Outcome, name: str) -> int:
    """A plan that cannot be read to its end, or in which an id means nothing, is not picked for."""
    from samverkan_cli.cli.findings import tell

    tell(session, outcome, outcome.blocking(name))
    session.say(Message("Nothing was picked: mend these errors in {plan} first", plan=name))
    return 1


def _homes(workspace: Workspace, name: str) -> list[Home]:
    from samverkan_cli.pick.frame import Home

    return [
        Home(part.file, part.shared, "periods" in part.plan.model_fields_set, part.plan.document is not None)
        for part in workspace.load(name).parts
    ]


def _proven(
    session: Session, workspace: Workspace, plan: str | None, name: str, made: Rewrite, settled: Frame,
    goals: Sequence[Goal],
) -> Selection:  # fmt: skip
    """The selection as it will be read, once the file is written.

    The plan, and every other that reads the same file, is read with the new text before it is written. Raises Trouble
    where one of them would get errors.
    """
    from samverkan_cli.cli.checking import checked

    concerned = [each for each, files in workspace.plans.items() if made.file in (*files.shared, *files.own)]
    later, _ = session.workspace([plan] if plan else [], (workspace.root / made.file, made.new))
    after = checked(session, later, concerned, select=_READING)
    others = [each for each in concerned if each != name]
    before = checked(session, workspace, others, select=_READING) if others else after
    for each in others:
        stood = {(found.code, found.route, found.message) for found in before.blocking(each)}
        if any((found.code, found.route, found.message) not in stood for found in after.blocking(each)):
            raise Trouble(
                Message(
                    "The choice would stand in {file}, and {plan} would get errors by it", file=made.file, plan=each
                ),
                Message(
                    "Add what is missing there to a file that both plans read, or pick for a period of another name"
                ),
            )
    project = after.project(name)
    period = project.periods.get(settled.period.id) if project is not None else None
    selection = period.selections.by_id.get(settled.picker.id) if period is not None else None
    if (
        selection is None
        or after.blocking(name)
        or {pick.goal.id for pick in selection.goals} != {goal.id for goal in goals}
    ):
        raise RuntimeError(f"what was picked is not what would be read: {made.diff()}")
    return selection


def _bound(settled: Frame, selection: Selection) -> Message:
    if selection.binds_all:
        return Message("It binds every group")
    if selection.binds:
        return Message("It binds {groups}", groups=tuple(group.title for group in selection.binds))
    return Message("It binds {who}", who=settled.picker.title)


def _as_text(session: Session, workspace: Workspace, settled: Frame, selection: Selection, made: Rewrite) -> str:
    say = session.speech
    picked = counted(
        "{who} has picked {n} goal for {period}:", "{who} has picked {n} goals for {period}:", len(selection.goals),
        who=settled.picker.title, period=settled.period.id,
    )  # fmt: skip
    file = Path(os.path.relpath(workspace.root / made.file, session.here.resolve())).as_posix()
    written = Message("Written to {file}, and read back", file=file) if made.old != made.new else _SAME
    goals = [f"  - {pick.wording} ({pick.goal.id})" for pick in selection.goals]
    return "\n".join([say(picked), *goals, say(_bound(settled, selection)), say(written), ""])


def _as_json(
    session: Session, plan: str, settled: Frame, goals: Sequence[tuple[str, str]], notes: Sequence[Message],
    broken: Sequence[Broken], made: Rewrite | None = None, *, written: bool = False,
) -> str:  # fmt: skip
    say, when = session.speech, settled.period
    changed = made is not None and made.old != made.new
    document = {
        "version": VERSION,
        "plan": plan,
        "period": {"id": when.id, "from": when.from_.isoformat(), "until": when.until.isoformat()},
        "by": settled.picker.id,
        "goals": [{"id": id, "title": title} for id, title in goals],
        "broken": [{"message": say(each.message), "help": say(each.help)} for each in broken],
        "notes": [say(each) for each in notes],
        "file": made.file if made is not None else None,
        "diff": made.diff() if made is not None else None,
        "written": written and changed,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
