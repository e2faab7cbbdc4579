"""`samverkan rename`."""

from __future__ import annotations

from typing import Annotated
from unicodedata import normalize

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, either, marked

NAME = "rename"
HELP = marked(
    "Change an id everywhere. It changes where it stands, where something refers to it, and in records of choices."
)
EXAMPLE = marked("Example: samverkan rename exempel veta-vem veta-vart --dry-run")


def run(
    session: Session,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[PLAN] OLD NEW",
            help=marked("The plan, if there are several; the id as it is, perhaps as goals/OLD; the id as it is to be"),
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=marked("Show what would change, without writing"))] = False,
) -> int:
    """Rename an id. Gives 1 where a plan that is concerned has errors of reading, else 0."""
    from samverkan_cli.cli.findings import report_found
    from samverkan_cli.cli.written_files import quoted, write_or_show
    from samverkan_cli.validation.renaming import Blocked, renamed

    if not 2 <= len(words) <= 3:
        raise UserError(
            Message("An old id and a new one are needed"),
            Message("Write for example {example}", example="samverkan rename exempel veta-vem veta-vart"),
        )
    *plan, old, new = (normalize("NFC", word.strip()) for word in words)
    workspace, names = session.plans(plan)
    if len(names) > 1:
        raise UserError(
            Message("It must be said in which plan the id is"),
            Message("Write one of {words}", words=either(tuple(names))),
        )
    try:
        made = renamed(workspace, names[0], old, new, session.today, session.speech)
    except Blocked as blocked:
        report_found(session, blocked.outcome, blocked.outcome.blocking(blocked.plan))
        session.say(Message("Nothing was renamed: correct these errors in {plan} first", plan=blocked.plan))
        return 1
    collection, slash, _ = old.rpartition("/")
    back = [*map(quoted, plan), f"{collection}{slash}{new}", old.rpartition("/")[2]]
    files = counted("{n} file", "{n} files", len(made.rewrites))
    return write_or_show(
        session,
        workspace.root,
        made.rewrites,
        dry_run=dry_run,
        said=Message("{old} is {new} now, in {files}", old=old, new=new, files=files),
        would=Message("{old} would be {new} in {files}", old=old, new=new, files=files),
        undo=" ".join(["samverkan rename", *back]),
    )
