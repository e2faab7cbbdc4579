"""A text, a stretch of it with line and column, and a splice."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record

BOM = b"\xef\xbb\xbf"
# Beside the control characters: three that libyaml counts as line breaks and no editor shows as such.
FORBIDDEN = compiled_late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no plan may hold."""
_LINE_END = compiled_late(r"\r\n|\r|\n")


@record
class Span:
    """A stretch of a file.

    `file` is relative to the workspace, with `/`. `start` and `end` count Unicode code points after a byte order
    mark, `end` is one past the last. Lines and columns count from 1.
    """

    file: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


@record
class Edit:
    """Put `text` where `start` up to `end` of a file stands, in code points after a byte order mark."""

    file: str
    start: int
    end: int
    text: str


class Source:
    """The decoded text of one file, without its byte order mark."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a place `offset` code points into the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` up to `end`, which is not part of it."""
        start = min(max(start, 0), len(self.text))
        end = min(max(end, start), len(self.text))
        return Span(self.file, start, end, *self.position(start), *self.position(end))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty past the last."""
        if not 1 <= number <= len(self._starts):
            return ""
        stop = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : stop].rstrip("\r\n")

    def start_of(self, number: int) -> int:
        """Where a line, counted from 1, begins."""
        return self._starts[number - 1]

    def line_start(self, offset: int) -> int:
        """Where the line that holds `offset` begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """Where the line that holds `offset` ends, past its line end."""
        line = bisect_right(self._starts, offset)
        return self._starts[line] if line < len(self._starts) else len(self.text)
