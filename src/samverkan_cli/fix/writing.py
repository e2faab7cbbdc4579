"""Replacing a file in one step: it is the old one or the new one, and never half of either."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.yamltext.verify import Rewrite

PREFIX, SUFFIX = ".samverkan-", ".tmp"
"""How the name of a file begins and ends that is written beside another and then takes its place."""


def write(root: Path, rewrite: Rewrite) -> None:
    """Put a rewritten file in its place. What a link points to is replaced, and the link stays.

    It is written beside the old one, read back, and renamed. Raises UserError, with the old file as it was, where that
    cannot be done or somebody else has changed the file since it was read.
    """
    try:
        path = (root / rewrite.file).resolve(strict=True)
        forbid_others(path, rewrite)
        put(path, rewrite.new)
    except OSError as error:
        raise unwritten(rewrite.file, error) from None


def forbid_others(path: Path, rewrite: Rewrite) -> None:
    """Raise UserError if somebody else has changed a file since it was read, and OSError if it may not be written."""
    if (path.read_bytes() if path.exists() else None) != rewrite.old:
        raise changed_meanwhile(rewrite.file)
    if rewrite.old is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def changed_meanwhile(file: str) -> UserError:
    """That a file is not as it was when it was read."""
    return UserError(
        Message("{file} has been changed by someone else meanwhile", file=file),
        Message("Nothing was written. Do it again, to go on from the file as it is now"),
    )


def unwritten(file: str, error: OSError) -> UserError:
    """That a file could not be written, and is as it was."""
    return UserError(
        Message("{file} cannot be written: {reason}", file=file, reason=error.strerror or str(error)),
        Message("The file is as it was. Check the disk, and that you may write in its folder"),
    )


def make(path: Path, content: bytes) -> None:
    """Write a file of the program's own, such as a document, and the folders above it, over one that may be there.

    Raises UserError where that cannot be done.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, content)
    except OSError as error:
        raise UserError(
            Message("{file} cannot be written: {reason}", file=str(path), reason=error.strerror or str(error)),
            Message("Check the disk, and that you may write in its folder"),
        ) from None


def put(path: Path, new: bytes) -> None:
    """Make a file hold some bytes, in one step; its mode and owner stay as they were. Raises OSError."""
    beside = put_beside(path, new)
    try:
        os.replace(beside, path)  # noqa: PTH105 - what pathlib calls replace
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    settle(path.parent)


def put_beside(path: Path, new: bytes) -> Path:
    """A file beside another, with the bytes that it is to hold and its mode and owner, read back. Raises OSError."""
    # The name begins with a dot, so that nobody who reads the plan meanwhile takes it for one of its files.
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
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
            beside.chmod(0o666 & ~_mask())
        if beside.read_bytes() != new:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _mask() -> int:
    """The rights that the user takes away from new files; it can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def settle(folder: Path) -> None:
    """Ask the disk to keep the new name. That it cannot be asked is no reason to say that nothing was written."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
