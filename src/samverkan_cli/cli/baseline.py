"""Findings that are known: read from a baseline, left out, and written to it."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.cli.checking import Outcome
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted
from samverkan_cli.fix.writing import locked, write_file
from samverkan_cli.load.files import regular
from samverkan_cli.report import baseline
from samverkan_cli.report.identity import Identity
from samverkan_cli.rules import RULES

_LARGEST = 64 << 20
MOST = 10
"""Of what is no longer found, so many are named."""


def new(session: Session, outcome: Outcome, name: str, *, write: bool) -> list[Diagnostic]:
    """The findings that are not known: not in the baseline of that name, which first is written with --write-baseline.

    Says on stderr how many were left out, and what is no longer found. Raises UserError where the file is no baseline.
    """
    path = session.typed(name).resolve()
    root = outcome.workspace.root
    with locked(root) if write and path.is_relative_to(root) else nullcontext():
        held = _read(path, name, write=write)
        if write:
            _, gone = baseline.without(outcome.found, held)
            # What this run did not look at is as well known as before.
            unseen = Counter({who: n for who, n in gone.items() if not _looked_at(outcome, who)})
            held = baseline.known(outcome.found) + unseen
            write_file(path, baseline.text(held).encode())
            session.say(Message("Written: {file}", file=name))
    found, left = baseline.without(outcome.found, held)
    if len(found) < len(outcome.found):
        known = len(outcome.found) - len(found)
        session.say(counted("{n} known finding was left out", "{n} known findings were left out", known))
    _tell_gone(session, name, Counter({who: n for who, n in left.items() if _looked_at(outcome, who)}))
    return found


def _read(path: Path, name: str, *, write: bool) -> Counter[Identity]:
    try:
        raw = regular(path, _LARGEST)
        if raw is None:
            raise UserError(Message("{file} is not a regular file", file=name), Message("Name an ordinary file"))
        return baseline.parse(raw)
    except FileNotFoundError:
        if write:
            return Counter()
        raise UserError(
            Message("There is no file {file}", file=name),
            Message("Write {option} too, to have the findings of this run written there", option="--write-baseline"),
        ) from None
    except baseline.NoBaseline:
        raise UserError(
            Message(
                "{file} does not hold known findings as {command} writes them",
                file=name,
                command="validate --write-baseline",
            ),
            Message("Name another file. This one was left as it is"),
        ) from None
    except OSError as error:
        raise UserError(
            Message("{file} cannot be read: {reason}", file=name, reason=error.strerror or str(error)),
            Message("Check that you may read it"),
        ) from None


def _looked_at(outcome: Outcome, who: Identity) -> bool:
    """Whether a finding would have been found in this run, were it still there."""
    if who.code in {rule.code for rule in RULES} - {rule.code for rule in outcome.rules}:
        return False
    if any(who.file in plan.files for plan in outcome.plans if not plan.complete):
        return False
    # Of a shared part, and of the workspace, only all plans together say everything.
    return len(outcome.plans) == len(outcome.workspace.plans) or any(
        who.file in plan.files and who.file not in plan.shared for plan in outcome.plans
    )


def _tell_gone(session: Session, name: str, gone: Counter[Identity]) -> None:
    if not gone:
        return
    session.say(
        counted(
            "{n} finding in {file} is no longer found:",
            "{n} findings in {file} are no longer found:",
            gone.total(),
            file=name,
        )
    )
    entries = baseline.ordered(gone)
    for who, _ in entries[:MOST]:
        session.say(Message("{text}", text=f"  {who.code} {who.file or ''}: {'/'.join(map(str, who.path))}"))
    if len(entries) > MOST:
        session.say(Message("{text}", text="  …"))
    session.say(Message("{option} writes it anew", option="--write-baseline"))
