"""Findings as text for the person who runs a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import StringIO

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.cli.checking import Outcome
from samverkan_cli.cli.session import Session
from samverkan_cli.report.terminal import Terminal


def as_text(session: Session, outcome: Outcome, found: Sequence[Diagnostic], *, stderr: bool = False) -> str:
    """Findings as they are shown on stdout or stderr, with colour and width as there; a total on stdout."""
    terminal, written = _terminal(session, outcome, stderr=stderr)
    terminal.findings(found)
    if not session.quiet and not stderr:
        terminal.total(found, len(outcome.plans), outcome.files)
    return written.getvalue()


def statistics(session: Session, outcome: Outcome, found: Sequence[Diagnostic]) -> str:
    """How many findings there are of each rule and plan, as they are shown on stdout, and a total."""
    from samverkan_cli.report.statistics import as_text
    from samverkan_cli.views.paper import Paper

    console = session.console(stderr=False)
    paper = Paper(console.width if console.is_terminal else 80)
    as_text(found, paper, session.speech)
    terminal, written = _terminal(session, outcome)
    if not session.quiet:
        terminal.total(found, len(outcome.plans), outcome.files)
    # A plan and its number were held on one line by spaces that do not break; nobody could search for those.
    return paper.coloured(console).replace("\u00a0", " ") + written.getvalue()


def _terminal(session: Session, outcome: Outcome, *, stderr: bool = False) -> tuple[Terminal, StringIO]:
    """A terminal like that of the user, and what it is written on."""
    paper = StringIO()
    console = session.console_on(paper, stderr=stderr)
    reader = outcome.workspace.reader
    return Terminal(console, session.speech, reader.source, outcome.workspace.root, session.here.resolve()), paper


def tell(session: Session, outcome: Outcome, found: Sequence[Diagnostic]) -> None:
    """Show findings on stderr, beside what was asked for."""
    sys.stderr.write(as_text(session, outcome, found, stderr=True))
