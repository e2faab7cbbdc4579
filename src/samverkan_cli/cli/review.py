"""`samverkan review`."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, either, marked

if TYPE_CHECKING:
    from samverkan_cli.derive.reviewed import Service
    from samverkan_cli.link.project import Project

NAME = "review"
HELP = marked("Note that something has been looked at. What serves a goal, a need or an indicator that was reworded.")
EXAMPLE = marked("Example: samverkan review exempel goals/veta-vem --dry-run")


def run(
    session: Session,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help=marked("A plan by name, folder or file"))],
    thing: Annotated[
        str,
        typer.Argument(
            metavar="ID", help=marked("A goal, a need or an indicator, or what serves one: by id, or as goals/id")
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=marked("Show what would change, without writing"))] = False,
) -> int:
    """Note what has been looked at. Gives 1 where the plan cannot be read, else 0."""
    from samverkan_cli.cli.picking import open_plan
    from samverkan_cli.cli.written_files import write_or_show
    from samverkan_cli.derive.reviewed import FILE, Reviewed, read, wording, written
    from samverkan_cli.fix.rewrite import Rewrite
    from samverkan_cli.load.files import given

    opened = open_plan(session, plan, Message("It must be said of which plan"), Message("Nothing was noted"))
    if opened is None:
        return 1
    workspace, project = opened
    seen = _services(project, thing)
    file = posixpath.join(project.folder, "records", FILE)
    old = given(workspace.root / file, workspace.root) if workspace.reader.has_file(file) else None
    try:
        reviews = read(old) if old is not None else {}
    except ValueError:
        message = Message("{file} is no record that can be read", file=file)
        raise UserError(message, Message("Get it back from git, or take it away")) from None
    today = str(session.today)
    reviews |= {each.key: Reviewed(*each.key, wording(each.of), today) for each in seen}
    rewrite = Rewrite(file, old, written(reviews.values()))
    said = counted("{n} link is noted as looked at", "{n} links are noted as looked at", len(seen))
    return write_or_show(session, workspace.root, [rewrite], dry_run=dry_run, said=said)


def _services(project: Project, word: str) -> list[Service]:
    """What serves the thing that a word means, or what that serves. Raises UserError where there is nothing."""
    from samverkan_cli.derive.reviewed import services
    from samverkan_cli.views.impact import Ambiguous, called

    try:
        thing = called(project, word)
    except Ambiguous as several:
        message = Message("{word} means several things", word=word)
        raise UserError(message, Message("Write one of {words}", words=either(several.words))) from None
    if thing is None:
        raise UserError(Message("There is nothing called {word} in the plans", word=word))
    found = [each for each in services(project) if thing in (each.of, each.who)]
    if not found:
        raise UserError(
            Message("Nothing serves {thing}, and it serves nothing", thing=thing.id),
            Message("Name a goal, a need or an indicator that an activity names"),
        )
    return found
