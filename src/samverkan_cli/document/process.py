"""The process that templates run in, seen from outside: it is watched, and stopped when it takes too much."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import BinaryIO, cast

from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.worker import receive, send

MEGABYTES = 2048
"""How much memory a document may take."""
LONGEST = 256 << 20
"""The largest document, in bytes."""
_GRACE = 5.0
"""So many seconds more the process has to say at which line it was."""
_STARTUP = 60.0
"""So many seconds it has to start, and to read what it is to do."""
_LOOK = 0.25
"""How often its memory is measured, in seconds."""
_ENVIRONMENT = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What the process sees of the environment: no keys and no passwords."""
_NOWHERE = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY"), "http://127.0.0.1:0")
"""Typst fetches packages by the proxy that the environment names; at port 0 nobody can listen."""
_START = (
    "import json,sys; sys.path[:]=json.loads(sys.argv[1]);"
    "from samverkan_cli.document.worker import main; main(int(sys.argv[2]))"
)


class Process:
    """A process that answers tasks, one at a time. It starts at once, and is ready some time later."""

    def __init__(self, folder: Path) -> None:
        """`folder` is an empty one for it to stand in."""
        # Not by `-m`, for which Python would look in the folder that the user stands in, which may be anybody's.
        path = json.dumps([str(Path(each).resolve()) for each in sys.path if each])
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-I", "-B", "-c", _START, path, str(MEGABYTES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={name: value for name in _ENVIRONMENT if (value := os.environ.get(name))} | _NOWHERE,
        )
        # All three are pipes, or Popen would have raised.
        self._tasks, self._answers, self._errors = (
            cast("BinaryIO", each) for each in (self._process.stdin, self._process.stdout, self._process.stderr)
        )
        self._frames = Queue[bytes | str]()
        Thread(target=self._listen, daemon=True).start()

    @property
    def is_running(self) -> bool:
        """Whether it can be given another task."""
        return self._process.poll() is None

    def answer(self, task: bytes, name: str, seconds: float) -> bytes:
        """The document that a task comes to. Raises EngineFault, and then it may be stopped."""
        try:
            with suppress(OSError):  # that it has ended is told by what it has answered
                send(self._tasks, task)
            self._next(_STARTUP)
            fault, written = self._next(seconds + _GRACE), self._next(_GRACE)
        except _Stopped as stopped:
            self.stop()
            raise EngineFault(stopped.kind, name) from None
        if not fault:
            return written
        error = _read(fault, name)
        if error.kind in ("time", "memory"):  # it is ending by itself, or holds what it could not use
            self.stop()
        raise error

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._tasks, self._errors):
            with suppress(OSError):  # what was still to be written has nobody to read it
                stream.close()

    def _listen(self) -> None:
        """Take in what it says, until it ends: Windows cannot wait for a pipe and for a time at once."""
        with self._answers as stream:
            try:
                while (frame := receive(stream, LONGEST)) is not None:
                    self._frames.put(frame)
                self._frames.put("ended")
            except ValueError:
                self._frames.put("size")

    def _next(self, seconds: float) -> bytes:
        """What it says next, within so many seconds. Raises _Stopped."""
        until = time.monotonic() + seconds
        while True:
            try:
                frame = self._frames.get(timeout=max(0.0, min(_LOOK, until - time.monotonic())))
            except Empty:
                if time.monotonic() >= until:
                    raise _Stopped("time") from None
                if _megabytes(self._process.pid) > MEGABYTES:
                    raise _Stopped("memory") from None
                continue
            if isinstance(frame, bytes):
                return frame
            raise _Stopped(self._cause() if frame == "ended" else frame)

    def _cause(self) -> str:
        """Why it has ended by itself. Raises RuntimeError where that was by a fault of our own."""
        self._process.wait(_GRACE)
        said = self._errors.read(1 << 16).decode(errors="replace")
        # Rust says so before it ends; where the system ends a process for its memory, it is by the hardest signal.
        if "memory allocation of" in said or "MemoryError" in said or self._process.returncode == -9:
            return "memory"
        if "Traceback" in said:
            raise RuntimeError(said)
        return "stopped"


class _Stopped(Exception):
    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def _read(fault: bytes, name: str) -> EngineFault:
    """A fault that was told: whatever a template that has broken out may have told instead is no fault of ours."""
    try:
        said = json.loads(fault)
        line = said["line"]
        return EngineFault(
            str(said["kind"]),
            str(said["name"]),
            line if isinstance(line, int) else None,
            str(said["reason"])[:1000],
            str(said["hint"])[:1000],
        )
    except (ValueError, LookupError, TypeError, RecursionError):
        return EngineFault("stopped", name)


def _megabytes(pid: int) -> float:
    """How much memory a process holds now; 0 where that cannot be known. Where the system sets limits, they hold."""
    try:
        if sys.platform == "linux":
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
        if sys.platform == "win32":
            return _of_windows(pid)
        listed = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False)  # noqa: S603
        return int(listed.stdout) / 1024
    except (OSError, ValueError):
        return 0.0


def _of_windows(pid: int) -> float:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "held", "a", "b", "c", "d", "committed", "peak_committed")),
        )

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = wintypes.HANDLE
    measure = kernel.K32GetProcessMemoryInfo
    measure.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    handle = wintypes.HANDLE(kernel.OpenProcess(0x1000, False, pid))  # PROCESS_QUERY_LIMITED_INFORMATION
    counters = Counters(cb=ctypes.sizeof(Counters))
    known = bool(handle) and bool(measure(handle, ctypes.byref(counters), counters.cb))
    kernel.CloseHandle(handle)
    return float(counters.committed) / (1 << 20) if known else 0.0
