"""Saying which files and lines of a plan a command changed, and how that is taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted
from samverkan_cli.fix.changed_lines import stretches
from samverkan_cli.fix.rewrite import Rewrite

MOST = 20
"""So many places of a file are said as they were."""


def write_or_show(
    session: Session,
    root: Path,
    rewrites: Sequence[Rewrite],
    *,
    dry_run: bool,
    said: Message | None = None,
    would: Message | None = None,
    undo: str = "",
) -> int:
    """Write files of a workspace and say so, after `said`; in a dry run show the differences, and `would`. Gives 0.

    `undo` is a command that takes it back where git would not.
    """
    from samverkan_cli.fix.writing import write_all

    if dry_run:
        session.write("".join(each.diff() for each in rewrites))
        if would is not None:
            session.say(would)
        session.say(Message("Nothing was written"))
        return 0
    write_all(root, rewrites)
    if said is not None:
        session.say(said)
    say_written(session, root, rewrites, undo)
    return 0


def say_written(session: Session, root: Path, rewrites: Sequence[Rewrite], undo: str = "") -> None:
    """Say on stderr what was written in a workspace, file by file with its lines, and how it is taken back."""
    for each in rewrites:
        if each.old == each.new:
            continue
        name = session.shown(root / each.file)
        lines = tuple(f"{first + 1}-{end}" if end > first + 1 else f"{first + 1}" for _, first, end in _changed(each))
        session.say(
            Message("Written: {file}, line {lines}", file=name, lines=lines)
            if lines and each.old is not None
            else Message("Written: {file}", file=name)
        )
    say_undo(session, root, rewrites, undo)


def say_undo(session: Session, root: Path, rewrites: Sequence[Rewrite], undo: str = "") -> None:
    """Say on stderr how what was written is taken back: by git only where that gives back exactly what was there."""
    changed = [each for each in rewrites if each.old is not None and each.old != each.new]
    new = tuple(session.shown(root / each.file) for each in rewrites if each.old is None)
    if changed and _git_restores(root, changed):
        command = " ".join(["git restore", *(quoted(session.shown(root / each.file)) for each in changed)])
        session.say(Message("To take it back: {command}", command=command))
    elif changed and undo:
        session.say(Message("To take it back: {command}", command=undo))
    else:
        for each in changed:
            _say_lines_before(session, session.shown(root / each.file), each)
    if new:
        session.say(Message("To take it back, remove {files}", files=new))


def quoted(word: str) -> str:
    """A word as it is typed in a terminal of any system."""
    return word if re.fullmatch(r"[\w./\\:+@%-]+", word) else f'"{word}"'


def _git_restores(root: Path, changed: Sequence[Rewrite]) -> bool:
    from samverkan_cli.load.git import repository

    try:
        there = repository(root)
        return there is not None and there.would_restore({each.file: each.old or b"" for each in changed})
    except UserError:  # it takes too long
        return False


def _say_lines_before(session: Session, name: str, rewrite: Rewrite) -> None:
    """Say how some lines were, where nothing but a person can write them so again."""
    changed = list(_changed(rewrite))
    added = tuple(f"{first + 1}-{end}" if end > first + 1 else f"{first + 1}" for old, first, end in changed if not old)
    if added:
        session.say(Message("To take it back, remove line {lines} of {file}", lines=added, file=name))
    replaced = [(first + 1, old) for old, first, _ in changed if old]
    for line, old in replaced[:MOST]:
        session.say(
            Message("Before, {file}:{line} said: {text}", file=name, line=line, text=" / ".join(map(str.strip, old)))
        )
    if len(replaced) > MOST:
        more = len(replaced) - MOST
        session.say(counted("{file}: and {n} more place", "{file}: and {n} more places", more, file=name))


def _changed(rewrite: Rewrite) -> Iterator[tuple[list[str], int, int]]:
    """The stretches that are other than before: the lines that stood there, and the first and last that do now."""
    old, new = ((raw or b"").decode().splitlines() for raw in (rewrite.old, rewrite.new))
    for start, stop, first, end in stretches(old, new):
        yield old[start:stop], first, end
