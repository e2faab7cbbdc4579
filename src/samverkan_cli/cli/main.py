"""The program: `samverkan`."""

from __future__ import annotations

import gettext
import os
import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from samverkan_cli import __version__
from samverkan_cli.cli import render, rule, validate
from samverkan_cli.cli.command import command
from samverkan_cli.cli.session import language
from samverkan_cli.core.message import marked
from samverkan_cli.core.trouble import Trouble
from samverkan_cli.locale.speech import DOMAIN, Code, speech

_FLAGS = {"--no-color", "--quiet"}
_VALUED = {"--workspace", "--lang", "--today"}


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"samverkan {__version__}")
        raise typer.Exit


def _start(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=lambda value: _version(wanted=value), help=marked("Tell the version")
        ),
    ] = False,
) -> None:
    """Keeps a municipality's action plans."""


def program() -> Any:
    """The whole program, with its commands, as Typer runs it."""
    app = typer.Typer(
        name="samverkan", add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
        no_args_is_help=True, help=marked("Keeps action plans: checks them, picks goals, writes the council document."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )  # fmt: skip
    app.callback()(_start)
    for module in (validate, rule, render):
        app.command(module.NAME, help=module.HELP, epilog=module.EXAMPLE)(command(module.run))
    return typer.main.get_command(app)


def _in_language(made: Any, code: Code) -> None:
    """Put the help of a command, and of all under it, into a language."""
    say = speech(code)
    for name in ("help", "short_help", "epilog"):
        text = getattr(made, name, None)
        if isinstance(text, str):
            setattr(made, name, "\b\n" + say.word(text) if name == "epilog" else say.word(text))
    for each in getattr(made, "params", ()):
        if isinstance(getattr(each, "help", None), str):
            each.help = say.word(each.help)
    for each in getattr(made, "commands", {}).values():
        _in_language(each, code)


def _common_last(arguments: list[str]) -> list[str]:
    """The words that every command understands may stand before its name too: put them after it."""
    first: list[str] = []
    rest = list(arguments)
    while rest and rest[0].partition("=")[0] in _FLAGS | _VALUED:
        word = rest.pop(0)
        first.append(word)
        if word in _VALUED and rest:
            first.append(rest.pop(0))
    return [*rest[:1], *first, *rest[1:]]


def _early(arguments: list[str]) -> Code:
    """The language, before anything is known to be well: help and wrong use are told in it."""
    values: dict[str, str | None] = {"--lang": None, "--workspace": None}
    for word, after in zip(arguments, [*arguments[1:], ""], strict=True):
        name, is_joined, value = word.partition("=")
        if name in values:
            values[name] = value if is_joined else after
    folder = values["--workspace"]
    try:
        return language(values["--lang"], Path(folder) if folder else None, Path.cwd())
    except (Trouble, OSError):
        return "en"


def main(arguments: list[str] | None = None) -> None:
    """Run the program, and end with its exit code. `arguments` are those of the command line where none are given."""
    given = _common_last(list(sys.argv[1:] if arguments is None else arguments))
    code = _early(given)
    # Typer speaks through gettext, of which it asks the environment for the language.
    os.environ["LANGUAGE"] = code
    with_catalogue = files("samverkan_cli.locale")
    gettext.bindtextdomain(DOMAIN, str(with_catalogue))
    gettext.textdomain(DOMAIN)
    app = program()
    _in_language(app, code)
    app.main(args=given, prog_name="samverkan")
