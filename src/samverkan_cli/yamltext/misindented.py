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
_ITEM_FIELD = compiled_late(r" *- +(?=([a-z_]+):\s)")
_LEAST_INDENT = 2
_OUTDENTED = (Message("This line is indented less than the lines above and below it"), Message("Indent it as they are"))
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
    if (entry := _entry_outdented(fault)) is not None:
        return entry
    if not fault.before:
        return fault.rest(), Message("A field was to begin here"), Message("Write a field's name and a colon")
    message = counted(
        "This line is indented by {n} space, which fits nothing above it",
        "This line is indented by {n} spaces, which fits nothing above it",
        len(fault.before),
    )
    help = Message("Indent it exactly like the fields it belongs with")
    return outdented_above(fault) or first_field(fault) or (fault.rest(), message, help)


def value_above(fault: ErrorContext) -> Explained | None:
    """A line above that takes a field for the rest of its own text."""
    return item_without_field(fault) or dash_above(fault) or outdented_above(fault) or first_field(fault)


def dash_above(fault: ErrorContext) -> Explained | None:
    """The first item of a list, without a space after its dash, so that all those below it are one text with it."""
    indent = indent_of(fault.line(fault.at))
    number = _above(fault, fault.number)
    while number > 1 and re.match(rf" {{{indent}}}- ", fault.source.line(number)):
        number = _above(fault, number)
    if not re.match(rf" {{{indent}}}-[^\s-]", fault.source.line(number)):
        return None
    message = Message("A dash without a space after it begins no list")
    return fault.whole(fault.source.start_of(number)), message, Message("Write a space after the dash")


def first_field(fault: ErrorContext) -> Explained | None:
    """The first field below an id, where it alone is indented otherwise than those that follow it."""
    number, here = _above(fault, fault.number), indent_of(fault.line(fault.at))
    line, below = fault.source.line(number), fault.source.line(fault.number + 1)
    over = fault.source.line(_above(fault, number))
    key = _KEY.match(line)
    known = fields_called().get(key[1], []) if key is not None else []
    if not known or any(each.part is not None for each in known):
        return None
    if not (_KEY.match(below) and _KEY.fullmatch(over.split(" #")[0].rstrip())):
        return None
    if indent_of(below) != here or not indent_of(over) < min(here, indent_of(line)):
        return None
    less = Message("This line is indented less than those below it, which stand beside it")
    more = Message("This line is indented more than those below it, which stand beside it")
    whole = fault.whole(fault.source.start_of(number))
    return whole, less if indent_of(line) < here else more, Message("Indent it as they are")


def inside_an_item(fault: ErrorContext) -> Explained | None:
    """A field of an item of a list, indented by a little less than its first field, which stands after the dash."""
    found = _ITEM_FIELD.match(fault.source.line(_above(fault, fault.number)))
    here = indent_of(fault.line(fault.at))
    if found is None or not _KEY.match(fault.line(fault.at)) or not indent_of(found[0]) < here < found.end():
        return None
    message = Message("This line is indented less than the field above it, which stands beside it")
    return fault.whole(fault.at), message, Message("Indent it as far as {field}", field=found[1])


def _entry_outdented(fault: ErrorContext) -> Explained | None:
    """The id of an entry that stands at the left edge, where this line, the next entry, is indented as the others."""
    number = next(fault.numbers_outward(fault.number, len(fault.before)), 0)
    line = fault.source.line(number) if number else ""
    key = _KEY.match(line)
    if key is None or indent_of(line) or key[1] in fields(Plan):
        return None
    return fault.whole(fault.source.start_of(number)), *_OUTDENTED


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
    return fault.whole(fault.source.start_of(number)), *_OUTDENTED


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
