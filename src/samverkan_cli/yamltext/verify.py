"""A file with changes made to it, read back and held against what was meant."""

from __future__ import annotations

import gc
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff

from samverkan_cli.core.diagnostic import Change, Plain
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.files import BOM, MAX_BYTES, Unreadable, decode
from samverkan_cli.yamltext.expected import after, same
from samverkan_cli.yamltext.parser import Reading, read
from samverkan_cli.yamltext.refusal import Refusal
from samverkan_cli.yamltext.splice import splices

# As programs count lines that apply a diff.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file as it is and as it is to be, in bytes. `file` is relative to the workspace, `old` None where none is."""

    file: str
    old: bytes | None
    new: bytes

    def diff(self) -> str:
        """What is different, as a unified diff; nothing where nothing is."""
        old, new = (_LINE.findall(raw.decode()) for raw in (self.old or b"", self.new))
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in unified_diff(old, new, self.file if self.old is not None else "/dev/null", self.file)
        )


def rewritten(reader: Reader, file: str, changes: Sequence[Change]) -> Rewrite:
    """A file with changes made to it one after the other, each place as it is after those before it.

    Raises Refusal where one cannot be made safely, and UserError where the file cannot be read.
    """
    try:
        old = reader.bytes(file)
        source = decode(old, file)
    except Unreadable as error:
        raise UserError(Message("{file}: {reason}", file=file, reason=error.finding.message)) from None
    collecting = gc.isenabled()
    gc.disable()  # as in Reader: what is read is many small objects and no garbage
    try:
        reading = read(source, places=True)
        for n, change in enumerate(changes, 1):
            source, reading = _changed(source, reading, change, places=n < len(changes))
    finally:
        if collecting:
            gc.enable()
    new = (BOM if old.startswith(BOM) else b"") + source.text.encode()
    if len(new) > MAX_BYTES:
        raise Refusal(file, 1, Message("it would be larger than {limit} MB", limit=MAX_BYTES >> 20))
    return Rewrite(file, old, new)


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """A text with splices made in it, all of them counted in the text as it was. Raises ValueError if two overlap."""
    parts: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < end or edit.end < edit.start:
            raise ValueError(f"overlapping edits at {edit.start}")
        parts += (text[end : edit.start], edit.text)
        end = edit.end
    return "".join([*parts, text[end:]])


def _changed(source: Source, reading: Reading, change: Change, *, places: bool) -> tuple[Source, Reading]:
    """A text with a change made to it, and what it holds then, with places where more is to be changed."""
    if not reading.whole:
        raise Refusal(source.file, 1, Message("it cannot be read to its end"))
    made = splices(source, reading.root, change)
    new = Source(source.file, spliced(source.text, made))
    again = read(new, places=places)
    if again.whole and len(again.findings) <= len(reading.findings):
        if same(again.data, after(reading.data, change)):
            return new, again
        # A text on several lines that ended with the file, without a line end, has got one from what follows it.
        data = closed(source)
        if data is not None and same(again.data, after(data, change)):
            return new, again
    line = source.position(made[0].start)[0]
    raise Refusal(
        source.file,
        line,
        Message("read back, it would not hold what was meant, because of how the lines around are written"),
        Message("Make the change by hand"),
    )


def closed(source: Source) -> Plain:
    """What a text would hold with a last line end, which a text on several lines may count; None where it has one."""
    return None if source.text.endswith(("\n", "\r")) else read(Source(source.file, source.text + "\n")).data
