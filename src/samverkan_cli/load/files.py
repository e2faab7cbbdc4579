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


def read_bytes(path: Path, file: str, within: Path) -> bytes:
    """The bytes of a regular file inside `within`. `file` is its name as findings tell it.

    Raises Unreadable for anything else: a folder, a device, a pipe, a link that loops or leads out, too many bytes.
    """
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise _unreadable(
            file,
            Message("The file cannot be read: {why}", why=_why(error)),
            Message("Check that the file is there and is no link to nothing or to itself"),
        ) from None
    if not real.is_relative_to(within.resolve()):
        raise _unreadable(
            file,
            Message("The file is a link that leads out of the workspace"),
            Message("Put the file itself in the plan's folder"),
        )
    try:
        handle = os.open(real, _CAREFULLY)
    except OSError as error:
        raise _unreadable(
            file,
            Message("The file cannot be read: {why}", why=_why(error)),
            Message("Check that you may read the file"),
        ) from None
    raw = _read(handle, MAX_BYTES + 1)
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


def _read(handle: int, size: int) -> bytes | None:
    """Up to `size` bytes of an open file, which is closed; None where it is not a regular one: a device has no end."""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(size)
    finally:
        os.close(handle)


def given(path: Path) -> bytes:
    """The bytes of a file that somebody names on the command line, wherever it is. Raises UserError."""
    try:
        raw = _read(os.open(path, _CAREFULLY), MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            Message("The file {file} cannot be read: {why}", file=str(path), why=_why(error)),
            Message("Check its name, and that you may read it"),
        ) from None
    if raw is None:
        raise UserError(Message("{file} is not a regular file", file=str(path)), Message("Name an ordinary file"))
    if len(raw) > MAX_BYTES:
        raise UserError(Message("The file {file} is larger than {limit} MB", file=str(path), limit=MAX_BYTES >> 20))
    return raw


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
        return here.is_file() and here.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def head(path: Path, size: int = 1 << 16) -> bytes:
    """The beginning of a file, and nothing of what is no regular file or cannot be read."""
    try:
        return _read(os.open(path, _CAREFULLY), size) or b""
    except OSError:
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
