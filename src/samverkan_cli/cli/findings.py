"""Findings as text for the person who runs a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from samverkan_cli.check.gathering import gathered
from samverkan_cli.check.judging import Facts
from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.cli.session import Session
from samverkan_cli.core.inert import inert
from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.report import summary
from samverkan_cli.report.layout import WIDEST_IN_PIPE, Layout, inner
from samverkan_cli.report.summary import Overview
from samverkan_cli.report.terminal import Terminal
from samverkan_cli.validation.checking import Outcome

_IN_PARTS = 3
"""A plan in so many files has been laid out, and is not only begun."""
FIRST = 10
"""At a terminal so many findings are shown in full, unless all are asked for."""


def as_text(
    session: Session, outcome: Outcome, found: Sequence[Diagnostic], *, gather: bool, full: bool, brief: bool
) -> str:
    """Findings as they are shown on stdout: a summary of each plan, those that weigh most in full, and a total.

    `full` shows all of them in full, each below the summary of its plan, as is done too where nobody looks on: in a
    build, or with a file as output. `brief` leaves it at the summaries.
    """
    terminal, layout = _terminal(session, outcome)
    said = sorted(gathered(found) if gather else found, key=lambda each: each.weighing)
    full = not brief and (full or not layout.window.terminal or bool(os.environ.get("CI")))
    for overview in _overviews(outcome, said, session.speech):
        if overview.found:
            summary.show(overview, layout)
        if not session.quiet and overview.not_run:
            summary.not_run(overview, layout)
            layout.blank()
        if full:
            terminal.findings(overview.found)
    if not full and not brief:
        terminal.findings(said[:FIRST])
        if len(said) > FIRST:
            rest = counted("{n} more is shown with --full", "{n} more are shown with --full", len(said) - FIRST)
            layout.line(rest, style="dim")
            layout.blank()
    if not session.quiet:
        _say_without_activities(outcome, layout)
        if found and len(outcome.facts) > 1:
            terminal.each_plan({name: [each for each in found if name in each.plans] for name in outcome.names})
            layout.blank()
        terminal.total(found, len(outcome.facts), outcome.files)
    return str(layout)


def _say_without_activities(outcome: Outcome, layout: Layout) -> None:
    """Say of plans in several files that they have no activities, and which files are empty: one may be gone."""
    for plan in outcome.facts:
        if not plan.is_of_activities or plan.sizes[0] or not plan.complete or len(plan.files) < _IN_PARTS:
            continue
        files = [file for file in plan.files if not outcome.workspace.reader.source(file).text.strip()]
        empty = tuple(file.rpartition("/")[2] for file in files)
        layout.line(
            Message("{plan}: the plan has no activities, and {files} is empty", plan=_called(plan), files=empty)
            if empty
            else Message("{plan}: the plan has no activities. Is a file missing?", plan=_called(plan))
        )


def _overviews(outcome: Outcome, found: Sequence[Diagnostic], say: Speech) -> Iterator[Overview]:
    """What is seen of each plan at first; and of what is shared, or belongs to no plan, where something was found."""
    by_plan: dict[str | None, list[Diagnostic]] = {}
    for each in found:
        by_plan.setdefault(each.plan, []).append(each)
    called = [_called(plan) for plan in outcome.facts]
    for plan, name in zip(outcome.facts, called, strict=True):
        facts = list(_facts(plan, say))
        known = plan.name if called.count(name) > 1 else name
        folder = outcome.workspace.plans[plan.name].folder if plan.name in outcome.workspace.plans else ""
        yield Overview(known, facts, folder, by_plan.get(plan.name, []), outcome.not_run(plan))
    if None in by_plan:
        yield Overview(Message("Shared, or of the whole workspace"), [], "", by_plan[None], {})


def _called(plan: Facts) -> str:
    return plan.municipality or plan.name


def _facts(plan: Facts, say: Speech) -> Iterator[str]:
    """What a plan is, in a few words: its status, and how much it holds."""
    if plan.status is not None:
        yield inner(say(plan.status))
    activities, needs, goals = plan.sizes
    held = (
        counted("{n} activity", "{n} activities", activities),
        counted("{n} need", "{n} needs", needs),
        counted("{n} goal", "{n} goals", goals),
    )
    several = [say(each) for each in held if each.count]
    if several:
        yield ", ".join(several[:2])


def report_found(session: Session, outcome: Outcome, found: Sequence[Diagnostic]) -> None:
    """Show findings on stderr, beside what was asked for."""
    terminal, layout = _terminal(session, outcome, stderr=True)
    terminal.findings(found)
    sys.stderr.write(inert(str(layout), coloured=session.window(stderr=True).terminal))


def statistics(session: Session, outcome: Outcome, found: Sequence[Diagnostic]) -> str:
    """How many findings there are of each rule and plan, as they are shown on stdout, and a total."""
    from samverkan_cli.report.statistics import as_text

    window = session.window()
    table = Layout(session.speech, window, window.width if window.terminal else WIDEST_IN_PIPE)
    as_text(found, table)
    terminal, layout = _terminal(session, outcome)
    if not session.quiet:
        terminal.total(found, len(outcome.facts), outcome.files)
    # A plan and its number were held on one line by spaces that do not break; nobody could search for those.
    return str(table).replace("\u00a0", " ") + str(layout)


def _terminal(session: Session, outcome: Outcome, *, stderr: bool = False) -> tuple[Terminal, Layout]:
    """What shows findings where the user sees them, and what they are set in: in a pipe no line is broken."""
    window, reader = session.window(stderr=stderr), outcome.workspace.reader
    layout = Layout(session.speech, window, window.width if window.terminal else None)
    return Terminal(layout, reader.source, outcome.workspace.root, session.here.resolve()), layout
