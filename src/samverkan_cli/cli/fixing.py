"""`samverkan validate --fix`: what is checked, what is reported, what is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from pathlib import Path

from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.session import Session
from samverkan_cli.cli.written_files import say_undo
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Span
from samverkan_cli.fix.rounds import Errors, FixResult, Snapshot, Texts, apply_fixes
from samverkan_cli.load.workspace import Workspace, laid_over, unlimited
from samverkan_cli.validation.checking import Outcome

_MOST = 50
"""How many fixes of one file are reported one by one."""

Judge = Callable[[Workspace, Sequence[str]], Outcome]
"""What is found in some plans of a workspace, by the rules that were selected."""


@record
class _Judged(Snapshot):
    """A workspace with all that was found in it."""

    outcome: Outcome


def fixed(
    session: Session, plans: list[str], workspace: Workspace, judge: Judge, *, unsafe: bool, whole: bool
) -> tuple[FixResult, Outcome]:
    """The fixes of some plans, and what is found in them afterwards; nothing is written yet.

    `whole` is whether `judge` looks for everything.
    """

    full = unlimited(workspace)

    def snapshot(texts: Texts) -> Snapshot:
        there = laid_over(full, texts)
        names = session.chosen(there, plans)
        outcome = judge(there, names)
        known: dict[frozenset[str], Errors] = {}

        def errors(files: Collection[str]) -> Errors:
            reading = {name for name, plan in there.plans.items() if not {*plan.shared, *plan.own}.isdisjoint(files)}
            concerned = frozenset({*names, *reading})
            if concerned not in known:
                is_seen = whole and concerned == {*names}
                each = outcome if is_seen else checked(session, there, [n for n in there.plans if n in concerned])
                known[concerned] = _errors(each)
            return known[concerned]

        return _Judged(there.reader, outcome.found, errors, outcome)

    with session.working(Message("Fixing")):
        done = apply_fixes(snapshot, unsafe=unsafe)
        if isinstance(last := done.snapshot, _Judged) and _is_few(last.outcome, workspace.reader.most):
            return done, last.outcome
        after = laid_over(workspace, done.texts)
        return done, judge(after, session.chosen(after, plans))


def _is_few(outcome: Outcome, most: int) -> bool:
    """Whether nothing was found that would be left out where only `most` of a kind are reported."""
    return sum(len(plan.findings) for plan in outcome.plans) + len(outcome.found) <= most


def _errors(outcome: Outcome) -> Errors:
    found = [each for each in outcome.found if each.level is Level.ERROR]
    return Errors(found, frozenset(file for plan in outcome.facts if not plan.complete for file in plan.files))


def report(session: Session, done: FixResult, root: Path, *, written: bool) -> None:
    """Report on stderr what was fixed, file by file, and what was not, and why."""

    def near(span: Span) -> str:
        return f"{session.shown(root / span.file)}:{span.line}"

    if written:
        say_undo(session, root, done.rewrites)
    made = [(patch.found.span, patch) for patch in done.made if patch.found.span is not None]
    made.sort(key=lambda pair: (pair[0].file, pair[0].start))
    for _, group in groupby(made, key=lambda pair: pair[0].file):
        together = list(group)
        for span, patch in together[:_MOST]:
            message = Message("{place}: {fix} ({code})", place=near(span), fix=patch.fix.title, code=patch.found.code)
            session.say(message)
        if len(together) > _MOST:
            span, _ = together[_MOST]
            more = len(together) - _MOST
            session.say(counted("{place}: and {n} more fix", "{place}: and {n} more fixes", more, place=near(span)))
    for found, why in done.left.values():
        if found.span is not None:
            session.say(
                Message("{place}: {code} is not fixed: {why}", place=near(found.span), code=found.code, why=why)
            )
    session.say(_total(len(done.made), len(done.rewrites), written=written))


def _total(fixes: int, rewritten: int, *, written: bool) -> Message:
    files = counted("{n} file", "{n} files", rewritten)
    if not rewritten:
        return Message("There was nothing to fix")
    if written:
        return counted("{n} fault fixed in {files}", "{n} faults fixed in {files}", fixes, files=files)
    return counted(
        "{n} fault would be fixed in {files}; nothing was written",
        "{n} faults would be fixed in {files}; nothing was written",
        fixes,
        files=files,
    )
