"""Repositories of git made by tests: files are written and committed on a day."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.workspaces import Space

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@b",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@b",
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository whose work tree is a workspace."""

    space: Space

    @property
    def root(self) -> Path:
        return self.space.root

    def git(self, *arguments: str, day: str = "2026-01-01") -> str:
        """Run git, as on some day."""
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0100", "GIT_COMMITTER_DATE": f"{day}T12:00:00+0100"}
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment = {**clean, **_ENVIRONMENT, **when}
        ran = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=True
        )
        return ran.stdout.strip()

    def commit(self, files: Mapping[str, str | bytes | None] | None = None, day: str = "2026-01-01") -> str:
        """Write files, or take those away that are None, and commit all that has changed. Gives the commit's id."""
        for name, content in (files or {}).items():
            if content is None:
                (self.root / name).unlink()
            else:
                self.space.write({name: content})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", day, day=day)
        return self.git("rev-parse", "HEAD")


def made(root: Path) -> Repository:
    """A new repository in a folder."""
    root.mkdir(parents=True, exist_ok=True)
    repository = Repository(Space(root))
    repository.git("init", "--quiet", "--initial-branch", "main")
    return repository
