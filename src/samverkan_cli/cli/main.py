"""The program: `samverkan`."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from samverkan_cli import __version__
from samverkan_cli.cli import ballot, explain, pick, render, replay, rule, schema, show, validate
from samverkan_cli.cli.command import command, of_environment, tell
from samverkan_cli.cli.session import language
from samverkan_cli.cli.streams import discard_stdout, prepare
from samverkan_cli.cli.typer_i18n import SpokenCommand, SpokenGroup, put_into
from samverkan_cli.cli.usage import unknown_command, wrong_use
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import marked
from samverkan_cli.i18n.speech import DOMAIN, Code, speech

_FLAGS = {"--no-color", "--quiet"}
_VALUED = {"--workspace", "--lang", "--today"}


def _start(version: Annotated[bool, typer.Option("--version", help=marked("Show the version"))] = False) -> None:
    """Takes the one option that is no command's; `main` has seen to it."""


@cache
def program(code: Code) -> Any:
    """The whole program in a language, with its commands, as Typer runs it: made once, for it takes its time."""
    app = typer.Typer(
        name="samverkan",
        cls=SpokenGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help=marked("Check action plans, pick goals for a period, and write the council document."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_start)
    for module in (validate, show, pick, ballot, explain, replay, rule, render, schema):
        app.command(module.NAME, cls=SpokenCommand, help=module.HELP, epilog=module.EXAMPLE)(command(module.run))
    made = typer.main.get_command(app)
    put_into(made, speech(code))
    return made


def _common_last(arguments: list[str]) -> list[str]:
    """The words that every command understands may stand before its name too: put them after it."""
    first: list[str] = []
    rest = list(arguments)
    while rest and rest[0].partition("=")[0] in _FLAGS | _VALUED:
        word = rest.pop(0)
        first.append(word)
        if word in _VALUED and rest:
            first.append(rest.pop(0))
    if not rest or rest[0].startswith("-"):
        return rest  # no command follows: what was asked for has been heeded by `_early`
    return [rest[0], *first, *rest[1:]]


def _early(arguments: list[str]) -> Code:
    """The language, before anything is known to be well: help and wrong use are told in it."""
    values: dict[str, str | None] = {"--lang": None, "--workspace": None}
    for word, after in zip(arguments, [*arguments, ""][1:], strict=True):
        name, is_joined, value = word.partition("=")
        if name in values:
            values[name] = value if is_joined else after
    folder = values["--workspace"]
    try:
        return language(values["--lang"], Path(folder) if folder else None, Path.cwd())
    except (UserError, OSError):
        return "en"


def main(arguments: list[str] | None = None) -> None:
    """Run the program, and end with its exit code. `arguments` are those of the command line where none are given."""
    if arguments is None:
        prepare()
    written = list(sys.argv[1:] if arguments is None else arguments)
    given = _common_last(written)
    if given[:1] == ["--version"]:
        # Before anything else: Typer reads options with pydantic, which is slow to import.
        sys.exit(_printed("en", _version))
    code = _early(written)
    # Typer asks gettext for the words around its help, and gettext asks the environment for the language.
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, str(files("samverkan_cli.i18n")))
    gettext.textdomain(DOMAIN)
    sys.exit(_printed(code, lambda: _run(given, code)))


def _version() -> int:
    sys.stdout.write(f"samverkan {__version__}\n")
    return 0


def _printed(code: Code, run: Callable[[], int]) -> int:
    """Run what writes to stdout as it goes, as help does: 2 where it cannot be written."""
    try:
        ended = run()
        sys.stdout.flush()
    except OSError as error:
        discard_stdout()
        if isinstance(error, BrokenPipeError):
            return 0
        tell(speech(code), of_environment(error, "stdout"))
        return 2
    return ended


def _run(given: list[str], code: Code) -> int:
    app = program(code)
    if given and not given[0].startswith("-") and given[0] not in app.commands:
        tell(speech(code), unknown_command(given[0], tuple(app.commands)))
        return 2
    try:
        return int(app.main(args=given or ["--help"], prog_name="samverkan", standalone_mode=False) or 0)
    except typer.Abort:
        return 130
    except Exception as error:
        # What Typer raises for wrong use has a class that is not public; anything else is for the caller.
        if not hasattr(error, "format_message"):
            raise
        tell(speech(code), wrong_use(error))
        return 2
