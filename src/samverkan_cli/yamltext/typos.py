"""What a person most likely typed, where libyaml complains of what it expected.

libyaml's marks are sometimes a line late, so the place is worked out from the text around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.text import Source

QUOTE_OR_BLOCK = Message('Put quotation marks (") around the text, or write "text: |" and the text on the next line')
_QUOTE = Message('Put quotation marks (") around the whole text')
_CLOSE = Message("Close the text with the same mark")
_COLON = Message("A colon with a space after it, inside a text, begins a new field")
_SPACE = (Message("There is no space after the colon"), Message("Write a space after the colon"))
_WORD_QUOTES = "”“„»«’‘"
_KEY = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:#][^:]*?|\"[^\"]*\"|'[^']*'):(?:[ \t]+|$)")
_BLOCK_HEAD = re.compile(r"(?:.*:|[ \t]*-)[ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?")
Explained = tuple[int, int, Message, Message]
"""Start, end, what is wrong, what to do."""


class Fault:
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
        """The line that holds a place."""
        return self.source.line(self.source.position(offset)[0])

    def before(self, offset: int) -> str:
        """The line that holds a place, up to it."""
        return self.text[self.source.line_start(offset) : offset]

    def char(self, offset: int) -> str:
        """The character at a place; nothing at the end of the text."""
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


def _colon(fault: Fault) -> Explained:
    start, value = fault.value(fault.at)
    if value[:1] in tuple(_WORD_QUOTES):
        return (
            start,
            start + 1,
            Message("{mark} is no quotation mark to YAML", mark=value[0]),
            Message('Write straight quotation marks: "..."'),
        )
    if start <= fault.at and _KEY.match(fault.before(fault.at)):
        return fault.at, fault.at + 1, _COLON, _QUOTE
    before = max(fault.source.line_start(fault.at) - 1, 0)
    return (
        _stuck_colon(fault, before)
        or _colonless(fault, before)
        or (
            start if not _KEY.match(fault.line(fault.at)) else _first(fault),
            fault.rest(fault.at),
            Message("This line is indented as if it went on with the text above, but it begins a field"),
            Message('Indent it like the fields it belongs with; if it is text, write "text: |" and the text below it'),
        )
    )


def _stuck_colon(fault: Fault, offset: int) -> Explained | None:
    """`title:Mål`, on the line that holds `offset`."""
    line = fault.line(offset)
    stuck = re.match(r"[ \t]*(?:- +)*[^\s:#\"'{\[]+(:)[^\s/]", line)
    if stuck is None or _KEY.match(line):
        return None
    return (at := fault.source.line_start(offset) + stuck.start(1)), at + 1, *_SPACE


def _colonless(fault: Fault, offset: int) -> Explained | None:
    """A line without a colon among fields, which holds `offset`; not where it goes on with a text above it."""
    line = fault.line(offset)
    indent = len(line) - len(line.lstrip(" "))
    here = fault.line(fault.at)
    if not line.strip() or indent != len(here) - len(here.lstrip(" ")) or line.lstrip().startswith(("#", "- ")):
        return None
    number = fault.source.position(offset)[0]
    while number > 1:
        number -= 1
        above = fault.source.line(number)
        if above.strip() and len(above) - len(above.lstrip(" ")) < indent:
            return _without_colon(fault, offset) if above.split(" #")[0].rstrip().endswith(":") else None
    return None


def _without_colon(fault: Fault, offset: int) -> Explained:
    line = fault.line(offset)
    start = fault.source.line_start(offset) + len(line) - len(line.lstrip())
    return (
        start,
        fault.rest(start),
        Message("This line has no colon, so it is no field"),
        Message("Write field: value. A text that goes on is to be indented more than its field"),
    )


def _inner_colon(fault: Fault) -> Explained:
    if re.search(r"(?:: |\[)[^{}\[\],]*\Z", fault.before(fault.at)):  # {reference: SFS 2010:800}
        return fault.at, fault.at + 1, Message("A colon in a text inside { } or [ ] begins a new field"), _QUOTE
    return fault.at, fault.at + 1, *_SPACE


def _first(fault: Fault) -> int:
    line = fault.line(fault.at)
    return fault.source.line_start(fault.at) + len(line) - len(line.lstrip())


def _open_quote(fault: Fault) -> Explained:
    mark = fault.char(fault.began)
    return (fault.began, fault.began + 1, Message("The quotation mark {mark} is never closed", mark=mark), _CLOSE)


def _expected_key(fault: Fault) -> Explained:
    before = fault.before(fault.at).rstrip()
    here = fault.char(fault.at)
    if here in ("}", "]"):
        return (
            fault.at,
            fault.at + 1,
            Message("There is a {mark} too many", mark=here),
            Message("Take it away, or put quotation marks around the text"),
        )
    if not before:
        return _misfit(fault, here)
    if before[-1] in "\"'":
        return _after_quote(fault, before)
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


def _misfit(fault: Fault, here: str) -> Explained:
    """A line that begins where nothing can begin."""
    stretch = (fault.at, fault.rest(fault.at))
    if here == ":":
        return (*stretch, Message("There is a colon with no field before it"), Message("Write the field's name"))
    if re.match(r"-(?:\s|$)", fault.text[fault.at : fault.at + 2]):
        return (
            *stretch,
            Message("An item of a list stands where a field belongs"),
            Message("Put the list under a field, and indent it"),
        )
    if _in_block(fault):
        return (
            *stretch,
            Message("This line is indented less than the text that it goes on with"),
            Message("Indent it like the first line of the text"),
        )
    if not fault.before(fault.at):
        return (*stretch, Message("A field was to begin here"), Message("Write a field's name and a colon"))
    return (
        *stretch,
        counted(
            "This line is indented by {n} space, which fits nothing above it",
            "This line is indented by {n} spaces, which fits nothing above it",
            len(fault.before(fault.at)),
        ),
        Message("Indent it exactly like the fields it belongs with"),
    )


def _in_block(fault: Fault) -> bool:
    """Whether the nearest line above that is indented less begins a text with | or >."""
    number, indent = fault.source.position(fault.at)
    while number > 1:
        number -= 1
        line = fault.source.line(number)
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent - 1:
            return _BLOCK_HEAD.fullmatch(line) is not None
    return False


def _after_quote(fault: Fault, before: str) -> Explained:
    """More text after a quotation mark: it closed the text, or a text above it that was never closed."""
    mark = before[-1]
    if re.search(r"(?::|-|,|\{|\[)[ \t]*$", before[:-1]):
        above = re.compile(rf"(?m)^[^#\n\r]*?[:\-,{{\[][ \t]+({mark})[^{mark}\n\r]*$")
        opened = list(above.finditer(fault.text, 0, fault.source.line_start(fault.at)))
        if opened:
            at = opened[-1].start(1)
            return at, at + 1, Message("The quotation mark {mark} is never closed", mark=mark), _CLOSE
    return (
        fault.at,
        fault.rest(fault.at),
        Message("The value ended with the quotation mark, and here more text follows"),
        Message(
            "Put the whole text in single quotation marks ('...'), or write \"text: |\" and the text on the next line"
        )
        if mark == '"'
        else Message("Write '' for every ' inside the text, or put it in double quotation marks (\"...\")"),
    )


def _expected_comma(fault: Fault) -> Explained:
    here = fault.char(fault.at)
    if here in ("[", "{"):
        return (fault.at, fault.at + 1, Message("Brackets inside { } or [ ] belong to YAML, not to the text"), _QUOTE)
    mark = fault.char(fault.began)
    lines = fault.source.position(fault.at)[0] - fault.source.position(fault.began)[0]
    if here == ":" and (not lines or fault.text[: fault.source.line_start(fault.at)].rstrip()[-1:] in (",", mark)):
        return (
            fault.at,
            fault.at + 1,
            _COLON,
            Message('Put quotation marks (") around the whole text, or write the comma that is missing before it'),
        )
    if lines or fault.at >= len(fault.text):
        return _commented(fault, fault.began) or _unclosed(fault, fault.began)
    return (
        fault.at,
        fault.at + 1,
        Message("Between { } and [ ] a comma parts the values, and here one is missing"),
        Message("Write a comma, or put quotation marks around the text"),
    )


def _unclosed(fault: Fault, offset: int) -> Explained:
    mark = fault.char(offset)
    return (
        offset,
        offset + 1,
        Message("The bracket {mark} is never closed", mark=mark),
        Message("Close it with {mark}", mark="}" if mark == "{" else "]"),
    )


def _commented(fault: Fault, offset: int) -> Explained | None:
    """A # inside brackets, which takes the rest of the line, and the closing bracket, with it."""
    found = re.compile(r"[ \t](#[^\r\n]*)").search(fault.text, offset, fault.source.line_end(offset))
    if found is None:
        return None
    return found.start(1), found.end(1), Message("Everything after # is a comment, also a bracket that closes"), _QUOTE


def _character(fault: Fault) -> Explained:
    here = fault.char(fault.at)
    if here == "\t":
        return _tab(fault)
    return (fault.at, fault.at + 1, Message("A value cannot begin with {mark}", mark=here), _QUOTE)


def _tab(fault: Fault) -> Explained:
    at = fault.source.line_start(fault.at) + max(fault.line(fault.at).find("\t"), 0)
    return at, at + 1, Message("A tab cannot indent a line"), Message("Use spaces instead of tabs")


def _asterisk(fault: Fault) -> Explained:
    return (
        fault.began,
        fault.rest(fault.began),
        Message("A value that begins with {mark} is a reference to YAML, not a text", mark=fault.char(fault.began)),
        QUOTE_OR_BLOCK,
    )


def _dash(fault: Fault) -> Explained:
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


def _escape(fault: Fault) -> Explained:
    return (
        fault.at,
        fault.at + 2,
        Message('Inside "..." a backslash means something else to YAML'),
        Message("Write / instead of \\, or put single quotation marks ('...') around the text"),
    )


def _block_head(fault: Fault) -> Explained:
    mark = fault.char(fault.began)
    return (
        fault.at,
        fault.rest(fault.at),
        Message("After {mark} the text begins on the next line", mark=mark if mark in ("|", ">") else "|"),
        Message("Move the text to the next line and indent it"),
    )


def _no_colon(fault: Fault) -> Explained:
    stuck = _stuck_colon(fault, fault.began)
    if stuck is not None:
        return stuck
    above = fault.source.line(fault.source.position(fault.began)[0] - 1)
    if _BLOCK_HEAD.fullmatch(above):
        return (
            fault.began,
            fault.rest(fault.began),
            Message("This text is not indented more than the field that it belongs to"),
            Message("Indent every line of it by two spaces more than the field"),
        )
    return _without_colon(fault, fault.began)


def _no_dash(fault: Fault) -> Explained:
    return (
        fault.at,
        fault.rest(fault.at),
        Message("This stands among the items of a list but does not begin with a dash"),
        Message('Begin it with "- ", or indent it otherwise'),
    )


def _outside(fault: Fault) -> Explained:
    return (
        fault.at,
        fault.rest(fault.at),
        Message("This line is indented less than the first field of the file"),
        Message("Let the outermost fields begin at the left edge"),
    )


def _content(fault: Fault) -> Explained:
    here = fault.char(fault.at)
    if here in (",", "]", "}", "-", ":"):
        return fault.at, fault.at + 1, Message("A value cannot begin with {mark}", mark=here), _QUOTE
    above = fault.source.line_start(max(fault.source.line_start(fault.at) - 1, 0))
    if not fault.before(fault.at).strip() and (hidden := _commented(fault, above)) is not None:
        return hidden
    opened = max(fault.text.rfind("["), fault.text.rfind("{"))
    if not fault.text[fault.at :].strip() and opened >= 0:
        return _unclosed(fault, opened)
    return fault.at, fault.rest(fault.at), Message("A value was to stand here"), QUOTE_OR_BLOCK


def _question(fault: Fault) -> Explained:
    return (fault.at, fault.rest(fault.at), Message("A value cannot begin with {mark}", mark="?"), QUOTE_OR_BLOCK)


EXPLANATIONS: tuple[tuple[str, Callable[[Fault], Explained]], ...] = (
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
    ("invalid Unicode character escape", _escape),
    ("found a tab character", _tab),
    ("found unexpected ':'", _inner_colon),
    ("indentation indicator equal to 0", _block_head),
    ("expected comment or line break", _block_head),
    ("could not find expected ':'", _no_colon),
    ("did not find expected '-' indicator", _no_dash),
    ("did not find expected <document start>", _outside),
    ("did not find expected node content", _content),
    ("mapping keys are not allowed", _question),
)
