"""Writing several files as one: all of them are new or all are as they were, whatever happens on the way.

Each new text is written beside its file and read back. Then a journal, which holds what every file was and is to be,
is put into the workspace. From then on whoever comes next can finish or undo. Then the files take their places, one
after the other, and the journal is taken away.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import tempfile
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.fix.writing import PREFIX, SUFFIX, forbid_others, put, put_beside, settle, unwritten, write
from samverkan_cli.load.files import Unreadable, read_bytes
from samverkan_cli.load.workspace import JOURNAL
from samverkan_cli.yamltext.verify import Rewrite

try:
    import fcntl
except ImportError:  # pragma: no cover - not on Windows: there, two runs at once are not told apart from a crash
    fcntl = None  # type: ignore[assignment]

_VERSION = 1
_LARGEST = 1 << 28
_PATIENCE = 10.0
"""How many seconds to wait for another run that is writing."""
_ENDINGS = (".yaml", ".yml", ".json")
_CAREFULLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class _Step:
    """One file. `file` is its name from the workspace's folder, links followed; `beside` is where its new text waits.

    `old` is None where there was no file.
    """

    file: str
    path: Path
    beside: Path
    old: bytes | None
    new: bytes


def write_all(root: Path, rewrites: Sequence[Rewrite]) -> None:
    """Put rewritten files in their places, all or none. One that is not there yet is made, with the folders above it.

    Raises UserError, with every file as it was, where that cannot be done or somebody else has changed one of them. If
    the program is killed on the way, the next run's `recover` sees to it.
    """
    changed = [each for each in rewrites if each.old != each.new]
    if len(changed) == 1 and changed[0].old is not None:
        write(root, changed[0])
    elif changed:
        _write_all(root.resolve(), changed)


def _write_all(root: Path, rewrites: Sequence[Rewrite]) -> None:
    steps: list[_Step] = []
    folders: list[Path] = []
    try:
        for each in rewrites:
            with _told(each.file):
                steps.append(_ready(root, each, folders))
        with _told(JOURNAL):
            journal = _begin(root, steps, folders)
    except BaseException:
        _sweep(steps, folders)
        raise
    try:
        try:
            for step in steps:
                with _told(step.file):
                    os.replace(step.beside, step.path)  # noqa: PTH105 - what pathlib calls replace
            for folder in {step.path.parent for step in steps}:
                settle(folder)
        except BaseException:
            _undo(root, steps, folders)
            raise
        with suppress(OSError):  # all is written; then the next run takes the journal away
            _end(root)
    finally:
        os.close(journal)


@contextmanager
def _told(file: str) -> Iterator[None]:
    """What the disk says against writing a file, in our own words."""
    try:
        yield
    except OSError as error:
        raise unwritten(file, error) from None


def _ready(root: Path, rewrite: Rewrite, folders: list[Path]) -> _Step:
    """A file's new text beside it. Folders that are made for it are noted."""
    path = (root / rewrite.file).resolve(strict=rewrite.old is not None)
    if not path.is_relative_to(root):
        raise UserError(Message("{file} is a link that leads out of the workspace", file=rewrite.file))
    forbid_others(path, rewrite)
    for folder in reversed([each for each in path.parents if not each.exists()]):
        folder.mkdir()
        folders.append(folder)
    beside = put_beside(path, rewrite.new)
    return _Step(path.relative_to(root).as_posix(), path, beside, rewrite.old, rewrite.new)


def _begin(root: Path, steps: Sequence[_Step], folders: Sequence[Path]) -> int:
    """Put the journal into the workspace, whole. Gives it as an open file, which is held as long as it is open.

    Raises UserError where there is one already: then somebody else is writing.
    """
    content = json.dumps(
        {
            "version": _VERSION,
            "files": [
                {
                    "file": step.file,
                    "beside": step.beside.name,
                    "old": None if step.old is None else b64encode(step.old).decode(),
                    "new": b64encode(step.new).decode(),
                }
                for step in steps
            ],
            "folders": [folder.relative_to(root).as_posix() for folder in folders],
        },
        ensure_ascii=True,
    )
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=root)
    try:
        if fcntl is not None:
            with suppress(OSError):  # not every disk knows locks
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with os.fdopen(handle, "wb", closefd=False) as stream:
            stream.write(content.encode())
            stream.flush()
            os.fsync(handle)
        _put_down(name, root / JOURNAL)
        settle(root)
        Path(name).unlink(missing_ok=True)
    except BaseException:
        try:
            _withdraw(handle, Path(name), root / JOURNAL)
        finally:
            os.close(handle)
        raise
    return handle


def _withdraw(handle: int, name: Path, journal: Path) -> None:
    """Take away an open file under both the names that it may have."""
    with suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(handle), journal.stat()):
            journal.unlink()
    name.unlink(missing_ok=True)


def _put_down(name: str, journal: Path) -> None:
    """Give a file the journal's name. Raises UserError where there is one already."""
    try:
        os.link(name, journal)  # unlike a rename, it never takes the place of another
    except FileExistsError:
        raise _occupied() from None
    except OSError:  # a disk without links
        if os.path.lexists(journal):
            raise _occupied() from None
        os.rename(name, journal)  # noqa: PTH104 - as replace is called elsewhere


def _occupied() -> UserError:
    return UserError(
        Message("Another run of the program is writing in the workspace"),
        Message("Nothing was written. Wait until it is done, and do it again"),
    )


def _end(root: Path) -> None:
    (root / JOURNAL).unlink(missing_ok=True)
    settle(root)


def _undo(root: Path, steps: Sequence[_Step], folders: Sequence[Path]) -> None:
    """Every file as it was, but for those that somebody else has changed."""
    for step in steps:
        if _now(root, step) != step.new:
            continue
        if step.old is None:
            step.path.unlink()
            settle(step.path.parent)
        else:
            put(step.path, step.old)
    # The journal goes first: what waits beside a file tells that it has not been in its place.
    _end(root)
    _sweep(steps, folders)


def _finish(root: Path, steps: Sequence[_Step]) -> None:
    """Every file as it is to be, but for those that somebody else has changed."""
    for step in steps:
        if _now(root, step) != step.old:
            continue
        if not _is_waiting(root, step):
            put(step.path, step.new)
        else:
            os.replace(step.beside, step.path)  # noqa: PTH105 - what pathlib calls replace
            settle(step.path.parent)
    _end(root)
    _sweep(steps, ())


def _sweep(steps: Sequence[_Step], folders: Sequence[Path]) -> None:
    """Take away what waits beside files, and folders that were made and are empty."""
    for step in steps:
        step.beside.unlink(missing_ok=True)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _now(root: Path, step: _Step) -> bytes | None:
    """What a file holds; None where it is not there, and nothing where it is no file that could be read."""
    if not os.path.lexists(step.path):
        return None
    try:
        return read_bytes(step.path, step.file, root)
    except Unreadable:
        return b""


def _is_waiting(root: Path, step: _Step) -> bool:
    """Whether the new text of a file still waits beside it, and so has not taken its place."""
    try:
        return read_bytes(step.beside, step.file, root) == step.new
    except Unreadable:
        return False


def recover(root: Path) -> list[Message]:
    """Finish what an earlier run was killed in while it wrote, or undo it; tells what was done, if anything.

    A file that somebody has changed since stays as she left it. If that was before it had its new text, the others get
    their old ones back, so that they fit together. Raises UserError where it cannot be done.
    """
    while os.path.lexists(root / JOURNAL):
        with _held(root.resolve()) as handle:
            if handle is not None:
                return _recover(root.resolve(), handle)
    return []


def _recover(root: Path, handle: int) -> list[Message]:
    steps, folders = _read(root, handle)
    files = tuple(step.file for step in steps)
    theirs = [step for step in steps if _now(root, step) not in (step.old, step.new)]
    kept = [
        Message("{file} has been changed by someone else since, and stays as it is", file=step.file) for step in theirs
    ]
    with _told(JOURNAL):
        if any(_is_waiting(root, step) for step in theirs):
            _undo(root, steps, folders)
            return [Message("An earlier run was stopped while it wrote {files}; that is undone", files=files), *kept]
        _finish(root, steps)
        return [Message("An earlier run was stopped while it wrote {files}; that is finished", files=files), *kept]


@contextmanager
def _held(root: Path) -> Iterator[int | None]:
    """The journal as an open file, once whoever wrote it has let go of it; None where it is gone by then."""
    until = time.monotonic() + _PATIENCE
    try:
        handle = os.open(root / JOURNAL, _CAREFULLY)
    except FileNotFoundError:
        yield None
        return
    except OSError as error:
        raise _illegible(error.strerror or str(error)) from None
    try:
        while fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES):
                    break  # this disk knows no locks
                if time.monotonic() > until:
                    raise _occupied() from None
                time.sleep(0.02)
        yield handle if os.fstat(handle).st_nlink else None
    finally:
        os.close(handle)


def _read(root: Path, handle: int) -> tuple[list[_Step], list[Path]]:
    """What a journal says. It may come from anywhere, so it can name nothing but what we would write ourselves."""
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
            raise ValueError("size")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            told: Any = json.loads(stream.read())
        if told["version"] != _VERSION:
            raise ValueError("version")
        steps = [_step(root, each) for each in told["files"]]
        return steps, [_inside(root, each) for each in told["folders"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _illegible(str(error)) from None


def _step(root: Path, told: Any) -> _Step:
    path = _inside(root, told["file"])
    beside = path.with_name(told["beside"])
    if path.suffix not in _ENDINGS or not (beside.name.startswith(PREFIX) and beside.name.endswith(SUFFIX)):
        raise ValueError(told["file"])
    old = told["old"]
    return _Step(
        told["file"],
        path,
        beside,
        None if old is None else b64decode(old, validate=True),
        b64decode(told["new"], validate=True),
    )


def _inside(root: Path, name: str) -> Path:
    """A path in the workspace, of which no part is hidden and none a link."""
    parts = PurePosixPath(name).parts
    path = root.joinpath(*parts)
    if not parts or any(part.startswith((".", "/")) for part in parts) or path.resolve() != path:
        raise ValueError(name)
    return path


def _illegible(why: str) -> UserError:
    return UserError(
        Message(
            "{file}, which an earlier run left behind while it wrote, cannot be understood: {why}",
            file=JOURNAL,
            why=why,
        ),
        Message("See whether the files in the workspace are as they should be, and take it away"),
    )
