"""What is named on the command line, by workspace: a hook hands over whatever has changed, wherever it lies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from samverkan_cli.cli.session import Session
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.documents import is_plan_like
from samverkan_cli.load.files import head
from samverkan_cli.load.settings import Settings
from samverkan_cli.load.workspace import Workspace, find_root


def by_workspace(session: Session, wanted: list[str]) -> list[tuple[Session, list[str]]]:
    """The words that belong together, each group with a session that stands in their workspace.

    A file that lies in no workspace and does not look like a plan is passed over with a word.
    """
    groups: dict[Path | None, list[str]] = {}
    for word in wanted:
        root = _root_of(session, word)
        if root is None and _is_none_of_ours(session.path(word), alone=len(wanted) == 1):
            session.pass_over(word)
        else:
            groups.setdefault(root, []).append(word)
    here = session.folder.resolve() if session.folder is not None else None
    if len(groups) < 2 and (here is None or here in groups):
        return [(session, words) for words in groups.values()]
    return [(replace(session, folder=root), words) for root, words in groups.items()]


def nothing(session: Session) -> Workspace:
    """A workspace without plans, for when nothing of what was named is part of any."""
    return Workspace(session.here, Settings(), {}, Reader(session.here), alone=True)


def _root_of(session: Session, word: str) -> Path | None:
    """The workspace that a word means something in; None where it is a path that lies in none."""
    path, own = session.path(word), session.folder.resolve() if session.folder is not None else None
    if own is not None and (not path.exists() or path.resolve().is_relative_to(own)):
        return own
    if not path.exists():
        # A file that is gone lay where its folder is, or the nearest that is left above it.
        return find_root(next(above for above in path.parents if above.is_dir()))
    return find_root(path if path.is_dir() else path.parent)


def _is_none_of_ours(path: Path, *, alone: bool) -> bool:
    """Whether a file is no plan by itself: of one that is named alone its ending is enough to make it one."""
    if not path.is_file() or (alone and path.suffix in (".yaml", ".yml")):
        return False
    return not is_plan_like(head(path, path.parent))
