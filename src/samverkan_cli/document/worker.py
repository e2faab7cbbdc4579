"""The process in which templates run, with nothing within reach but what its parent hands it.

Its parent starts it with `main`, writes what is to be made to its stdin and reads the answer from its stdout, each a
length in eight bytes and so many bytes. An answer is three of those: nothing, when the time begins to count; a fault in
JSON, or nothing; and the document. The parent reads plain data only, so that a template that has broken out can answer
with nonsense and no more.
"""

from __future__ import annotations

import ctypes
import json
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread, Timer, main_thread
from typing import Any, BinaryIO, TypeAlias

from samverkan_cli.document.fault import EngineFault

Task: TypeAlias = tuple[Path, str, Any, Any, float, dict[str, Any]]
"""The folder with templates, the name of one, the paper, its look (of a view the accent colour), how many seconds it
may take, and the pictures by the names of their files."""
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def main(megabytes: int) -> None:
    """Answer until stdin ends, in so much memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _confine(megabytes)
    while (task := receive(sys.stdin.buffer)) is not None:
        _answer(pickle.loads(task), answers)  # noqa: S301 - from the parent; the other way nothing is pickled


def send(stream: BinaryIO, *frames: bytes) -> None:
    """Write each as its length and itself."""
    stream.writelines(len(frame).to_bytes(8, "big") + frame for frame in frames)
    stream.flush()


def receive(stream: BinaryIO, most: int = 1 << 40) -> bytes | None:
    """Read one; None where the stream ends. Raises ValueError where it is longer than `most`."""
    length = int.from_bytes(head := stream.read(8), "big")
    if length > most:
        raise ValueError(length)
    read = stream.read(length)
    return read if len(head) == 8 and len(read) == length else None


def _answer(task: Task, answers: BinaryIO) -> None:
    folder, name, _, _, seconds, _ = task
    first = Lock()

    def expire() -> None:
        if first.acquire(blocking=False):
            send(answers, _fault(EngineFault("time", *_running(folder, name))), b"")
            os._exit(1)

    engine = _engine(name)
    send(answers, b"")
    _limit_processor(seconds)
    timer = Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    fault, written = b"", b""
    try:
        written = engine(task)
    except EngineFault as error:
        fault = _fault(error)
    except MemoryError:
        fault = _fault(EngineFault("memory", name))
    timer.cancel()
    if first.acquire(blocking=False):
        send(answers, fault, written)
    else:
        Thread.join(timer)  # it is ending us


def _engine(name: str) -> Callable[[Task], bytes]:
    """What writes by a template of that name, imported."""
    if name.endswith(".typ"):
        import typst

        from samverkan_cli.document import pdf
        from samverkan_cli.document.paper import Paper

        def typeset(task: Task) -> bytes:
            write = pdf.write_paper if isinstance(task[2], Paper) else pdf.write
            return write(task[2], task[0], task[1], task[3], task[5])

        return typeset
    if name.endswith(".docx"):
        import docxtpl  # noqa: F401
        import typst

        from samverkan_cli.document import docx
        from samverkan_cli.document.figures.drawing import png_of, spelled_out, svg_of

        def word(task: Task) -> bytes:
            folder, name, paper, look, _, pictures = task
            look = _look(look)
            pairs = zip(svg_of(paper, folder, look), png_of(paper, folder, look), strict=True)
            drawn = {n: (spelled_out(svg).encode(), png) for n, (svg, png) in enumerate(pairs)}
            return docx.write(paper, folder, name, look, pictures, drawn)

        return word
    import jinja2.sandbox  # noqa: F401

    if name.endswith(".html.j2"):
        import typst  # noqa: F401 - it draws the figures

        from samverkan_cli.document import html
        from samverkan_cli.document.figures.drawing import svg_of

        def page(task: Task) -> bytes:
            folder, name, paper, look, _, pictures = task
            drawn = dict(enumerate(svg_of(paper, folder, _look(look))))
            return html.write(paper, folder, name, _look(look).get("accent"), pictures, drawn).encode()

        return page
    from samverkan_cli.document import markdown, markdown_paper
    from samverkan_cli.document.paper import Paper

    def written(task: Task) -> bytes:
        write = markdown_paper.write if isinstance(task[2], Paper) else markdown.write
        return write(task[2], task[0], task[1], frozenset(task[5])).encode()

    return written


def _look(look: Any) -> dict[str, str]:
    """A look, of which perhaps the accent colour alone is known."""
    return {"accent": look} if isinstance(look, str) else dict(look or {})


def _fault(error: EngineFault) -> bytes:
    said = {"kind": error.kind, "name": error.name, "line": error.line, "reason": error.reason, "hint": error.hint}
    return json.dumps(said).encode()


def _running(folder: Path, name: str) -> tuple[str, int | None]:
    """Which line of which template the main thread is at; Typst does not say on which."""
    frame = sys._current_frames().get(main_thread().ident or 0)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        file = Path(frame.f_code.co_filename)
        if template is not None and file.is_relative_to(folder):
            return file.relative_to(folder).as_posix(), template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return name, None


def _confine(megabytes: int) -> None:
    """Give up what a template has no need of, as far as the system lets us: the network, writing, memory."""
    if sys.platform == "linux":
        # Alone, or with a user of its own where that takes rights that we have not.
        for flags in (_NEW_NETWORK, _NEW_NETWORK | _NEW_USER):
            if ctypes.CDLL(None).unshare(flags) == 0:
                break
    if sys.platform != "win32":
        import resource

        limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_DATA: megabytes << 20}
        for which, limit in limits.items():
            with suppress(ValueError, OSError):  # one that is lower already
                resource.setrlimit(which, (limit, limit))


def _limit_processor(seconds: float) -> None:
    """Let no task go on long after its time, should the parent be gone."""
    if sys.platform != "win32":
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(used + (seconds + 5) * (os.cpu_count() or 1))
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))
