"""Lines that do not stand where the lines around them do, and which of them it is that is wrong.

libyaml stops at the first line that fits nothing above it; what was typed is often the line before.
"""

from __future__ import annotations

import re

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import slug
from samverkan_cli.core.text import Span
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields
from samverkan_cli.yamltext.error_context import ErrorContext, indent_of
from samverkan_cli.yamltext.stray_text import fields_called

Explained = tuple[Span, Message, Message]
_KEY = compiled_late(r" *([^\s:#\"'{\[-][^\s:]*):(?=\s|$)")
_OPEN_KEY = compiled_late(r" *([a-z_]+):[ \t]*(?:#.*)?")
_BARE_ITEM = compiled_late(r" *- +([^\s:#\"'{\[|>&*!][^:#{\[]*?)[ \t]*(?:#.*)?")
_LEAST_INDENT = 2
UNDER_A_FIELD = Message("Put the list under a field, and indent it")


def line_that_fits_nothing(fault: ErrorContext) -> Explained:
    """A line that begins where nothing can begin."""
    if fault.here == ":":
        return fault.rest(), Message("There is a colon with no field before it"), Message("Write the field's name")
    if re.match(r"-(?:\s|$)", fault.text[fault.at : fault.at + 2]):
        return fault.rest(), *_item_apart(fault)
    if fault.is_in_block():
        help = Message("Indent it like the first line of the text")
        return fault.rest(), Message("This line is indented less than the text that it goes on with"), help
    if not fault.before:
        return fault.rest(), Message("A field was to begin here"), Message("Write a field's name and a colon")
    message = counted(
        "This line is indented by {n} space, which fits nothing above it",
        "This line is indented by {n} spaces, which fits nothing above it",
        len(fault.before),
    )
    help = Message("Indent it exactly like the fields it belongs with")
    return outdented_above(fault) or (fault.rest(), message, help)


def outdented_above(fault: ErrorContext) -> Explained | None:
    """The line above, where it alone is indented less than the lines around it, and does not belong further out."""
    number = _above(fault, fault.number)
    line, here = fault.source.line(number), indent_of(fault.line(fault.at))
    indent, key = indent_of(line), _KEY.match(line)
    if key is None or indent >= here or not line[key.end() :].strip():
        return None
    if indent_of(fault.source.line(_above(fault, number))) != here:
        return None
    if indent < _LEAST_INDENT:
        belongs_there = key[1] in fields(Plan)
    else:
        # Where the others at its place are entries, a field is none of them.
        others = (_KEY.match(each) for each in fault.outward(number, here) if indent_of(each) == indent)
        beside = next(others, None)
        belongs_there = key[1] not in fields_called() or beside is None or beside[1] in fields_called()
    if belongs_there:
        return None
    message = Message("This line is indented less than the lines above and below it")
    return fault.whole(fault.source.start_of(number)), message, Message("Indent it as they are")


def text_below_field(fault: ErrorContext) -> Explained | None:
    """Prose of several lines, with a colon in it, below a field of which the line does not end in |."""
    indent = indent_of(fault.line(fault.at))
    number = next(fault.numbers_outward(fault.number, indent), 0)
    found = _OPEN_KEY.fullmatch(fault.source.line(number)) if number else None
    if found is None or not any(
        each.kind is not None and each.kind.prose for each in fields_called().get(found[1], ())
    ):
        return None
    message = Message("The text under {field} has a colon in it, which begins a new field", field=found[1])
    start = fault.source.start_of(number) + found.start(1)
    return fault.mark(start, len(found[1]) + 1), message, Message("Write {text}", text=f"{found[1]}: |")


def item_without_field(fault: ErrorContext) -> Explained | None:
    """An item of a list that has a value on its first line, and fields on those that follow."""
    number = _above(fault, fault.number)
    line = fault.source.line(number)
    found = _BARE_ITEM.fullmatch(line)
    if found is None or found.start(1) != indent_of(fault.line(fault.at)):
        return None
    message = Message("{text} stands without a field, and fields follow below it", text=found[1])
    help = Message("Write the name of its field and a colon before it, as in the other items")
    return fault.mark(fault.source.start_of(number) + found.start(1), len(found[1])), message, help


def lacks_dash(fault: ErrorContext) -> bool:
    """Whether a line in brackets stands among items of a list, without their dash."""
    above = fault.source.line(_above(fault, fault.source.position(fault.began)[0]))
    here = fault.line(fault.began)
    return here.lstrip(" ")[:1] in ("{", "[") and re.match(rf" {{{indent_of(here)}}}- ", above) is not None


def _item_apart(fault: ErrorContext) -> tuple[Message, Message]:
    """An item of a list that is indented otherwise than those above it, or that has no list above it."""
    above = fault.source.line(_above(fault, fault.number))
    if re.match(r" *-(?:\s|$)", above) and indent_of(above) != len(fault.before):
        return (
            Message("This item of a list is indented otherwise than those above it"),
            Message("Indent it as they are"),
        )
    found, entry = _BARE_ITEM.fullmatch(fault.line(fault.at)), _KEY.match(above)
    message = Message("An item of a list stands where a field belongs")
    if found is not None and entry is not None and indent_of(above) == indent_of(fault.line(fault.at)):
        id = slug(found[1])
        if id and entry[1] not in fields_called():
            text = f"{id}: {{title: {found[1]}}}"
            return message, Message("Write it as the others stand, without a dash: {text}", text=text)
    return message, UNDER_A_FIELD


def _above(fault: ErrorContext, number: int) -> int:
    """The number of the nearest line above a line that holds more than a comment; 1 where there is none."""
    number -= 1
    while number > 1 and fault.source.line(number).strip()[:1] in ("", "#"):
        number -= 1
    return max(number, 1)
