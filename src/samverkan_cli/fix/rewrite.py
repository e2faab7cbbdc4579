"""A file as it is and as it is to be."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.diagnostic import Change
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.inert import visible
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.text import BOM, Source
from samverkan_cli.fix.changed_lines import unified
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.files import MAX_BYTES, Unreadable, decode
from samverkan_cli.yamltext.editable import Refusal
from samverkan_cli.yamltext.verify import changed, changed_together

# As programs count lines that apply a diff.
_LINE = compiled_late(r"[^\n]*\n|[^\n]+")


@record
class Rewrite:
    """A file in bytes. `file` is relative to the workspace, `old` None where there is none yet."""

    file: str
    old: bytes | None
    new: bytes

    def diff(self) -> str:
        """What is different, as a unified diff; nothing where nothing is."""
        name = visible(self.file)
        old, new = (_LINE.findall(raw.decode()) for raw in (self.old or b"", self.new))
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in unified(old, new, name if self.old is not None else "/dev/null", name)
        )


def rewritten(reader: Reader, file: str, changes: Sequence[Change]) -> Rewrite:
    """A file with changes made to it one after the other, each place as it is after those before it.

    Raises Refusal where one cannot be made safely, and UserError where the file cannot be read.
    """
    old, source = _opened(reader, file)
    return _rewrite(file, old, changed(source, changes))


def rewritten_together(reader: Reader, file: str, changes: Sequence[Change]) -> tuple[Rewrite, dict[int, Refusal]]:
    """A file with changes made to it of which none moves the place of another, and why some of them cannot be made.

    Raises Refusal where the file would be too large, and UserError where it cannot be read.
    """
    old, source = _opened(reader, file)
    new, refused = changed_together(source, changes)
    return _rewrite(file, old, new), refused


def _opened(reader: Reader, file: str) -> tuple[bytes, Source]:
    try:
        old = reader.bytes(file)
        return old, decode(old, file)
    except Unreadable as error:
        raise UserError(Message("{file}: {reason}", file=file, reason=error.finding.message)) from None


def _rewrite(file: str, old: bytes, source: Source) -> Rewrite:
    new = encoded(source.text, old)
    if len(new) > MAX_BYTES:
        raise Refusal(file, 1, Message("it would be larger than {limit} MB", limit=MAX_BYTES >> 20))
    return Rewrite(file, old, new)


def encoded(text: str, old: bytes) -> bytes:
    """The bytes of a text, with a byte order mark where the file had one."""
    return (BOM if old.startswith(BOM) else b"") + text.encode()
