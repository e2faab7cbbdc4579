"""Findings as commands to GitHub Actions, which shows them beside the lines of a change.

GitHub shows ten errors, ten warnings and ten notes of a step; the others stand in its log. So those that weigh most
come first.
"""

from __future__ import annotations

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.inert import unescaped
from samverkan_cli.report.report import Report, writable

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def findings(report: Report) -> str:
    """One command, on one line, for each finding."""
    found = sorted(report.found, key=lambda each: each.weighing)
    return "".join(f"{_command(each, report)}\n" for each in found)


def _command(each: Diagnostic, report: Report) -> str:
    said = [report.speech(each.message), *([report.speech(each.help)] if each.help is not None else [])]
    properties = {**_place(each, report), "title": f"{each.code} {each.name}"}
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[each.level]} {named}::{_text(chr(10).join(said))}"


def _place(each: Diagnostic, report: Report) -> dict[str, str | int]:
    span = each.span
    if span is None:
        return {}
    place: dict[str, str | int] = {"file": report.file(span.file), "line": span.line, "endLine": span.end_line}
    # Columns are refused where the lines differ.
    return place | ({"col": span.column, "endColumn": span.end_column} if span.line == span.end_line else {})


def _text(text: str) -> str:
    return unescaped(writable(text)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
