"""Findings as text for the person who runs a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.cli.checking import Outcome
from samverkan_cli.cli.session import Session
from samverkan_cli.core.inert import inert
from samverkan_cli.report.layout import WIDEST_IN_PIPE, Layout
from samverkan_cli.report.terminal import Terminal


def as_text(session: Session, outcome: Outcome, found: Sequence[Diagnostic], *, stderr: bool = False) -> str:
    """Findings as they are shown on stdout or stderr, with colour and width as there; a total on stdout."""
    terminal, layout = _terminal(session, outcome, stderr=stderr)
    terminal.findings(found)
    if not session.quiet and not stderr:
        terminal.total(found, len(outcome.plans), outcome.files)
    return str(layout)


def statistics(session: Session, outcome: Outcome, found: Sequence[Diagnostic]) -> str:
    """How many findings there are of each rule and plan, as they are shown on stdout, and a total."""
    from samverkan_cli.report.statistics import as_text

    window = session.window()
    table = Layout(session.speech, window, window.width if window.terminal else WIDEST_IN_PIPE)
    as_text(found, table)
    terminal, layout = _terminal(session, outcome)
    if not session.quiet:
        terminal.total(found, len(outcome.plans), outcome.files)
    # A plan and its number were held on one line by spaces that do not break; nobody could search for those.
    return str(table).replace("\u00a0", " ") + str(layout)


def _terminal(session: Session, outcome: Outcome, *, stderr: bool = False) -> tuple[Terminal, Layout]:
    """What shows findings where the user sees them, and what they are set in: in a pipe no line is broken."""
    window, reader = session.window(stderr=stderr), outcome.workspace.reader
    layout = Layout(session.speech, window, window.width if window.terminal else None)
    return Terminal(layout, reader.source, outcome.workspace.root, session.here.resolve()), layout


def report_found(session: Session, outcome: Outcome, found: Sequence[Diagnostic]) -> None:
    """Show findings on stderr, beside what was asked for."""
    text = as_text(session, outcome, found, stderr=True)
    sys.stderr.write(inert(text, coloured=session.window(stderr=True).terminal))
