"""Plain data as YAML text that is read back as exactly the same."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.yamltext.parser import MAX_DIGITS, NOTHING

Style = Literal["", "'", '"', "|", ">"]

# Beside what YAML demands: what looks like a list item that lost its space, a tag or an operator of YAML 1.1, and
# quotation marks of Word, which `validate` points out.
_NOT_PLAIN = compiled_late(
    r"^[\s,\[\]{}#&*!|>'\"%@`?:”“„»«’‘]|^-(?![0-9])|^\.\.\.|^(?:<<|=)\Z|:(?:\s|\Z)|\s#|\s\Z"
    r"|[\t\n\r\ufeff]"
)
# The parser takes ? and : in a plain scalar between brackets for signs of its own.
_NOT_PLAIN_IN_FLOW = compiled_late(r"[,\[\]{}?:]")
_LONG_NUMBER = compiled_late(rf"[-+]?[0-9]{{{MAX_DIGITS + 1},}}")
_UNSEEN = compiled_late("[\t\n\r\ufeff]")
_WIDE = 110
_ESCAPES = str.maketrans({"\n": "\\n", "\t": "\\t", "\r": "\\r", "\ufeff": "\\ufeff", '"': '\\"', "\\": "\\\\"})


def scalar(text: str | None, *, flow: bool = False, key: bool = False, style: str = "") -> str:
    """A text on one line, in quotation marks only where it needs them; `null` for nothing.

    It has no character that a plan may not hold. `flow` is whether it stands between brackets, `style` the quotation
    marks that were there before, if any.
    """
    if text is None:
        return "null"
    text = normalize("NFC", text)
    if style not in ("'", '"') and is_plain(text, flow=flow, key=key):
        return text
    seen = not _UNSEEN.search(text)
    if seen and (style == "'" or (style != '"' and ('"' in text or "\\" in text))):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.translate(_ESCAPES) + '"'


def is_plain(text: str, *, flow: bool = False, key: bool = False) -> bool:
    """Whether a text is the same without quotation marks."""
    if not text or (not key and text in NOTHING):
        return False
    return not (_NOT_PLAIN.search(text) or (flow and _NOT_PLAIN_IN_FLOW.search(text)) or _LONG_NUMBER.match(text))


def lines_of_text(text: str) -> tuple[str, list[str]] | None:
    """A text of several lines as a literal block: its header, and its lines without indentation.

    None where only quotation marks can hold it.
    """
    text = normalize("NFC", text)
    body = text.removesuffix("\n")
    if "\n" not in text or not body or body[0].isspace() or body.endswith("\n"):
        return None
    if _UNSEEN.search(body.replace("\n", "")) or not body.rpartition("\n")[2].strip():
        return None
    return "|" if text.endswith("\n") else "|-", body.split("\n")


@record
class Layout:
    """How a file is laid out: how far what is under a key is indented, and how far the dashes of a list are.

    With `blocks` a text of several lines may be written as a literal block, with `inline` a short list of words between
    brackets.
    """

    step: int = 2
    dash: int = 2
    blocks: bool = True
    inline: bool = False

    def mapping(self, value: dict[str, Plain], column: int) -> list[str]:
        """The lines of a mapping whose keys stand in a column, counted from 0."""
        return [line for key, each in value.items() for line in self.entry(key, each, column)]

    def entry(self, key: str, value: Plain, column: int) -> list[str]:
        """The lines of a key and what is under it."""
        head = " " * column + scalar(key, key=True) + ":"
        if value is None:
            return [head]
        if isinstance(value, dict) and value:
            return [head, *self.mapping(value, column + self.step)]
        if isinstance(value, list) and value:
            if self.inline and all(isinstance(each, str) for each in value) and len(head) + len(flow(value)) < _WIDE:
                return [f"{head} {flow(value)}"]
            return [head, *self.sequence(value, column + self.dash)]
        first, *rest = self._leaf(value, column + self.step)
        return [f"{head} {first}", *rest]

    def sequence(self, value: list[Plain], column: int) -> list[str]:
        """The lines of a list whose dashes stand in a column."""
        return [line for each in value for line in self.item(each, column)]

    def item(self, value: Plain, column: int) -> list[str]:
        """The lines of an item of a list."""
        inner = column + 2
        if isinstance(value, dict) and value:
            lines = self.mapping(value, inner)
        elif isinstance(value, list) and value:
            lines = self.sequence(value, inner)
        else:
            lines = self._leaf(value, inner)
            lines[0] = " " * inner + lines[0]
        return [" " * column + "- " + lines[0][inner:], *lines[1:]]

    def _leaf(self, value: Plain, column: int) -> list[str]:
        if isinstance(value, str) and self.blocks and (block := lines_of_text(value)) is not None:
            return [block[0], *(" " * column + line if line else "" for line in block[1])]
        return [flow(value) if not isinstance(value, str) else scalar(value)]


def flow(value: Plain) -> str:
    """Plain data on one line, between brackets."""
    if isinstance(value, dict):
        pairs = (f"{scalar(key, flow=True, key=True)}: {flow(each)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(value, flow=True)


def ends_in_block(value: Plain) -> bool:
    """Whether the last thing that is written is a literal block, which counts the line ends after it."""
    while isinstance(value, dict | list) and value:
        value = value[-1] if isinstance(value, list) else list(value.values())[-1]
    return isinstance(value, str) and lines_of_text(value) is not None
