"""Workspaces as they were: in a commit, or in a folder that somebody kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from samverkan_cli.load.cache import Reader
from samverkan_cli.load.files import Unreadable
from samverkan_cli.load.git import Commit, Repository
from samverkan_cli.load.settings import Settings
from samverkan_cli.load.strays import ENDINGS
from samverkan_cli.load.workspace import PLANS, SETTINGS, PlanFiles, Workspace, find_root, open_alone, open_workspace
from samverkan_cli.model.document import Document


def at_commit(workspace: Workspace, repository: Repository, commit: Commit) -> Workspace:
    """A workspace as it was in a commit. Nothing of it is read from the disk. Raises UserError."""
    # No folder has this name, so all that is read is what git gave.
    nowhere = workspace.root / f".{commit.id}"
    paths = [file for files in workspace.plans.values() for file in files.own] if workspace.alone else []
    files = repository.files(commit.id, *paths, endings=ENDINGS)
    if not workspace.alone:
        return open_workspace(nowhere, files)
    (name,) = workspace.plans
    return Workspace(
        nowhere, Settings(), {name: PlanFiles(name, "", (), tuple(sorted(files)))}, Reader(nowhere, files), alone=True
    )


def in_folder(folder: Path, workspace: Workspace, wanted: Sequence[str]) -> tuple[Workspace, tuple[str, ...]]:
    """The workspace of a folder, and which plans of it are meant: of a workspace all, of a plan's folder that plan.

    Where only a plan's own folder was kept, what that plan shares with others is taken as it is now.
    """
    folder = folder.resolve()
    root = folder if (folder / SETTINGS).exists() or (folder / PLANS).is_dir() else find_root(folder)
    if root is not None:
        opened = open_workspace(root)
        inside = folder.relative_to(root).as_posix()
        names = tuple(
            name for name, files in opened.plans.items() if inside == "." or f"{files.folder}/".startswith(f"{inside}/")
        )
        if names:
            return opened, names
    shared = workspace.plans[wanted[0]].shared if len(wanted) == 1 else ()
    alone = open_alone(folder)
    (name,) = alone.plans
    with suppress(Unreadable):  # then the plan of today cannot be read either, which is told of that
        texts = {file: workspace.reader.bytes(file) for file in shared}
        own = alone.plans[name].own
        plans = {name: PlanFiles(name, "", shared, own)}
        return replace(alone, plans=plans, reader=alone.reader.over(texts)), (name,)
    return alone, (name,)


def documents(workspace: Workspace, repository: Repository, name: str, file: str) -> Iterator[tuple[Commit, Document]]:
    """The document of a plan in each commit in which the plan changed, the newest first; `file` is where it stands now.

    A commit of which the document cannot be read is passed over. Raises UserError.
    """
    files = workspace.plans[name]
    history = repository.history(*(file, *files.shared, *([files.folder] if files.folder else files.own)))
    read: dict[bytes, Document | None] = {}
    for commit, raw in repository.versions(file, history).items():
        if raw is not None and raw not in read:
            parsed = Reader(workspace.root, {file: raw}).plan_file(file).parsed
            read[raw] = parsed.plan.document if parsed is not None else None
        found = read.get(raw) if raw is not None else None
        if found is None:  # it stood in another file then
            found = _document(at_commit(workspace, repository, commit), name)
        if found is not None:
            yield commit, found


def _document(workspace: Workspace, name: str) -> Document | None:
    if name not in workspace.plans:
        return None
    parts = workspace.load(name).parts
    return next((part.plan.document for part in parts if part.plan.document is not None), None)
