"""The program with its commands, as Typer runs it."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer

from samverkan_cli.cli.command import command, report_error
from samverkan_cli.cli.completion import COMPLETING, begun
from samverkan_cli.cli.typer_i18n import SpokenCommand, SpokenGroup, put_into
from samverkan_cli.cli.usage import unknown_command, wrong_use
from samverkan_cli.core.message import marked
from samverkan_cli.i18n.speech import Code, speech

COMMANDS = (
    "new",
    "import",
    "validate",
    "show",
    "pick",
    "ballot",
    "explain",
    "replay",
    "rule",
    "preview",
    "render",
    "templates",
    "follow-up",
    "changes",
    "review",
    "calendar",
    "kolada",
    "rename",
    "schema",
    "lsp",
)
"""Each in a module of its own, of which only that of the command that runs is imported: that takes time."""
EVERYDAY = ("new", "validate", "show", "preview", "render", "rename", "rule")
"""Those that somebody who writes a plan needs."""
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def program(*names: str) -> Any:
    """The program, with some of its commands, as Typer runs it."""
    app = typer.Typer(
        name="samverkan",
        cls=SpokenGroup,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help=marked("Check action plans, pick goals for a period, and write the council document."),
        context_settings=_SETTINGS,
    )
    app.callback()(_start)
    for name in names:
        module = f"{name.replace('-', '_')}{'_' if iskeyword(name) else ''}"
        _add(app, import_module(f"samverkan_cli.cli.{module}"))
    made: Any = typer.main.get_command(app)
    made.everyday = EVERYDAY
    return made


def _add(app: typer.Typer, module: Any) -> None:
    """Add the command of a module; where it has PARTS, a command that has others under it."""
    if hasattr(module, "PARTS"):
        group = typer.Typer(name=module.NAME, cls=SpokenGroup, help=module.HELP, context_settings=_SETTINGS)
        for part in module.PARTS:
            _add(group, part)
        app.add_typer(group)
        return
    app.command(module.NAME, cls=SpokenCommand, help=module.HELP, epilog=module.EXAMPLE, context_settings=_SETTINGS)(
        command(module.run)
    )


def _start(version: Annotated[bool, typer.Option("--version", help=marked("Show the version"))] = False) -> None:
    """Takes the one option that is no command's; `main` has seen to it."""


@cache
def _spoken(code: Code, *names: str) -> Any:
    """The program with some of its commands, in a language; made once, for it takes its time."""
    made = program(*names)
    put_into(made, speech(code))
    return made


def _complete(code: Code) -> int:
    """Write what may come next, for the shell. It says nothing where something is wrong: someone is writing there."""
    words = begun()
    names = words[1:2] if len(words) > 2 and words[1] in COMMANDS else COMMANDS
    try:
        _spoken(code, *names).main(args=[], prog_name="samverkan", standalone_mode=False)
    except Exception:
        return 0
    return 0


def run(given: list[str], code: Code) -> int:
    """Run what the command line asks for, to its exit code."""
    name, rest = (given[0], given[1:]) if given else ("", [])
    if name and not name.startswith("-") and name not in COMMANDS:
        report_error(speech(code), unknown_command(name, COMMANDS))
        return 2
    path = "samverkan"
    if COMPLETING in os.environ:
        return _complete(code)
    if name in COMMANDS:
        # Run by itself: the words before it have been heeded, and to read them Typer would import pydantic.
        made, path = _spoken(code, name).commands[name], f"{path} {name}"
        rest = rest or (["--help"] if hasattr(made, "commands") else [])
    else:
        made, rest = _spoken(code, *COMMANDS), given or ["--help"]
    try:
        return int(made.main(args=rest, prog_name=path, standalone_mode=False) or 0)
    except typer.Abort:
        return 130
    except Exception as error:
        # What Typer raises for wrong use has a class that is not public; anything else is for the caller.
        if not hasattr(error, "format_message"):
            raise
        report_error(speech(code), wrong_use(error))
        return 2
