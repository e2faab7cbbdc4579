"""What is wrong with text that YAML cannot read, in the words of the person who typed it.

libyaml says what it expected; these functions say what she most likely did. Its marks are sometimes a line late, so
the place is worked out from the text around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from samverkan_cli.core.finding import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.core.source import Source

QUOTE_OR_BLOCK = Message('Put quotation marks (") around the text, or write "text: |" and the text on the next line')
_QUOTE = Message('Put quotation marks (") around the whole text')
_WORD_QUOTES = "”“„»«’‘"
_KEY = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:#][^:]*?|\"[^\"]*\"|'[^']*'):(?:[ \t]+|$)")

Explained = tuple[int, int, Message, Message]
"""Start, end, what is wrong, what to do."""


class _Fault:
    """A parser error laid over the text it speaks of."""

    def __init__(self, source: Source, error: Any) -> None:
        self.source = source
        self.text = source.text
        self.problem: str = error.problem or ""
        self.context: str = error.context or ""
        mark = error.problem_mark or error.context_mark
        self.at: int = min(mark.index, len(self.text)) if mark else 0
        self.began: int = min(error.context_mark.index, len(self.text)) if error.context_mark else self.at

    def line(self, offset: int) -> str:
        return self.source.line(self.source.position(offset)[0])

    def before(self, offset: int) -> str:
        return self.text[self.source.line_start(offset) : offset]

    def char(self, offset: int) -> str:
        return self.text[offset : offset + 1]

    def value(self, offset: int) -> tuple[int, str]:
        """Where the value on a line begins, and the rest of the line from there."""
        start = self.source.line_start(offset)
        line = self.line(offset)
        key = _KEY.match(line)
        dash = re.match(r"[ \t]*(?:- +)*", line)
        skip = key.end() if key else dash.end() if dash else 0
        return start + skip, line[skip:]

    def rest(self, offset: int) -> int:
        """The end of the line, without trailing space."""
        start = self.source.line_start(offset)
        return max(offset + 1, start + len(self.line(offset).rstrip()))


def explain(source: Source, error: Any) -> Finding:
    """SAM002, in plain words, for an error that libyaml raised."""
    fault = _Fault(source, error)
    if "incompatible YAML document" in fault.problem or "duplicate %" in fault.problem:
        return Finding(
            source.span(fault.at, fault.rest(fault.at)),
            Message("Plans are written in YAML 1.2"),
            help=Message("Take the %YAML line away"),
            code="SAM005",
        )
    for words, tell in _TELLERS:
        if words in fault.problem:
            start, end, message, help = tell(fault)
            return Finding(source.span(start, end), message, help=help, code="SAM002")
    return unknown(source, fault.problem, fault.at)


def unknown(source: Source, problem: str, offset: int = 0) -> Finding:
    """SAM002 where no better words are known; `problem` is libyaml's own."""
    return Finding(
        source.span(offset, offset + 1),
        Message("From here on the text cannot be understood as YAML"),
        help=Message(
            "Look at this line and the one above: indentation, quotation marks, brackets (the parser says: {problem})",
            problem=problem,
        ),
        code="SAM002",
    )


def unknown_alias(source: Source, event: Any) -> Finding:
    """A value that begins with an asterisk."""
    word = source.text[event.start_mark.index : event.end_mark.index]
    return Finding(
        source.span(event.start_mark.index, event.end_mark.index),
        Message("{word} at the beginning of a value refers to something that is not in the file", word=word),
        help=QUOTE_OR_BLOCK,
        code="SAM002",
    )


def _colon(fault: _Fault) -> Explained:
    start, value = fault.value(fault.at)
    if value[:1] in tuple(_WORD_QUOTES):
        return (
            start,
            start + 1,
            Message("{mark} is no quotation mark to YAML", mark=value[0]),
            Message('Write straight quotation marks: "..."'),
        )
    if start <= fault.at and _KEY.match(fault.before(fault.at)):
        return (
            fault.at,
            fault.at + 1,
            Message("A colon with a space after it, inside a text, begins a new field"),
            _QUOTE,
        )
    number = fault.source.position(fault.at)[0]
    above = fault.source.line(number - 1)
    stuck = re.match(r"[ \t]*(?:- +)*[^\s:#\"']+(:)\S", above)
    if stuck and not _KEY.match(above):
        at = fault.source.line_start(fault.source.line_start(fault.at) - 1) + stuck.start(1)
        return at, at + 1, Message("There is no space after the colon"), Message("Write a space after the colon")
    return (
        start if not _KEY.match(fault.line(fault.at)) else _first(fault),
        fault.rest(fault.at),
        Message("This line is indented as if it went on with the text above, but it begins a field"),
        Message("Indent it like the fields it belongs with"),
    )


def _first(fault: _Fault) -> int:
    line = fault.line(fault.at)
    return fault.source.line_start(fault.at) + len(line) - len(line.lstrip())


def _open_quote(fault: _Fault) -> Explained:
    mark = fault.char(fault.began)
    return (
        fault.began,
        fault.began + 1,
        Message("The quotation mark {mark} is never closed", mark=mark),
        Message("Close the text with the same mark"),
    )


def _expected_key(fault: _Fault) -> Explained:
    before = fault.before(fault.at).rstrip()
    here = fault.char(fault.at)
    if not before:
        return (
            fault.at,
            fault.rest(fault.at),
            Message("This line is indented by {n} spaces, which fits nothing above it", n=len(fault.before(fault.at))),
            Message("Indent it exactly like the fields it belongs with"),
        )
    if here in ("}", "]"):
        return (
            fault.at,
            fault.at + 1,
            Message("There is a {mark} too many", mark=here),
            Message("Take it away, or put quotation marks around the text"),
        )
    if before[-1] in "\"'":
        return (
            fault.at,
            fault.rest(fault.at),
            Message("The value ended with the quotation mark, and here more text follows"),
            Message(
                "Put the whole text in single quotation marks ('...'), "
                'or write "text: |" and the text on the next line'
            ),
        )
    if before[-1] in "]}":
        start, _ = fault.value(fault.at)
        return (
            start,
            fault.rest(fault.at),
            Message(
                "A value that begins with {mark} is a list or a mapping, and here text follows it",
                mark=fault.char(start),
            ),
            QUOTE_OR_BLOCK,
        )
    return fault.at, fault.rest(fault.at), Message("A field was to begin here"), QUOTE_OR_BLOCK


def _expected_comma(fault: _Fault) -> Explained:
    here = fault.char(fault.at)
    if here in ("[", "{"):
        return (fault.at, fault.at + 1, Message("Brackets inside { } or [ ] belong to YAML, not to the text"), _QUOTE)
    mark = fault.char(fault.began)
    lines = fault.source.position(fault.at)[0] - fault.source.position(fault.began)[0]
    if lines or fault.at >= len(fault.text):
        return (
            fault.began,
            fault.began + 1,
            Message("The bracket {mark} is never closed", mark=mark),
            Message("Close it with {mark}", mark="}" if mark == "{" else "]"),
        )
    return (
        fault.at,
        fault.at + 1,
        Message("Between { } and [ ] a comma parts the values, and here one is missing"),
        Message("Write a comma, or put quotation marks around the text"),
    )


def _character(fault: _Fault) -> Explained:
    here = fault.char(fault.at)
    if here == "\t":
        return fault.at, fault.at + 1, Message("A tab cannot indent a line"), Message("Use spaces instead of tabs")
    return (fault.at, fault.at + 1, Message("A value cannot begin with {mark}", mark=here), _QUOTE)


def _asterisk(fault: _Fault) -> Explained:
    return (
        fault.began,
        fault.rest(fault.began),
        Message("A value that begins with {mark} is a reference to YAML, not a text", mark=fault.char(fault.began)),
        QUOTE_OR_BLOCK,
    )


def _dash(fault: _Fault) -> Explained:
    if not fault.before(fault.at).strip():
        return (
            fault.at,
            fault.at + 1,
            Message("A list cannot begin here"),
            Message("Put the list under a field, and indent it"),
        )
    return (
        fault.at,
        fault.rest(fault.at),
        Message("A list cannot begin on the same line as its field"),
        Message('Write the list on the lines below, or, for a text, "text: |" and the text on the next line'),
    )


def _escape(fault: _Fault) -> Explained:
    return (
        fault.at,
        fault.at + 2,
        Message('Inside "..." a backslash means something else to YAML'),
        Message("Write / instead of \\, or put single quotation marks ('...') around the text"),
    )


def _block_head(fault: _Fault) -> Explained:
    return (
        fault.at,
        fault.rest(fault.at),
        Message("After {mark} the text begins on the next line", mark="| >"),
        Message("Move the text to the next line and indent it"),
    )


def _no_colon(fault: _Fault) -> Explained:
    return (
        fault.began,
        fault.rest(fault.began),
        Message("This line has no colon, so it is no field"),
        Message("Write field: value. A text that goes on is to be indented more than its field"),
    )


def _no_dash(fault: _Fault) -> Explained:
    return (
        fault.at,
        fault.rest(fault.at),
        Message("This stands among the items of a list but does not begin with a dash"),
        Message('Begin it with "- ", or indent it otherwise'),
    )


def _outside(fault: _Fault) -> Explained:
    return (
        fault.at,
        fault.rest(fault.at),
        Message("This line is indented less than the first field of the file"),
        Message("Let the outermost fields begin at the left edge"),
    )


def _content(fault: _Fault) -> Explained:
    here = fault.char(fault.at)
    if here in (",", "]", "}"):
        return fault.at, fault.at + 1, Message("A value cannot begin with {mark}", mark=here), _QUOTE
    return fault.at, fault.rest(fault.at), Message("A value was to stand here"), QUOTE_OR_BLOCK


def _question(fault: _Fault) -> Explained:
    return (fault.at, fault.rest(fault.at), Message("A value cannot begin with {mark}", mark="?"), QUOTE_OR_BLOCK)


_TELLERS: tuple[tuple[str, Callable[[_Fault], Explained]], ...] = (
    ("mapping values are not allowed", _colon),
    ("unexpected end of stream", _open_quote),
    ("unexpected document indicator", _open_quote),
    ("did not find expected key", _expected_key),
    ("did not find expected ',' or", _expected_comma),
    ("cannot start any token", _character),
    ("expected alphabetic or numeric", _asterisk),
    ("block sequence entries are not allowed", _dash),
    ("unknown escape character", _escape),
    ("expected hexdecimal number", _escape),
    ("expected comment or line break", _block_head),
    ("could not find expected ':'", _no_colon),
    ("did not find expected '-' indicator", _no_dash),
    ("did not find expected <document start>", _outside),
    ("did not find expected node content", _content),
    ("mapping keys are not allowed", _question),
)
