"""The text around a place where libyaml gave up: its lines, keys and marks.

libyaml's marks are sometimes a line late, so what is wrong is looked for in the lines around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Source, Span

_KEY = compiled_late(r"[ \t]*(?:- +)*+(?P<key>[^\s:#][^:]*?|\"[^\"]*\"|'[^']*'):(?:[ \t]+|$)")
_DASHES = compiled_late(r"[ \t]*(?:- +)*+")
_STUCK_COLON = compiled_late(r"[ \t]*(?:- +)*+[^\s:#\"'{\[]+(:)[^\s/]")
_BLOCK_HEADER = compiled_late(r"(?:.*:|[ \t]*-)[ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?")
_BARE_ID = compiled_late(r"[ ]*([^\s:#\"'\[\]{},&*!|>%@`-][^\s:\[\]{}]*)(?:[ \t]*[{\[].*|[ \t]*(?:#.*)?)")
_COMMENT = compiled_late(r"[ \t](#[^\r\n]*)")


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_block_header(line: str) -> bool:
    """Whether a line begins a text with | or >."""
    return _BLOCK_HEADER.fullmatch(line) is not None


class ErrorContext:
    """An error of libyaml laid over the text. `at` is where it gave up, `began` where what it was reading begins.

    `base` is where in the source the text that it read begins.
    """

    def __init__(self, source: Source, error: Any, base: int = 0) -> None:
        self.source, self.text = source, source.text
        self.problem: str = error.problem or ""
        self.context: str = error.context or ""
        mark = error.problem_mark or error.context_mark
        self.at: int = min(base + mark.index, len(self.text)) if mark else base
        self.began: int = min(base + error.context_mark.index, len(self.text)) if error.context_mark else self.at

    @cached_property
    def number(self) -> int:
        """The number of the line where libyaml gave up."""
        return self.source.position(self.at)[0]

    @cached_property
    def here(self) -> str:
        """The character where libyaml gave up; nothing at the end of the text."""
        return self.text[self.at : self.at + 1]

    @cached_property
    def opening(self) -> str:
        """The character that begins what libyaml was reading."""
        return self.text[self.began : self.began + 1]

    @cached_property
    def before(self) -> str:
        """The line up to where libyaml gave up."""
        return self.text[self.source.line_start(self.at) : self.at]

    def line(self, offset: int) -> str:
        """The line that holds a place."""
        return self.source.line(self.source.position(offset)[0])

    def mark(self, offset: int | None = None, width: int = 1) -> Span:
        """The character at a place, or several."""
        start = self.at if offset is None else offset
        return self.source.span(start, start + width)

    def rest(self, offset: int | None = None) -> Span:
        """From a place to the end of its line, without trailing space."""
        start = self.at if offset is None else offset
        return self.source.span(start, max(start + 1, self.source.line_start(start) + len(self.line(start).rstrip())))

    def whole(self, offset: int) -> Span:
        """The line that holds a place, without its indentation."""
        line = self.line(offset)
        return self.rest(self.source.line_start(offset) + len(line) - len(line.lstrip()))

    def is_field(self, line: str) -> bool:
        """Whether a line begins with a key, a colon and a space."""
        return _KEY.match(line) is not None

    @cached_property
    def value(self) -> int:
        """Where the value begins on the line where libyaml gave up."""
        line = self.line(self.at)
        found = _KEY.match(line) or _DASHES.match(line)
        return self.source.line_start(self.at) + (found.end() if found else 0)

    def outward(self, number: int, indent: int) -> Iterator[str]:
        """The lines above a line that are indented less than that, from the nearest on."""
        yield from map(self.source.line, self.numbers_outward(number, indent))

    def numbers_outward(self, number: int, indent: int) -> Iterator[int]:
        """The numbers of the lines above a line that are indented less than that, from the nearest on."""
        for above in range(number - 1, 0, -1):
            line = self.source.line(above)
            if line.strip() and indent_of(line) < indent:
                yield above

    def is_in_block(self) -> bool:
        """Whether the nearest line above that is indented less begins a text with | or >."""
        return is_block_header(next(self.outward(self.number, self.source.position(self.at)[1] - 1), ""))

    def stuck_colon(self, offset: int) -> int | None:
        """Where the colon of `title:Mål` is, on the line that holds a place."""
        line = self.line(offset)
        found = None if self.is_field(line) else _STUCK_COLON.match(line)
        return self.source.line_start(offset) + found.start(1) if found else None

    def lacks_colon(self, offset: int) -> bool:
        """Whether the line that holds a place stands among fields without a colon, and goes on with no text above."""
        line = self.line(offset)
        indent = indent_of(line)
        if not line.strip() or indent != indent_of(self.line(self.at)) or line.lstrip().startswith(("#", "- ")):
            return False
        above = next(self.outward(self.source.position(offset)[0], indent), "")
        return above.split(" #")[0].rstrip().endswith(":")

    def value_in_quotes(self) -> str | None:
        """The field where libyaml gave up, with all of its value in single quotation marks, if it ends on the line."""
        line = self.line(self.at).rstrip()
        start = self.value - self.source.line_start(self.at)
        value = line[start:]
        if " #" in value or value.count('"') % 2:
            return None
        return f"{line[:start].lstrip(' -')}'{value.replace(chr(39), chr(39) * 2)}'"

    def bare_id(self, offset: int) -> Span | None:
        """The id that stands on the line that holds a place without a colon, alone or before a bracket."""
        found = _BARE_ID.fullmatch(self.line(offset))
        start = self.source.line_start(offset)
        return self.source.span(start + found.start(1), start + found.end(1)) if found else None

    def id_without_colon(self) -> int | None:
        """The number of the line above, if it is an id where a key belongs and what follows stands further in."""
        number = self.number - 1
        while number > 1 and not self.source.line(number).strip():
            number -= 1
        line, here = self.source.line(number), self.line(self.at)
        indent = indent_of(line)
        if not _BARE_ID.fullmatch(line) or indent >= indent_of(here) or not self.is_field(here):
            return None
        above = next(self.outward(number, indent), ":" if not indent else "")
        return number if above.split(" #")[0].rstrip().endswith(":") else None

    def comment(self, offset: int) -> Span | None:
        """A comment on the line that holds a place, after it."""
        found = _COMMENT.search(self.text, offset, self.source.line_end(offset))
        return self.source.span(*found.span(1)) if found else None

    def quote_left_open(self, mark: str) -> int | None:
        """The last quotation mark of a kind, on the lines above, that begins a value and is not closed on its line."""
        opened = re.compile(rf"(?m)^[^#\n\r]*?[:\-,{{\[][ \t]+({mark})[^{mark}\n\r]*$")
        found = list(opened.finditer(self.text, 0, self.source.line_start(self.at)))
        return found[-1].start(1) if found else None
