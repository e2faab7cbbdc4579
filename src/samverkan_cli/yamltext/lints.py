"""What YAML drops, folds or lets through without a word: SAM012 and SAM013.

Each kind has a quick look at the text; only where that finds something is the text read with places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.core.diagnostic import Finding, Fix, Respell, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.yamltext.nodes import Node, scalars_of, within
from samverkan_cli.yamltext.parser import read

_NEXT_LINE = Message('Write "text: |" and the text on the next line')
_PROSE = frozenset(
    {
        "title",
        "text",
        "summary",
        "purpose",
        "mandate",
        "met",
        "declined",
        "why",
        "remains",
        "economy",
        "children",
        "knowledge",
        "heard",
        "assessment",
        "compensation",
    }
)
_QUOTES = "”“„»«’‘"
_CODE_LINE = re.compile(r"code[\"']?[ \t]*:[ \t]*[0-9]")
_HASH = re.compile(r" #[^\s#]")
_DROPPED = re.compile(r":[ \t]+(?:#|&)")
_FOLDED_BLOCK = re.compile(r">[-+1-9]*[ \t]*(?:#[^\n\r]*)?[\r\n]")
_LIST_LINE = re.compile(r"(?m)^[ \t]+(?:[-*+]|[0-9]+[.)])[ \t]+\S")
_STRAY_SPACE = re.compile(r"(?m)^[ \t]*\u00a0[ \t\u00a0]*")
_FIELD = re.compile(r"[^\s:#\"'][^:\r\n]*:(?:[ \t\r\n]|$)")
_QUOTED = re.compile(rf"[:\-,{{\[][ \t]*[{_QUOTES}]")
# Each with what there must be for it to match: that is found a hundred times faster.
_SUSPICIONS = (
    (("code",), _CODE_LINE),
    ((" #",), _HASH),
    ((" #", "\t#", " &", "\t&"), _DROPPED),
    ((">",), _FOLDED_BLOCK),
    (("\u00a0",), _STRAY_SPACE),
    (tuple(_QUOTES), _QUOTED),
)


def suspected(source: Source) -> bool:
    """Whether it is worth reading the text with places for `lint`."""
    text = source.text
    return any(any(sign in text for sign in signs) and pattern.search(text) for signs, pattern in _SUSPICIONS)


def lint(source: Source, root: Node) -> list[Finding]:
    """What is amiss in a text that has been read with places."""
    found: list[Finding] = []
    scalars: list[Node] = []
    for route, node in scalars_of(root):
        scalars.append(node)
        for look in (_unquoted_code, _comment, _folded, _word_quotes):
            finding = look(source, route, node)
            if finding is not None:
                found.append(finding)
    found.extend(_stray_spaces(source, scalars))
    return found


def _finding(
    source: Source, start: int, end: int, route: KeyPath, message: Message, help: Message, fix: Fix | None = None
) -> Finding:
    return Finding(source.span(start, end), message, help=help, code="SAM013", route=route, fix=fix)


def _respelt(
    source: Source, route: KeyPath, start: int, end: int, text: str, value: str, title: Message, *, safe: bool
) -> Fix:
    """A mend that puts a text in the place of a stretch of the source, by which a value says something else."""
    place = Location(source.file, route, "value")
    return Fix(title, safe, (Respell(place, (Edit(source.file, start, end, text),), (Set(place, value),)),))


def _quoted(text: str) -> str:
    """A text of one line in quotation marks: single ones where it has double ones in it, or backslashes."""
    return f'"{text}"' if not set(text) & {'"', "\\"} else "'" + text.replace("'", "''") + "'"


def _unquoted_code(source: Source, route: KeyPath, node: Node) -> Finding | None:
    text = source.text[node.start : node.end]
    if route != ("document", "municipality", "code") or node.style or node.alias or not re.fullmatch("[0-9]{4}", text):
        return None
    return Finding(
        source.span(node.start, node.end),
        Message("The municipal code {code} is not in quotation marks", code=text),
        help=Message('Write "{code}": other programs that read the file take it for a number', code=text),
        fix=Fix(
            Message("Put quotation marks around it"),
            safe=True,
            changes=(Edit(source.file, node.start, node.end, f'"{text}"'),),
        ),
        code="SAM012",
        route=route,
    )


def _comment(source: Source, route: KeyPath, node: Node) -> Finding | None:
    """A # that was meant as text. A comment of its own stands away from the value, or has a space after it."""
    if node.style or node.alias:
        return None
    after = source.text[node.end : source.line_end(node.end)].rstrip("\r\n")
    prose = bool(route) and route[-1] in _PROSE
    if node.start == node.end and prose and (dropped := re.match(r"[ \t]*(#.*)", after)):
        return _finding(
            source,
            node.end + dropped.start(1),
            node.end + dropped.end(1),
            route,
            Message("Everything after # is a comment, so nothing is said here"),
            _NEXT_LINE,
        )
    if node.anchored and prose:
        start = source.text.rfind("&", 0, node.start)
        return _finding(
            source, start, node.start, route, Message("A word after & is a label to YAML and falls away"), _NEXT_LINE
        )
    if node.start < node.end and re.match(r" #[^\s#]", after):
        end = node.end + len(after.rstrip())
        text = source.text[node.start : end]
        fix = None
        if prose and "\n" not in text and "\r" not in text:
            # Of "#1" nobody means a comment; of "#word" some do.
            numbered = re.match(r" #[0-9]", after) is not None
            title = Message("Put quotation marks around the whole text")
            fix = _respelt(source, route, node.start, end, _quoted(text), text, title, safe=numbered)
        return _finding(
            source,
            node.end + 1,
            end,
            route,
            Message("Everything after # is a comment, so the text ends before it"),
            Message('Put quotation marks (") around the whole text, or write two spaces before a comment'),
            fix,
        )
    return None


def _folded(source: Source, route: KeyPath, node: Node) -> Finding | None:
    if node.style != ">":
        return None
    first = _LIST_LINE.search(source.text, node.start, node.end)
    if first is None:
        return None
    return _finding(
        source,
        node.start,
        node.start + 1,
        route,
        Message("After > the lines are folded into one, and the list in the text with them"),
        Message("Write | instead of >"),
        _unfolded(source, route, node),
    )


def _unfolded(source: Source, route: KeyPath, node: Node) -> Fix | None:
    """The same text with its lines as they are written. Not safe: a line may begin with a dash by chance."""
    block = source.text[node.start + 1 : source.line_end(node.end)]
    value = read(Source(source.file, f"- |{block}")).data
    if not isinstance(value, list) or not isinstance(value[0], str):
        return None
    title = Message("Write | instead of >")
    return _respelt(source, route, node.start, node.start + 1, "|", value[0], title, safe=False)


def _word_quotes(source: Source, route: KeyPath, node: Node) -> Finding | None:
    text = source.text[node.start : node.end]
    if node.style or node.alias or len(text) < 2 or text[0] not in _QUOTES or text[-1] not in _QUOTES:
        return None
    if any(mark in text[1:-1] for mark in _QUOTES):
        return None
    return _finding(
        source,
        node.start,
        node.end,
        route,
        Message("{mark} is no quotation mark to YAML, so the marks are part of the text", mark=text[0]),
        Message('Write straight quotation marks: "..."'),
        _straight(source, route, node),
    )


def _straight(source: Source, route: KeyPath, node: Node) -> Fix | None:
    """The text with straight marks around it, which are no part of it. Safe where it is on one line."""
    inside = source.text[node.start + 1 : node.end - 1]
    if not inside.strip() or "\n" in inside or "\r" in inside:
        return None
    return _respelt(
        source,
        route,
        node.start,
        node.end,
        _quoted(inside),
        inside,
        Message("Write straight quotation marks"),
        safe=True,
    )


def _stray_spaces(source: Source, scalars: list[Node]) -> Iterator[Finding]:
    blocks = [(node.start, node.end) for node in scalars if node.style in ("|", ">")]
    in_block = within(blocks)
    for found in _STRAY_SPACE.finditer(source.text):
        if source.text[found.end() : found.end() + 1] in ("", "\n", "\r") or in_block(found.start()):
            continue
        if _FIELD.match(source.text, found.end()):
            continue  # told where its name is found to be unknown
        yield _finding(
            source,
            found.start(),
            found.end(),
            (),
            Message("This line is indented with a non-breaking space, which is no indentation to YAML"),
            Message("Indent it with ordinary spaces"),
        )
