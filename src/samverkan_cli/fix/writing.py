"""Writing files: each whole or not at all, under a lock on the workspace, and only if it still holds what was read."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.fix.rewrite import Rewrite

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
    waiting: list[tuple[str, Path, Path]] = []
    with locked(root):
        try:
            paths = [_place(root, each) for each in changed]
            for folder in {path.parent for path in paths}:
                _sweep(folder)
            for each, path in zip(changed, paths, strict=True):
                with _reporting(each.file):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    waiting.append((each.file, path, _beside(path, each.new, _PREFIX)))
            for n, (file, path, beside) in enumerate(waiting):
                with _reporting(file, [each.file for each in changed[:n]]):
                    _replace(beside, path)
        finally:
            for _, _, beside in waiting:
                beside.unlink(missing_ok=True)


def write_file(path: Path, content: bytes) -> None:
    """Write a file of the program's own, such as a document, and the folders above it, over one that may be there.

    It takes no lock. Raises UserError where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = _beside(path, content, _OUTPUT)
        try:
            _replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
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


def _sweep(folder: Path) -> None:
    """Take away what a run left in a folder that was killed there. Nobody else is writing: the lock is ours."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()


def _beside(path: Path, new: bytes, prefix: str) -> Path:
    """A file beside another, with the bytes that it is to hold and its mode and owner, read back. Raises OSError."""
    # The name begins with a dot, so that nobody who reads the plan meanwhile takes it for one of its files.
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=_SUFFIX, dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            found = path.stat()
            if hasattr(os, "chown"):
                with suppress(OSError):  # who is not root keeps what she writes
                    os.chown(beside, found.st_uid, found.st_gid)
            beside.chmod(found.st_mode & 0o7777)
        else:
            beside.chmod(0o666 & ~_umask())
        if beside.read_bytes() != new:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _umask() -> int:
    """The rights that the user takes away from new files; it can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _replace(beside: Path, path: Path) -> None:
    """Let a file take the place of another, and sync its new name to the disk."""
    os.replace(beside, path)  # noqa: PTH105 - what pathlib calls replace
    with suppress(OSError):  # that it cannot be synced is no reason to say that nothing was written
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
