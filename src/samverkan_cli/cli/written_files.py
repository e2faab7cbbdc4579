"""Saying which files and lines of a plan a command changed, and how that is taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message
from samverkan_cli.fix.rewrite import Rewrite


def write_or_show(
    session: Session,
    root: Path,
    rewrites: Sequence[Rewrite],
    *,
    dry_run: bool,
    said: Message | None = None,
    would: Message | None = None,
) -> int:
    """Write files of a workspace and say so, after `said`; in a dry run show the differences, and `would`. Gives 0."""
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
    say_written(session, root, rewrites)
    return 0


def say_written(session: Session, root: Path, rewrites: Sequence[Rewrite]) -> None:
    """Say on stderr what was written in a workspace, file by file with its lines."""
    changed, new = list[str](), list[str]()
    for each in rewrites:
        if each.old == each.new:
            continue
        name = session.shown(root / each.file)
        (changed if each.old is not None else new).append(name)
        lines = tuple(_lines(each)) if each.old is not None else ()
        session.say(
            Message("Written: {file}, line {lines}", file=name, lines=lines)
            if lines
            else Message("Written: {file}", file=name)
        )
    if changed:
        session.say(Message("To take it back: {command}", command=f"git restore {' '.join(changed)}"))
    if new:
        session.say(Message("To take it back, remove {files}", files=tuple(new)))


def _lines(rewrite: Rewrite) -> Iterator[str]:
    """The lines that are other than before, as 12 or 12-14."""
    old, new = ((raw or b"").decode().splitlines() for raw in (rewrite.old, rewrite.new))
    for kind, _, _, first, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield f"{first + 1}-{end}" if end > first + 1 else f"{max(first, 0) + 1}"
