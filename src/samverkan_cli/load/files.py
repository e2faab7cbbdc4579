"""Reading a file without being hurt by it: its kind, its size, its encoding."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import BOM, FORBIDDEN, Source
from samverkan_cli.load.folders import opened

MAX_BYTES = 8 << 20
"""The largest plan file that is read: 8 MiB, some fifteen thousand activities."""

_CAREFULLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
WIDE = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Exception):
    """A file that cannot be read as text. `finding` is a SAM001, `source` what could be made of the text.

    `head` is the beginning of a file that is too large.
    """

    def __init__(self, finding: Finding, source: Source, head: bytes = b"") -> None:
        super().__init__(finding.message.text)
        self.finding = finding
        self.source = source
        self.head = head


def _unreadable(
    file: str | Source, message: Message, help: Message, *, offset: int = 0, head: bytes = b""
) -> Unreadable:
    source = file if isinstance(file, Source) else Source(file, "")
    where = source.span(offset, min(offset + 1, len(source.text)))
    return Unreadable(Finding(where, message, help=help, code="SAM001"), source, head)


class Outside(Exception):
    """A link leads out of the folder that a file must lie in."""


def is_inside(path: Path, root: Path) -> bool:
    """Whether what a path leads to, be it there or not, lies in a folder when all links are followed."""
    real = _resolved(path)
    return real is not None and real.is_relative_to(root.resolve())


def _resolved(path: Path) -> Path | None:
    """What a path leads to; None where that is a link that leads to itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def _opened(path: Path, within: Path | None) -> int:
    """Open a file for reading; one that must lie in a folder, so that what is opened does, whoever moves links now.

    Raises OSError, RuntimeError (a link that leads to itself) and Outside.
    """
    if within is None:
        return os.open(path, _CAREFULLY)
    root, real = within.resolve(), path.resolve(strict=True)
    if not real.is_relative_to(root):
        raise Outside
    if os.open not in os.supports_dir_fd:
        handle = os.open(real, _CAREFULLY)
        if real.resolve() != real or not os.path.samestat(os.fstat(handle), real.stat()):
            os.close(handle)
            raise Outside
        return handle
    # No part of a resolved path is a link, unless somebody has just put one there.
    *above, name = real.relative_to(root).parts or (".",)
    with opened(root, above) as folder:
        return folder.open(name, _CAREFULLY)


def regular(path: Path, size: int, within: Path | None = None) -> bytes | None:
    """Up to `size` bytes of a file; None where it is no regular one: a device has no end, and a pipe waits.

    Raises OSError, RuntimeError (a link that leads to itself) and Outside, where it must lie in a folder.
    """
    handle = _opened(path, within)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(size)
    finally:
        os.close(handle)


def read_bytes(path: Path, file: str, within: Path) -> bytes:
    """The bytes of a regular file inside `within`. `file` is its name as findings tell it.

    Raises Unreadable for anything else: a folder, a device, a pipe, a link that loops or leads out, too many bytes.
    """
    try:
        raw = regular(path, MAX_BYTES + 1, within)
    except Outside:
        raise _unreadable(
            file,
            Message("The file is a link that leads out of the workspace"),
            Message("Put the file itself in the plan's folder"),
        ) from None
    except (OSError, RuntimeError) as error:
        raise _unreadable(
            file,
            Message("The file cannot be read: {why}", why=_why(error)),
            Message("Check that you may read the file")
            if isinstance(error, PermissionError)
            else Message("Check that the file is there and is no link to nothing or to itself"),
        ) from None
    if raw is None:
        raise _unreadable(
            file,
            Message("This is not a regular file"),
            Message("A plan file is an ordinary text file; take this one away or give it another ending"),
        )
    return bounded(raw, file)


def bounded(raw: bytes, file: str) -> bytes:
    """The bytes of a file, if they are not too many. Raises Unreadable."""
    if len(raw) > MAX_BYTES:
        raise _unreadable(
            file,
            Message("The file is larger than {limit} MB", limit=MAX_BYTES >> 20),
            Message("Split the plan over several files in the same folder"),
            head=raw,
        )
    return raw


def given(path: Path, within: Path | None = None, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file that somebody names on the command line; with `within`, only of one in there.

    Raises UserError.
    """
    try:
        raw = regular(path, most + 1, within)
    except Outside:
        raise leads_out(str(path)) from None
    except (OSError, RuntimeError) as error:
        raise UserError(
            Message("The file {file} cannot be read: {why}", file=str(path), why=_why(error)),
            Message("Check its name, and that you may read it"),
        ) from None
    if raw is None:
        raise UserError(Message("{file} is not a regular file", file=str(path)), Message("Name an ordinary file"))
    if len(raw) > most:
        raise UserError(Message("The file {file} is larger than {limit} MB", file=str(path), limit=most >> 20))
    return raw


def leads_out(name: str) -> UserError:
    """That a path inside the workspace is none when its links are followed."""
    return UserError(
        Message("{file} is a link that leads out of the workspace", file=name),
        Message("Put a folder or a file of its own there, or name one outside the workspace"),
    )


def held(path: Path, root: Path) -> Path:
    """A path from the command line. Raises UserError where it lies in a workspace and a link leads it out of there."""
    named = Path(os.path.normpath(path))
    if any(is_inside(each, root) for each in named.parents) and not (
        is_inside(named, root) or _resolved(named) is None
    ):
        raise leads_out(str(path))
    return path


def text_of(raw: bytes, name: str) -> str:
    """The text of such a file, in UTF-8. Raises UserError."""
    try:
        return decode(raw, name).text
    except Unreadable as error:
        finding = error.finding
        raise UserError(Message("{file}: {reason}", file=name, reason=finding.message), finding.help) from None


def is_file(root: Path, name: str) -> bool:
    """Whether a name, relative to a folder and with `/`, is that of a regular file inside it.

    Letters may be composed on the disk otherwise than in the name: å as one character, or as a and a ring.
    """
    here, parts = root, PurePosixPath(name).parts
    if ".." in parts or name.startswith("/"):
        return False
    try:
        for part in parts:
            if not os.path.lexists(here / part):
                names = (each.name for each in here.iterdir())
                part = next((each for each in names if normalize("NFC", each) == normalize("NFC", part)), part)
            here = here / part
        return here.is_file() and is_inside(here, root)
    except (OSError, RuntimeError, ValueError):
        return False


def head(path: Path, within: Path, size: int = 1 << 16) -> bytes:
    """The beginning of a file in a folder, and nothing of what is no regular file, lies elsewhere or cannot be read."""
    try:
        return regular(path, size, within) or b""
    except (OSError, RuntimeError, Outside):
        return b""


def _why(error: OSError | RuntimeError) -> Message:
    if isinstance(error, FileNotFoundError):
        return Message("it is not there")
    if isinstance(error, PermissionError):
        return Message("you have no right to")
    if isinstance(error, RuntimeError) or getattr(error, "errno", None) == 40:
        return Message("it is a link that leads to itself")
    return Message("{reason}", reason=getattr(error, "strerror", None) or str(error))


def decode(raw: bytes, file: str) -> Source:
    """The text of a file in UTF-8, without its byte order mark. Raises Unreadable."""
    if raw[:2] in WIDE or b"\0" in raw[:4]:
        raise _unreadable(
            file,
            Message("The file is not in UTF-8 but in UTF-16 or UTF-32"),
            Message('Save it again with the encoding "UTF-8"'),
        )
    body = raw.removeprefix(BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(file, body.decode("utf-8", "replace"))
        raise _unreadable(
            source,
            Message("The file is not in UTF-8: byte {byte} is no letter there", byte=f"0x{body[error.start]:02x}"),
            Message('Save it again with the encoding "UTF-8"; å, ä and ö are often the letters that go wrong'),
            offset=len(body[: error.start].decode("utf-8")),
        ) from None
    source = Source(file, text)
    if bad := FORBIDDEN.search(text):
        raise _unreadable(
            source,
            Message("The character {character} is not allowed in a plan", character=f"U+{ord(bad[0]):04X}"),
            Message("Take it away; it cannot be seen, and often comes along when text is pasted from elsewhere"),
            offset=bad.start(),
        )
    return source
