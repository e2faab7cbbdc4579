"""Writing files: each whole or not at all, under a lock on the workspace, and only if it still holds what was read."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.fix.rewrite import Rewrite
from samverkan_cli.load.folders import Folder, opened

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK = ".samverkan.lock"
"""Locked while files of a workspace are written. That it is there means nothing."""
PATIENCE = 10.0
"""How many seconds to wait for another run that is writing."""
_CAREFULLY = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_PREFIX, _OUTPUT, _SUFFIX = ".samverkan-", ".samverkan-output-", ".tmp"
_TEMPORARY = compiled_late(r"\.samverkan-[a-z0-9_]{8}\.tmp")


def write_all(root: Path, rewrites: Sequence[Rewrite]) -> None:
    """Put rewritten files of a workspace in their places, in the order given, under its lock.

    Whoever is killed on the way leaves some new and the rest as they were, so the order must be such that every state
    in between can be read, and is finished by doing the same again. Where a path is a link, what it points to is
    replaced and the link stays. A file that is not there yet is made, with the folders above it.

    Raises UserError, with nothing written, where one of the files has changed since it was read, or the disk is full;
    where the disk refuses in the midst of it, the message says which files are written.
    """
    changed = [each for each in rewrites if each.old != each.new]
    if not changed:
        return
    root = root.resolve()
    waiting: list[tuple[str, Folder, str, str]] = []
    with locked(root), ExitStack() as folders:
        try:
            paths = [_place(root, each) for each in changed]
            known: dict[Path, Folder] = {}
            for each, path in zip(changed, paths, strict=True):
                with _reporting(each.file):
                    if path.parent not in known:
                        parts = path.parent.relative_to(root).parts
                        known[path.parent] = folders.enter_context(opened(root, parts, make=True))
                        _sweep(known[path.parent])
                    folder = known[path.parent]
                    if _bytes(folder, path.name) != each.old:
                        raise changed_meanwhile(each.file)
                    waiting.append((each.file, folder, path.name, _beside(folder, path.name, each.new, _PREFIX)))
            for n, (file, folder, name, beside) in enumerate(waiting):
                with _reporting(file, [each.file for each in changed[:n]]):
                    _replace(folder, beside, name)
        finally:
            for _, folder, _, beside in waiting:
                _drop(folder, beside)


def write_file(path: Path, content: bytes) -> None:
    """Write a file of the program's own, such as a document, and the folders above it, over one that may be there.

    It takes no lock. Raises UserError where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with opened(path.parent) as folder:
            beside = _beside(folder, path.name, content, _OUTPUT)
            try:
                _replace(folder, beside, path.name)
            except BaseException:
                _drop(folder, beside)
                raise
    except OSError as error:
        raise UserError(
            Message("{file} cannot be written: {reason}", file=str(path), reason=error.strerror or str(error)),
            Message("Check the disk, and that you may write in its folder"),
        ) from None


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Be the only run that writes in a workspace. The lock is the operating system's, and ends with the process.

    Waits for another run, and raises UserError where that takes too long, or where the lock cannot be opened.
    """
    path = root / LOCK
    until = time.monotonic() + PATIENCE
    while (handle := _acquired(path)) is None:
        if time.monotonic() > until:
            raise UserError(
                Message("Another run of the program is writing in the workspace"),
                Message("Nothing was written. Wait until it is done, and do it again"),
            )
        time.sleep(0.02)
    try:
        yield
    finally:
        try:
            with suppress(OSError):  # Windows lets nobody take away what is open; then it stays
                path.unlink()
        finally:
            os.close(handle)


def _acquired(path: Path) -> int | None:
    """The lock, as an open file; None where another run has it. Raises UserError where it is no file of ours."""
    with _reporting(LOCK):
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        handle = os.open(path, _CAREFULLY, 0o666)
    try:
        opened = os.fstat(handle)
        if not stat.S_ISREG(opened.st_mode):
            raise UserError(
                Message("{file} is not a regular file", file=LOCK), Message("Take it away, and do it again")
            )
        if not _is_free(handle) or not os.path.samestat(opened, path.lstat()):
            os.close(handle)
            return None
    except FileNotFoundError:  # whoever had it has taken it away
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle


def _is_free(handle: int) -> bool:
    """Lock an open file; False where somebody else has. A disk that knows no locks lets everybody in."""
    try:
        _lock(handle)
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


@contextmanager
def _reporting(file: str, written: Sequence[str] = ()) -> Iterator[None]:
    """What the disk says against writing a file, in our own words."""
    try:
        yield
    except OSError as error:
        help = (
            Message("Written already: {files}. Check the disk, and do the same again to finish", files=(*written,))
            if written
            else Message("The file is as it was. Check the disk, and that you may write in its folder")
        )
        reason = error.strerror or str(error)
        raise UserError(Message("{file} cannot be written: {reason}", file=file, reason=reason), help) from None


def changed_meanwhile(file: str) -> UserError:
    """That a file is not as it was when it was read."""
    return UserError(
        Message("{file} has been changed by someone else meanwhile", file=file),
        Message("Nothing was written. Do it again, to go on from the file as it is now"),
    )


def _place(root: Path, rewrite: Rewrite) -> Path:
    """Where a file is, once it is certain that it may be written. Raises UserError."""
    with _reporting(rewrite.file):
        path = (root / rewrite.file).resolve()
        if not path.is_relative_to(root):
            raise UserError(Message("{file} is a link that leads out of the workspace", file=rewrite.file))
        if (path.read_bytes() if path.exists() else None) != rewrite.old:
            raise changed_meanwhile(rewrite.file)
        if rewrite.old is not None and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return path


def _sweep(folder: Folder) -> None:
    """Take away what a run left in a folder that was killed there. Nobody else is writing: the lock is ours."""
    with suppress(OSError):
        for name in folder.names():
            if _TEMPORARY.fullmatch(name) and stat.S_ISREG(folder.stat(name).st_mode):
                folder.unlink(name)


def _drop(folder: Folder, name: str) -> None:
    with suppress(FileNotFoundError):
        folder.unlink(name)


def _bytes(folder: Folder, name: str) -> bytes | None:
    """What a file holds; None where it is not there."""
    try:
        handle = folder.open(name, os.O_RDONLY | _BINARY)
    except FileNotFoundError:
        return None
    with os.fdopen(handle, "rb") as stream:
        return stream.read()


def _made(folder: Folder, prefix: str) -> tuple[str, int]:
    """A new file in a folder that has a name of its own, opened."""
    while True:
        name = f"{prefix}{secrets.token_hex(4)}{_SUFFIX}"
        with suppress(FileExistsError):
            return name, folder.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)


def _beside(folder: Folder, name: str, new: bytes, prefix: str) -> str:
    """A file beside another, with the bytes that it is to hold and its mode and owner, read back. Raises OSError."""
    # The name begins with a dot, so that nobody who reads the plan meanwhile takes it for one of its files.
    beside, handle = _made(folder, prefix)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        mode = 0o666 & ~_umask()
        with suppress(FileNotFoundError):
            found = folder.stat(name)
            mode = found.st_mode & 0o7777
            if hasattr(os, "chown"):
                with suppress(OSError):  # who is not root keeps what she writes
                    os.chown(folder.named(beside), found.st_uid, found.st_gid, dir_fd=folder.handle)
        os.chmod(folder.named(beside), mode, dir_fd=folder.handle)
        if _bytes(folder, beside) != new:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
    except BaseException:
        _drop(folder, beside)
        raise
    return beside


def _umask() -> int:
    """The rights that the user takes away from new files; it can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _replace(folder: Folder, beside: str, name: str) -> None:
    """Let a file take the place of another, and sync its new name to the disk."""
    folder.replace(beside, name)
    with suppress(OSError):  # that it cannot be synced is no reason to say that nothing was written
        folder.sync()
