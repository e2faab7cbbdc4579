"""What is wrong with text that YAML cannot read, in the words of the person who typed it.

libyaml says what it expected; here and in `typos` is said what she most likely did.
"""

from __future__ import annotations

import re
from typing import Any

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Source, Span
from samverkan_cli.yamltext.typos import EXPLANATIONS, QUOTE_OR_BLOCK, Fault

_DIRECTIVES = ("directive", "incompatible YAML document")
_TAGS = ("tag", "expected '!'", "expected '>'")


def explain(source: Source, error: Any) -> Finding:
    """SAM002, in plain words, for an error that libyaml raised."""
    fault = Fault(source, error)
    said = f"{fault.context}: {fault.problem}"
    if any(word in said for word in _DIRECTIVES):
        start = source.line_start(fault.at)
        return directive(source.span(start, fault.rest(start)))
    if any(word in said for word in _TAGS):
        return tag(source, fault.began if fault.char(fault.began) == "!" else source.text.rfind("!", 0, fault.at + 1))
    if "<document start>" in fault.problem and re.search(r"(?m)^\.\.\.\s", source.text[: fault.at]):
        return second_document(source.span(fault.at, fault.rest(fault.at)))
    for words, explanation in EXPLANATIONS:
        if words in fault.problem:
            start, end, message, help = explanation(fault)
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


def unknown_alias(source: Source, event: Any, *, itself: bool) -> Finding:
    """A value that begins with an asterisk: it refers to nothing, or to what it is part of."""
    word = source.text[event.start_mark.index : event.end_mark.index]
    return Finding(
        source.span(event.start_mark.index, event.end_mark.index),
        Message("{word} refers to what it is itself a part of", word=word)
        if itself
        else Message("{word} at the beginning of a value refers to something that is not in the file", word=word),
        help=QUOTE_OR_BLOCK,
        code="SAM002",
    )


def tag(source: Source, start: int, route: KeyPath = ()) -> Finding:
    """SAM005 for a tag, which is most often text that begins with an exclamation mark."""
    found = re.compile(r"!(?:<[^>\s]*>?|[^\s,\[\]{}]*)").match(source.text, max(start, 0))
    word = found[0] if found else "!"
    return Finding(
        source.span(start, start + len(word)),
        Message("{word} at the beginning of a value is a tag to YAML, and tags are not allowed", word=word),
        help=QUOTE_OR_BLOCK,
        code="SAM005",
        route=route,
    )


def directive(where: Span) -> Finding:
    """SAM005 for a line such as %YAML 1.1."""
    return Finding(
        where,
        Message("Plans are written in YAML 1.2, without lines that begin with %"),
        help=Message("Take the line away"),
        code="SAM005",
    )


def second_document(where: Span) -> Finding:
    """SAM005 where a file goes on after its document has ended."""
    return Finding(
        where,
        Message("A plan file holds one document, and here a second begins"),
        help=Message('Take away the line "---" or "...", or move what follows to a file of its own'),
        code="SAM005",
    )
