"""`samverkan new`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from unicodedata import normalize

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.cli.streams import say
from samverkan_cli.cli.written_files import quoted
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

NAME = "new"
HELP = marked("Make a folder for plans, with a first plan. It is an example to rewrite as your own.")
EXAMPLE = marked('Example: samverkan new planer --municipality "Tornsvalla kommun"')


class Build(StrEnum):
    """Whose builds check the plans."""

    github = "github"
    gitlab = "gitlab"


def run(
    session: Session,
    folder: Annotated[str, typer.Argument(metavar="DIR", help=marked("The folder to make, or an empty one"))],
    municipality: Annotated[
        str | None, typer.Option(metavar="NAME", help=marked("The municipality that the plan is for"))
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help=marked("What the plan is called"))] = None,
    owner: Annotated[
        str | None, typer.Option(metavar="FUNCTION", help=marked("Who answers for the plan: a function, not a person"))
    ] = None,
    ci: Annotated[Build | None, typer.Option(help=marked("Let this service check the plans at each change"))] = None,
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help=marked("Let git check the plans before each commit (pre-commit)"))
    ] = False,
    package: Annotated[
        str | None, typer.Option(metavar="SPEC", help=marked("What a build installs; samverkan-cli if not given"))
    ] = None,
) -> int:
    """Make a workspace. What is not said is asked for at a terminal, and is as in the example elsewhere."""
    from samverkan_cli.starter.workspace import PACKAGE, TITLE, Answers, files

    root = session.typed_for_new(folder)
    _refuse_within_another(session, root)
    _refuse_build_below(root, ci)
    first = session.today.year + 1
    function = Message("Which function answers for it (no names)?")
    answers = Answers(
        _asked(session, municipality, "--municipality", Message("Which municipality is the plan for?"), "Vår kommun"),
        _asked(session, title, "--title", Message("What is the plan called?"), f"{TITLE} {first}–{first + 1}"),
        _function(_asked(session, owner, "--owner", function, "Socialchef")),
        first,
        ci.value if ci is not None else None,
        pre_commit,
        _title(package, "--package") if package is not None else PACKAGE,
    )
    _say_made(session, root, _written(session, root, files(answers, session.speech)), answers.folder)
    return 0


def _say_made(session: Session, root: Path, names: list[str], plan: str) -> None:
    """Say what was written, first what is to be read by people, and what to type next, a command on each line."""
    read = [name for name in names if name.endswith((".md", "/plan.yaml")) or f"/{plan}/" in name]
    for name in read:
        session.say(Message("Written: {file}", file=session.shown(root / name)))
    if rest := tuple(name for name in names if name not in read):
        session.say(Message("For the programs there are also {files}", files=rest))
    session.say(Message("Go on with:"))
    for command in (f"cd {quoted(session.shown(root))}", "samverkan validate", "samverkan render"):
        session.say(Message("  {command}", command=command))


def _written(session: Session, root: Path, made: dict[str, bytes]) -> list[str]:
    """Write files, and give their names in the folder. Raises UserError where one is there, with nothing written."""
    from samverkan_cli.fix.rewrite import Rewrite
    from samverkan_cli.fix.writing import write_all

    if root.exists() and not root.is_dir():
        raise UserError(Message("{file} is a file", file=session.shown(root)), Message("Name a folder"))
    there = [name for name in made if os.path.lexists(root / name)]
    same = [name for name in there if (root / name).is_file() and (root / name).read_bytes() == made[name]]
    # A run that was killed has left some of them as they are to be.
    if len(same) < len(there) or len(there) == len(made):
        raise UserError(
            Message("{file} is there already", file=session.shown(root / there[0])),
            Message("Nothing was written. Name a folder that is empty, or that is not there yet"),
        )
    root.mkdir(parents=True, exist_ok=True)
    rest = [name for name in made if name not in there]
    write_all(root, [Rewrite(name, None, made[name]) for name in rest])
    return rest


def _refuse_within_another(session: Session, root: Path) -> None:
    """Raise UserError where the folder would lie in a folder of plans: she most likely stands in the one she made."""
    from samverkan_cli.load.workspace import SETTINGS

    above = next((each for each in root.parents if (each / SETTINGS).is_file()), None)
    if above is not None:
        raise UserError(
            Message("{folder} lies in a folder for plans already", folder=session.shown(above / SETTINGS)),
            Message("Go on with the plan that is there, or stand in another folder first, for example with cd .."),
        )


def _refuse_build_below(root: Path, ci: Build | None) -> None:
    """Raise UserError where a build would not find its file: it looks at the root of the repository alone."""
    if ci is None or (root / ".git").exists():
        return
    above = next((each for each in root.parents if (each / ".git").exists()), None)
    if above is not None:
        raise UserError(
            Message("{folder} lies inside the repository {above}", folder=str(root), above=str(above)),
            Message("Leave --ci out: in a larger repository its file stands at the root, as docs/ci.md shows"),
        )


def _asked(session: Session, given: str | None, option: str, question: Message, usual: str) -> str:
    """An answer: what was given, else what is written at a terminal, else what is usual."""
    if given is None:
        if not session.can_ask:
            return usual
        say(f"{session.speech(question)} [{usual}]")
        given = sys.stdin.readline().strip() or usual
    return _title(given, option)


def _function(text: str) -> str:
    """Who answers for a plan. Raises UserError for a person."""
    from samverkan_cli.swedish.personal import addresses, is_person

    if is_person(text) or addresses(text):
        raise UserError(
            Message("{title} is a person, and no function or body", title=text),
            Message("Write what the person answers as, for example Rektor, and keep the name out of the plan"),
        )
    return text


def _title(text: str, option: str) -> str:
    """A text that can be a title. Raises UserError where it cannot."""
    from samverkan_cli.core.text import FORBIDDEN
    from samverkan_cli.model.values.kind import Wrong
    from samverkan_cli.model.values.text import TITLE as AS_TITLE

    found = " ".join(normalize("NFC", text).split())
    if not found or FORBIDDEN.search(found):
        raise UserError(Message("{option} needs some words", option=option), Message("Write them in quotation marks"))
    try:
        return str(AS_TITLE.read(found)) if AS_TITLE.read is not None else found
    except Wrong as wrong:
        raise UserError(wrong.message, wrong.help) from None
