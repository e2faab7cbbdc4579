"""What YAML drops, folds or lets through without a word: SAM012 and SAM013.

Each kind has a quick look at the text; only where that finds something is the text read with places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from samverkan_cli.core.collector import Collector, sparing
from samverkan_cli.core.diagnostic import Finding, Fix, Respell, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import kind_at
from samverkan_cli.yamltext.error_context import is_block_header
from samverkan_cli.yamltext.nodes import Node, scalars_of, within
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.unseen import readable

_NEXT_LINE = Message('Write "text: |" and the text on the next line')
_QUOTES = "”“„»«’‘"
_CODE_LINE = compiled_late(r"code[\"']?[ \t]*:[ \t]*[0-9]")
_HASH = compiled_late(r" #[^\s#]")
_DROPPED = compiled_late(r":[ \t]+(?:#|&)")
_FOLDED_BLOCK = compiled_late(r">[-+1-9]*[ \t]*(?:#[^\n\r]*)?[\r\n]")
_LIST_LINE = compiled_late(r"(?m)^[ \t]+(?:[-*+]|[0-9]+[.)])[ \t]+\S")
_STUCK_HASH = compiled_late(r"(?:[\]}\"',]|[|>][-+0-9]*)(#[^\r\n]*)")
_STUCK_LABEL = compiled_late(r"&[\w-]*[^\s\w-]")
_STRAY_SPACE = compiled_late(r"(?m)^[ \t]*\u00a0[ \t\u00a0]*")
_FIELD = compiled_late(r"[^\s:#\"'][^:\r\n]*:(?:[ \t\r\n]|$)")
_QUOTED = compiled_late(rf"[:\-,{{\[][ \t]*[{_QUOTES}]")
# Each with what there must be for it to match: that is found a hundred times faster.
_SUSPICIONS = (
    (("code",), _CODE_LINE),
    ((" #",), _HASH),
    ((" #", "\t#", " &", "\t&"), _DROPPED),
    ((">",), _FOLDED_BLOCK),
    (("\u00a0",), _STRAY_SPACE),
    (tuple(_QUOTES), _QUOTED),
    (("#",), _STUCK_HASH),
    (("&",), _STUCK_LABEL),
)


def suspected(source: Source) -> bool:
    """Whether it is worth reading the text with places for `lint`."""
    text = source.text
    return any(any(sign in text for sign in signs) and pattern.search(text) for signs, pattern in _SUSPICIONS)


def lint(source: Source, root: Node) -> list[Finding]:
    """What is amiss in a text that has been read with places."""
    collector = Collector()
    for finding in _found(source, [_Scalar(source, route, node) for route, node in scalars_of(root)]):
        if collector.wants(finding.code):
            collector.keep(finding)
    return collector.all()


def _found(source: Source, scalars: list[_Scalar]) -> Iterator[Finding]:
    for scalar in scalars:
        for look in (_unquoted_code, _comment, _folded, _word_quotes):
            if (finding := look(scalar)) is not None:
                yield finding
    nodes = [scalar.node for scalar in scalars]
    yield from _stray_spaces(source, nodes)
    yield from sparing(partial(_stuck, source, *span) for span in _stuck_comments(source, nodes))


class _Scalar:
    """A scalar or an alias in its text."""

    def __init__(self, source: Source, route: KeyPath, node: Node) -> None:
        self.source, self.route, self.node = source, route, node
        self.text = source.text[node.start : node.end]
        self.is_plain = not node.style and not node.alias

    def finding(self, start: int, end: int, message: Message, help: Message, fix: Fix | None = None) -> Finding:
        """SAM013 about a stretch of the source."""
        return Finding(self.source.span(start, end), message, help=help, code="SAM013", route=self.route, fix=fix)

    def respelt(self, end: int, text: str, value: str, title: Message, *, safe: bool) -> Fix:
        """A fix that writes the value otherwise, up to `end`, by which it says something else."""
        place = Location(self.source.file, self.route, "value")
        edit = Edit(self.source.file, self.node.start, end, text)
        return Fix(title, safe, (Respell(place, (edit,), (Set(place, value),)),))


def _quoted(text: str) -> str:
    """A text of one line in quotation marks: single ones where it has double ones in it, or backslashes."""
    return f'"{text}"' if not set(text) & {'"', "\\"} else "'" + text.replace("'", "''") + "'"


def _is_one_line(text: str) -> bool:
    return "\n" not in text and "\r" not in text


def _unquoted_code(scalar: _Scalar) -> Finding | None:
    if scalar.route != ("document", "municipality", "code") or not scalar.is_plain:
        return None
    code, node, source = scalar.text, scalar.node, scalar.source
    if not re.fullmatch("[0-9]{4}", code):
        return None
    edit = Edit(source.file, node.start, node.end, f'"{code}"')
    return Finding(
        source.span(node.start, node.end),
        Message("The municipal code {code} is not in quotation marks", code=code),
        help=Message('Write "{code}": other programs that read the file take it for a number', code=code),
        fix=Fix(Message("Put quotation marks around it"), safe=True, changes=(edit,)),
        code="SAM012",
        route=scalar.route,
    )


def _comment(scalar: _Scalar) -> Finding | None:
    """A # that was meant as text. A comment of its own stands away from the value, or has a space after it."""
    if not scalar.is_plain:
        return None
    source, node = scalar.source, scalar.node
    after = source.text[node.end : source.line_end(node.end)].rstrip("\r\n")
    if node.start == node.end and (dropped := re.match(r"[ \t]*(#.*)", after)) and _is_prose(scalar.route):
        message = Message("Everything after # is a comment, so nothing is said here")
        return scalar.finding(node.end + dropped.start(1), node.end + dropped.end(1), message, _NEXT_LINE)
    label = source.text.rfind("&", 0, node.start) if node.anchored else -1
    if node.anchored and (_is_prose(scalar.route) or _STUCK_LABEL.match(source.text, label)):
        message = Message("A word after & is a label to YAML and falls away")
        return scalar.finding(label, node.start, message, _NEXT_LINE)
    if node.start == node.end or not re.match(r" #[^\s#]", after):
        return None
    end = node.end + len(after.rstrip())
    text = source.text[node.start : end]
    fix = None
    if _is_one_line(text) and _is_prose(scalar.route):
        # Of "#1" nobody means a comment; of "#word" some do.
        numbered = re.match(r" #[0-9]", after) is not None
        title = Message("Put quotation marks around the whole text")
        fix = scalar.respelt(end, _quoted(text), text, title, safe=numbered)
    help = Message('Put quotation marks (") around the whole text, or write two spaces before a comment')
    message = Message("Everything after # is a comment, so the text ends before it")
    return scalar.finding(node.end + 1, end, message, help, fix)


def _is_prose(route: KeyPath) -> bool:
    field = kind_at(Plan, route)[1]
    return field is not None and field.kind is not None and field.kind.prose


def _is_free(route: KeyPath) -> bool:
    """Whether what is written at a place is a person's own words."""
    field = kind_at(Plan, route)[1]
    return field is None or (field.ref is None and field.words is None and (field.kind is None or field.kind.free))


def _folded(scalar: _Scalar) -> Finding | None:
    start = scalar.node.start
    if scalar.node.style != ">" or not _LIST_LINE.search(scalar.text):
        return None
    message = Message("After > the lines are folded into one, and the list in the text with them")
    title = Message("Write | instead of >")
    # The same text with its lines as they are written. Not safe: a line may begin with a dash by chance.
    block = scalar.source.text[start + 1 : scalar.source.line_end(scalar.node.end)]
    value = read(Source(scalar.source.file, f"- |{block}")).data
    fix = None
    if isinstance(value, list) and isinstance(value[0], str):
        fix = scalar.respelt(start + 1, "|", value[0], title, safe=False)
    return scalar.finding(start, start + 1, message, title, fix)


def _word_quotes(scalar: _Scalar) -> Finding | None:
    text = scalar.text
    if not scalar.is_plain or len(text) < 2 or text[0] not in _QUOTES or text[-1] not in _QUOTES:
        return None
    inside = text[1:-1]
    if any(mark in inside for mark in _QUOTES) or not _is_free(scalar.route):
        return None  # of an id, a day or a number it is said where it is found to be none
    message = Message("{mark} is no quotation mark to YAML, so the marks are part of the text", mark=text[0])
    fix = None
    if inside.strip() and _is_one_line(inside):
        title = Message("Write straight quotation marks")
        fix = scalar.respelt(scalar.node.end, _quoted(inside), inside, title, safe=True)
    help = Message('Write straight quotation marks: "..."')
    return scalar.finding(scalar.node.start, scalar.node.end, message, help, fix)


def _stray_spaces(source: Source, scalars: list[Node]) -> Iterator[Finding]:
    in_block = within([(node.start, node.end) for node in scalars if node.style in ("|", ">")])
    for found in _STRAY_SPACE.finditer(readable(source)[0]):
        if source.text[found.end() : found.end() + 1] in ("", "\n", "\r") or in_block(found.start()):
            continue
        if _FIELD.match(source.text, found.end()):
            continue  # reported where its name is found to be unknown
        yield Finding(
            source.span(found.start(), found.end()),
            Message("This line is indented with a non-breaking space, which is no indentation to YAML"),
            help=Message("Indent it with ordinary spaces"),
            code="SAM013",
        )


def _stuck(source: Source, start: int, end: int) -> Finding:
    return Finding(
        source.span(start, end),
        Message("Everything after # is a comment, so this falls away"),
        help=Message("Write a space before #, or put quotation marks around the text if it belongs to it"),
        code="SAM013",
    )


def _stuck_comments(source: Source, scalars: list[Node]) -> Iterator[tuple[int, int]]:
    """Text after a bracket, a quotation mark or a comma that falls away, as `[a, b,#c` and `"a"#b`."""
    in_text = within([(node.start, node.end) for node in scalars if not node.alias])
    for found in _STUCK_HASH.finditer(source.text):
        line = source.text[source.line_start(found.start()) : found.start(1)]
        header = found[0][0] in "|>"
        if " #" in line or line.startswith("#") or (not header and in_text(found.start(1))):
            continue
        if header and not is_block_header(line):
            continue
        yield found.span(1)
