"""Standard streams that are closed, full or of another encoding, so that none of them ends in a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Any, NoReturn

from samverkan_cli.core.inert import inert, visible


class _Closed(io.TextIOBase):
    """A stream that was closed before the program began: only whoever writes to it is stopped."""

    def write(self, _text: str, /) -> NoReturn:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdout")


class _ClosedInput(io.TextIOBase):
    """A stdin that was closed before the program began: only whoever reads from it is stopped."""

    @property
    def buffer(self) -> NoReturn:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdin")


class _Lossy(io.FileIO):
    """A file that loses what cannot be written: there is nobody left to tell."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data) or 0
        except OSError:
            return memoryview(data).nbytes


def prepare() -> None:
    """Make the standard streams of a process safe to use."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # Else the next file that is opened takes the number, and a library could print into a plan.
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or _ClosedInput()
    sys.stdout = sys.stdout or _Closed()
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    lossy = io.BufferedWriter(_Lossy(2, "wb", closefd=False))
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr = io.TextIOWrapper(lossy, encoding=encoding, errors="backslashreplace", line_buffering=True)


def say(text: str) -> None:
    """Write a line to stderr."""
    sys.stderr.write(inert(visible(text)) + "\n")


def discard_stdout() -> None:
    """Lose what is still to be written to stdout, where writing has failed: Python would try again as it ends."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout is sys.__stdout__:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
