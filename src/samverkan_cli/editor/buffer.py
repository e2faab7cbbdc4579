"""The text of a file as the editor has it, and its places as the protocol counts them: by line and unit of a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from lsprotocol import types as lsp

from samverkan_cli.core.text import Source, Span

Width = Callable[[str], int]
"""How many units some letters are to the editor."""
WIDTHS: Mapping[str, Width] = {
    "utf-16": lambda text: sum(2 if letter > "\uffff" else 1 for letter in text),
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-32": len,
}
"""By what the editor and we have agreed on; UTF-16 unless it says otherwise."""


class Buffer:
    """An open file. `uri` is what the editor calls it."""

    def __init__(self, uri: str, path: Path, text: str, version: int | None, width: Width) -> None:
        self.uri, self.path, self.version = uri, path, version
        self._width = width
        self.source = Source(path.name, text)

    @property
    def raw(self) -> bytes:
        """The text as a file would hold it."""
        return self.source.text.encode("utf-8", "surrogatepass")

    def change(self, changes: list[lsp.TextDocumentContentChangeEvent], version: int | None) -> None:
        """Make changes of the editor, each in the text as it is after those before it."""
        for change in changes:
            text = change.text
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = (offset_of(self.source, at, self._width) for at in (change.range.start, change.range.end))
                start, end = min(start, end), max(start, end)
                text = self.source.text[:start] + text + self.source.text[end:]
            self.source = Source(self.path.name, text)
        self.version = version


def offset_of(source: Source, at: lsp.Position, width: Width) -> int:
    """How many code points into a text a place is; the end of the line, or of the text, where there is none so far."""
    lines = source.position(len(source.text))[0]
    if at.line >= lines:
        return len(source.text)
    line, start = source.line(at.line + 1), source.start_of(at.line + 1)
    if width(line) == len(line):
        return start + min(at.character, len(line))
    units = 0
    for n, letter in enumerate(line):
        if units >= at.character:
            return start + n
        units += width(letter)
    return start + len(line)


def position_of(source: Source, offset: int, width: Width) -> lsp.Position:
    """The place that is some code points into a text."""
    line, column = source.position(min(offset, len(source.text)))
    return lsp.Position(line - 1, width(source.line(line)[: column - 1]))


def range_of(source: Source, start: int, end: int, width: Width) -> lsp.Range:
    """A stretch of a text."""
    return lsp.Range(position_of(source, start, width), position_of(source, end, width))


def range_of_span(source: Source, span: Span, width: Width) -> lsp.Range:
    """A stretch of a text that is known already."""
    return range_of(source, span.start, span.end, width)
