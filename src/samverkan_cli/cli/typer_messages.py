"""The words that Typer itself writes in a help page, marked so that they come into our catalogues.

Typer asks gettext for them, in our domain (`main` sees to that), but they stand in no source of ours; the last two
`spoken` says where Typer asks nobody, inside f-strings, where Babel does not look. Where a new Typer has other words,
its own English is shown.
"""

from __future__ import annotations

from samverkan_cli.core.message import marked

WORDS: tuple[str, ...] = (
    marked("Arguments"),
    marked("Options"),
    marked("Commands"),
    marked("default: {default}"),
    marked("required"),
    marked("Missing command."),
    marked("Usage"),
    marked("OPTIONS"),
    marked("Install completion for the current shell."),
    marked("Show completion for the current shell, to copy it or customize the installation."),
)

VALUES: tuple[str, ...] = (
    marked("DATE"),
    marked("DIR"),
    marked("FIELD"),
    marked("FILE"),
    marked("FILENAME"),
    marked("FUNCTION"),
    marked("GOAL"),
    marked("GROUP"),
    marked("HEADING"),
    marked("NAME"),
    marked("NEW"),
    marked("NUMBER"),
    marked("OLD"),
    marked("PATTERN"),
    marked("REV"),
    marked("RULE"),
    marked("SEED"),
    marked("WHAT"),
    marked("WHO"),
    marked("WHY"),
    marked("WORD"),
    marked("YEAR"),
)
"""What stands for a value in a help."""
