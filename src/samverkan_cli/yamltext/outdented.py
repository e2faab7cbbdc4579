"""Lines in quotation marks or brackets that stand too far to the left: libyaml takes them, and YAML 1.2 does not."""

from __future__ import annotations

from samverkan_cli.core.diagnostic import Finding, Fix
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Edit, Source

_LINE = compiled_late(r"(?:\r\n|\r|\n)([ ]*+)(?=[ \t]*+[^ \t\r\n])")
_DEEPER = 1
"""So many steps further in than it must be does the fix put a line: that is two from its field."""


def found(source: Source, start: int, end: int, least: int, route: KeyPath) -> list[Finding]:
    """SAM013 where a further line of a stretch begins with less than `least` blanks; in brackets a comment may.

    It stands at the first such line, and its fix indents them all.
    """
    text = source.text
    lines = [
        each.span(1)
        for each in _LINE.finditer(text, start, end)
        if len(each[1]) < least and not (text[each.end()] == "#" and text[start] in "[{")
    ]
    if not lines:
        return []
    edits = tuple(Edit(source.file, *span, " " * (least + _DEEPER)) for span in lines)
    at = lines[0][1]
    message = (
        Message("This line belongs to the brackets above and is not indented further than their field")
        if text[start] in "[{"
        else Message("This line belongs to the quotation marks above and is not indented further than their field")
    )
    return [
        Finding(
            source.span(at, min(source.line_end(at), end)),
            message,
            help=Message("Indent it further: other programs that read the file stop here"),
            fix=Fix(Message("Indent it further"), safe=True, changes=edits),
            code="SAM013",
            route=route,
        )
    ]
