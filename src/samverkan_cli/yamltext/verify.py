"""A text with changes made to it, read back and held against what was meant."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.diagnostic import Change, Plain
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.yamltext.expected import after, same
from samverkan_cli.yamltext.parser import Reading, read
from samverkan_cli.yamltext.refusal import Refusal
from samverkan_cli.yamltext.splice import splices


def changed(source: Source, changes: Sequence[Change]) -> Source:
    """A text with changes made to it one after the other, each place as it is after those before it. Raises Refusal."""
    with gc_paused():
        reading = read(source, places=True)
        for n, change in enumerate(changes, 1):
            source, reading = _changed(source, reading, change, places=n < len(changes))
    return source


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
