"""The program: `samverkan`."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable
from pathlib import Path

from samverkan_cli import __version__
from samverkan_cli.cli.session import language
from samverkan_cli.cli.streams import discard_stdout, prepare
from samverkan_cli.core.errors import UserError
from samverkan_cli.i18n.speech import DOMAIN, Code, speech

_FLAGS = {"--no-color", "--quiet"}
_VALUED = {"--workspace", "--lang", "--today"}


def _common_last(arguments: list[str]) -> list[str]:
    """The words that every command understands may stand before its name too: put them after it."""
    first: list[str] = []
    rest = list(arguments)
    while rest and rest[0].partition("=")[0] in _FLAGS | _VALUED:
        word = rest.pop(0)
        first.append(word)
        if word in _VALUED and rest:
            first.append(rest.pop(0))
    if rest[:1] in (["-h"], ["--help"]):
        return rest[:1]
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
        sys.exit(_printed("en", _version))
    code = _early(written)
    # Typer asks gettext for the words around its help, and gettext asks the environment for the language.
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, str(Path(__file__).parents[1] / "i18n"))
    gettext.textdomain(DOMAIN)
    from samverkan_cli.cli.program import run  # Typer is slow to import, and a version needs none

    sys.exit(_printed(code, lambda: run(given, code)))


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
        from samverkan_cli.cli.command import of_environment, report_error

        report_error(speech(code), of_environment(error, "stdout"))
        return 2
    return ended
