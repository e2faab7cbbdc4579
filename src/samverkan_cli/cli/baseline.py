"""Findings that are known: read from a baseline, left out, and written to it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from samverkan_cli import __version__
from samverkan_cli.check.rule import Diagnostic, Stage
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted
from samverkan_cli.fix.writing import locked, write_file
from samverkan_cli.load.files import regular
from samverkan_cli.report import baseline
from samverkan_cli.report.baseline import Baseline, Known
from samverkan_cli.rules import RULES
from samverkan_cli.validation.checking import Outcome

_LARGEST = 64 << 20
MOST = 10
"""Of what is no longer found, so many are named."""


def new(session: Session, outcome: Outcome, found: Sequence[Diagnostic], name: str, *, write: bool) -> list[Diagnostic]:
    """The findings that are not known: not in the baseline of that name, which first is written where that is asked.

    Says on stderr how many were left out, and what is no longer found. Raises UserError where the file is no baseline.
    """
    path = session.typed(name).resolve()
    root = outcome.workspace.root
    with locked(root) if write and path.is_relative_to(root) else nullcontext():
        held = _read(path, name, write=write)
        if write:
            _, gone = baseline.without(found, held)
            # What this run did not look at is as well known as before.
            kept = {entry.id: entry for entry in gone.values() if not _looked_at(outcome, entry)}
            held = baseline.known(found) | kept
            write_file(path, baseline.text(held).encode())
            session.say(Message("Written: {file}", file=name))
    fresh, left = baseline.without(found, held)
    if len(fresh) < len(found):
        known = len(found) - len(fresh)
        session.say(counted("{n} known finding was left out", "{n} known findings were left out", known))
    _say_gone(session, name, {entry.id: entry for entry in left.values() if _looked_at(outcome, entry)})
    return fresh


def _read(path: Path, name: str, *, write: bool) -> Baseline:
    try:
        raw = regular(path, _LARGEST)
        if raw is None:
            raise UserError(Message("{file} is not a regular file", file=name), Message("Name an ordinary file"))
        return baseline.parse(raw)
    except FileNotFoundError:
        if write:
            return {}
        raise UserError(
            Message("There is no file {file}", file=name),
            Message("Write {option} too, to have the findings of this run written there", option="--write-baseline"),
        ) from None
    except baseline.NoBaseline as error:
        if write and error.version is not None and error.version < baseline.VERSION:
            return {}  # an old one, which is written anew
        raise _refusal(error.version, name) from None
    except OSError as error:
        raise UserError(
            Message("{file} cannot be read: {reason}", file=name, reason=error.strerror or str(error)),
            Message("Check that you may read it"),
        ) from None


def _refusal(version: int | None, name: str) -> UserError:
    if version is None:
        return UserError(
            Message(
                "{file} does not hold known findings as {command} writes them",
                file=name,
                command="validate --write-baseline",
            ),
            Message("Name another file. This one was left as it is"),
        )
    if version < baseline.VERSION:
        return UserError(
            Message("{file} was made by samverkan 0.1, which recognised findings otherwise", file=name),
            Message("Write it anew: add {option}", option="--write-baseline"),
        )
    return UserError(
        Message("{file} was made by a later samverkan than this one ({version})", file=name, version=__version__),
        Message("Install a newer samverkan"),
    )


def _looked_at(outcome: Outcome, entry: Known) -> bool:
    """Whether a finding would have been found in this run, were it still there."""
    if entry.code in {rule.code for rule in RULES} - {rule.code for rule in outcome.rules}:
        return False
    if entry.plan is None or entry.code in {rule.code for rule in RULES if rule.stage is Stage.COMPARING}:
        # Of a shared part, of the workspace and of what plans say beside one another, only all together say everything.
        return len(outcome.facts) == len(outcome.workspace.plans) and all(plan.complete for plan in outcome.facts)
    plan = next((plan for plan in outcome.facts if plan.name == entry.plan), None)
    return plan.complete if plan is not None else entry.plan not in outcome.workspace.plans


def _say_gone(session: Session, name: str, gone: Baseline) -> None:
    if not gone:
        return
    session.say(
        counted(
            "{n} finding in {file} is no longer found:",
            "{n} findings in {file} are no longer found:",
            len(gone),
            file=name,
        )
    )
    entries = baseline.ordered(gone)
    for entry in entries[:MOST]:
        where = " ".join(filter(None, [entry.plan, "/".join(entry.path)]))
        session.say(Message("{text}", text=f"  {entry.code} {where}"))
    if len(entries) > MOST:
        session.say(Message("{text}", text="  …"))
    session.say(Message("{option} writes it anew", option="--write-baseline"))
