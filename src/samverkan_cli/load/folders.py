"""Folders that are opened, so that what is read or written in one lies there, whoever moves folders and links now."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_BY_HANDLE = os.open in os.supports_dir_fd
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_OPEN = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0)
_LIST = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)


class Folder:
    """A folder. Names in it are looked up by its handle; where the system has none for folders, by its path."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path, self.handle = path, handle

    def named(self, name: str) -> str:
        """What the system is given as the name of a file in it, together with its handle."""
        return name if self.handle is not None else str(self.path / name)

    def open(self, name: str, flags: int, mode: int = 0o777) -> int:
        """Open a file in it, unless that is a link."""
        return os.open(self.named(name), flags | _NO_LINK, mode, dir_fd=self.handle)

    def stat(self, name: str) -> os.stat_result:
        """What a file in it is, or a link."""
        return os.stat(self.named(name), dir_fd=self.handle, follow_symlinks=False)

    def unlink(self, name: str) -> None:
        """Take a file in it away."""
        os.unlink(self.named(name), dir_fd=self.handle)

    def replace(self, name: str, other: str) -> None:
        """Let a file in it take the place of another."""
        os.replace(self.named(name), self.named(other), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def names(self) -> list[str]:
        """The names in it."""
        if self.handle is None:
            return os.listdir(self.path)  # noqa: PTH208 - names, not paths
        listed = os.open(".", _LIST, dir_fd=self.handle)
        try:
            return os.listdir(listed)  # noqa: PTH208 - pathlib has it by path only
        finally:
            os.close(listed)

    def sync(self) -> None:
        """Have the disk keep its names. Raises OSError where it cannot."""
        handle = self.open(".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def opened(root: Path, parts: Sequence[str] = (), *, make: bool = False) -> Iterator[Folder]:
    """The folder that some names lead to from another, none of them a link; with `make`, made where it is not there.

    Raises OSError.
    """
    path = root.joinpath(*parts)
    if not _BY_HANDLE:
        if make:
            path.mkdir(parents=True, exist_ok=True)
        yield Folder(path, None)
        return
    handle = os.open(root, _OPEN)
    try:
        for part in parts:
            if make:
                _make(part, handle)
            inner = os.open(part, _OPEN | _NO_LINK, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield Folder(path, handle)
    finally:
        os.close(handle)


def _make(name: str, folder: int) -> None:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        os.mkdir(name, dir_fd=folder)
