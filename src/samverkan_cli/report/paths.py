"""Where a workspace lies in its repository: what programs that show findings take paths to be relative to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message

CI = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""What GitHub and GitLab call the folder that a repository was checked out to."""


def folder_in(workspace: Path, root: Path | None, environment: Mapping[str, str]) -> str:
    """The workspace as seen from the root of its repository: "" or a path that ends with `/`.

    `root` is that root where somebody says so. Raises UserError where it does not hold the workspace.
    """
    workspace = workspace.resolve()
    if root is not None and not workspace.is_relative_to(root.resolve()):
        raise UserError(
            Message("The workspace {folder} is not in {root}", folder=str(workspace), root=str(root)),
            Message("Name a folder above the workspace with --root, or leave it out"),
        )
    base = root.resolve() if root is not None else _root(workspace, environment)
    inside = workspace.relative_to(base).as_posix()
    return "" if inside == "." else f"{inside}/"


def _root(workspace: Path, environment: Mapping[str, str]) -> Path:
    for above in (workspace, *workspace.parents):
        if (above / ".git").exists():
            return above
    for name in CI:
        if environment.get(name) and workspace.is_relative_to(Path(environment[name]).resolve()):
            return Path(environment[name]).resolve()
    return workspace
