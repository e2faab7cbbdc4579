"""What stands on a line after a value that has ended, or before one, and what was meant by it."""

from __future__ import annotations

from functools import cache

from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Span
from samverkan_cli.model.plan import kinds
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.yamltext.error_context import ErrorContext

Explained = tuple[Span, Message, Message]
_STRAY_MARK = compiled_late(r"[ \t]*([,;.])[ \t]*(?:#.*)?")
_NEXT_FIELD = compiled_late(r"[ \t,;]*([a-z_]+):(?:[ \t]|$)")
_LAST_WORD = compiled_late(r"(?:^|.*[\s,;])([a-z_]+)")
_BULLET = compiled_late(
    r"[ \t]*([*•·▪●◦‣■□○➢➤✓\uf0b7\uf0a7\uf0d8\uf0fc–—]|\d{1,2}[.)]|[a-h]\))[ \t]+"
    r"(?:[^\s:]+(?: [^\s:]+)*|[{\[].*)[ \t]*"
)
_DASHED_ID = compiled_late(r"[ ]*(-) +([^\s:#\"'\[\]{},&*!|>%@`-][^\s:\[\]{}]*):[ \t]*(?:[{#].*)?")
_SAID = compiled_late(r"[ ]*([a-z_]+):[ \t]+[^\s#|>].*")
_UNOPENED = compiled_late(r"[a-z_]+: [^{}\n]*\}[ \t]*(?:#.*)?")
_ANOTHER = compiled_late(r"[ \t]*,[ \t]*\{")
_ROUND = compiled_late(r"\([^\W\d]\w*: .*\)[ \t]*(?:#.*)?")


@cache
def fields_called() -> dict[str, list[Field]]:
    """All fields of the format, by their names."""
    found: dict[str, list[Field]] = {}
    for kind in kinds():
        for key, field in fields(kind).items():
            found.setdefault(key, []).append(field)
    return found


def after_value(fault: ErrorContext) -> Explained | None:
    """A comma, or another field, after a value that a bracket or a quotation mark has closed."""
    if (another := another_in_braces(fault)) is not None:
        return another
    start = fault.source.line_start(fault.at)
    rest = fault.line(fault.at)[fault.at - start :]
    if mark := _STRAY_MARK.fullmatch(rest):
        message = Message("The value has ended, and here a {mark} follows it", mark=mark[1])
        return fault.mark(fault.at + mark.start(1)), message, Message("Take it away")
    found = _NEXT_FIELD.match(rest)
    if found and found[1] in fields_called():
        return _second_field(fault, fault.at + found.start(1), found[1])
    return None


def second_field(fault: ErrorContext) -> Explained | None:
    """Another field on a line whose first holds no words of the writer's own: `status: done from: 2027`."""
    start = fault.source.line_start(fault.at)
    first = fault.text[start : fault.value].strip(" -").partition(":")[0]
    if not _is_plain(first):
        return None
    found = _LAST_WORD.fullmatch(fault.before)
    if found and found.start(1) > fault.value - start and found[1] in fields_called():
        return _second_field(fault, start + found.start(1), found[1])
    return None


def _is_plain(name: str) -> bool:
    """Whether a field with that name holds an id, a day, a number or a word of the format, wherever it stands."""
    called = fields_called().get(name, [])
    free = sum(field.kind is not None and field.kind.free for field in called)
    return 2 * free < len(called)


def _second_field(fault: ErrorContext, offset: int, name: str) -> Explained:
    help = Message("Write {field}: on a line of its own", field=name)
    return fault.mark(offset, len(name)), Message("Two fields stand on one line"), help


def dash_before_id(fault: ErrorContext, offset: int) -> Explained | None:
    """A dash before the id of an entry, where the others have none."""
    found = _DASHED_ID.fullmatch(fault.line(offset))
    if found is None:
        return None
    at = fault.source.line_start(offset) + found.start(1)
    message = Message("A dash stands before {id}, as in a list", id=found[2])
    return fault.mark(at), message, Message("Take the dash away, so that {id} stands as the others do", id=found[2])


def _round_brackets(fault: ErrorContext) -> Explained | None:
    """Fields between ( and ), which are no brackets to YAML."""
    if not _ROUND.fullmatch(fault.text[fault.value : fault.source.line_end(fault.at)].rstrip()):
        return None
    message = Message("Fields on one line stand between { }, and here they stand between ( )")
    return fault.rest(fault.value), message, Message("Write { } instead of ( )")


def brackets(fault: ErrorContext) -> Explained | None:
    """Fields on one line between brackets of another kind, or of which the first is missing."""
    return _unopened(fault) or _round_brackets(fault)


def _unopened(fault: ErrorContext) -> Explained | None:
    """Fields on one line that end in a bracket which nothing opens: `polisen: title: Polisen, kind: agency}`."""
    rest = fault.text[fault.value : fault.source.line_end(fault.at)].rstrip()
    if _UNOPENED.fullmatch(rest) is None:
        return None
    message = Message("A {mark} stands at the end, and nothing opens it", mark="}")
    return fault.rest(fault.value), message, Message("Write {mark} before the first field", mark="{")


def another_in_braces(fault: ErrorContext) -> Explained | None:
    """Several { } one after the other, without the brackets of a list around them."""
    if _ANOTHER.match(fault.text, fault.at) is None:
        return None
    message = Message("Several {marks} stand here one after the other, and a list of them needs [ ]", marks="{ }")
    return fault.rest(fault.value), message, Message("Write [ before the first of them and ] after the last")


def bullet(fault: ErrorContext, offset: int) -> Explained | None:
    """A line that begins with a sign of Word, a number or an asterisk, where a dash begins an item of a list."""
    line = fault.line(offset)
    found = _BULLET.fullmatch(line)
    if found is None:
        return None
    at = fault.source.line_start(offset) + found.start(1)
    message = Message("{mark} begins no item of a list", mark=found[1])
    help = Message('Begin it with "- ", indented further than its field')
    if (field := _field_that_is_no_list(fault, offset)) is not None:
        help = Message('{field} takes no list. Write "text: |", and the list below it with "- "', field=field)
    return fault.mark(at, len(found[1])), message, help


def _field_that_is_no_list(fault: ErrorContext, offset: int) -> str | None:
    """The field on the line above, if it has its value already and can be neither several nor a longer text."""
    above = fault.source.line(fault.source.position(offset)[0] - 1)
    found = _SAID.fullmatch(above)
    called = fields_called().get(found[1], ()) if found is not None else ()
    is_short = all(each.form == "one" and each.kind is not None and each.kind.name != "text" for each in called)
    return found[1] if found is not None and called and is_short else None
