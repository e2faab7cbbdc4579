"""A text as a YAML scalar that is read back as exactly the same text."""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import normalize

from samverkan_cli.yamltext.parser import MAX_DIGITS, NOTHING

Style = Literal["", "'", '"', "|", ">"]

# Beside what YAML demands: what looks like a list item that lost its space, a tag or an operator of YAML 1.1, and
# quotation marks of Word, which `validate` points out.
_NOT_PLAIN = re.compile(
    r"^[\s,\[\]{}#&*!|>'\"%@`?:”“„»«’‘]|^-(?![0-9])|^\.\.\.|^(?:<<|=)\Z|:(?:\s|\Z)|\s#|\s\Z"
    r"|[\t\n\r\ufeff]"
)
# The parser takes ? and : in a plain scalar between brackets for signs of its own.
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_LONG_NUMBER = re.compile(rf"[-+]?[0-9]{{{MAX_DIGITS + 1},}}")
_UNSEEN = re.compile("[\t\n\r\ufeff]")
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
