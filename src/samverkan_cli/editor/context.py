"""Where in a plan something is being written: read off the lines above, for the text may be no YAML just now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Source

_DASH = re.compile(r"-(?:[ \t]+|$)")
_KEY = re.compile(
    r"""(?P<key>"[^"]*"|'[^']*'|[^\s#'"\[\]{},&*!|>%@`-][^#\[\]{},]*?|-[^\s#\[\]{},][^#\[\]{},]*?):(?P<rest>\s.*|)$"""
)
_LINES = 400
_WIDE = 1 << 30
_FLOW_LINES = 30
"""How far up the beginning of brackets is looked for."""


@record
class Context:
    """A place where something is being written.

    `route` leads to what it stands in; `key` is the field whose value it is, None where a key is written, or an item of
    a list. `word` is what is written of it so far, from `start` on; `beside` are the keys that stand there already.
    """

    route: KeyPath
    key: str | None
    word: str
    start: int
    beside: frozenset[str] = frozenset()
    in_flow: bool = False
    in_list: bool = False
    column: int = 0

    @property
    def whole(self) -> KeyPath:
        """The route to the value that is being written."""
        return self.route if self.key is None else (*self.route, self.key)


@record
class _Line:
    dashes: tuple[int, ...]
    column: int
    key: str | None
    rest: str
    start: int


def context_at(source: Source, offset: int) -> Context | None:
    """Where something is being written; None in a comment and in a text of its own lines."""
    number = source.position(offset)[0]
    start = source.start_of(number)
    before = source.text[start:offset]
    if _is_comment(before):
        return None
    flow = _flow(source, number, offset)
    if flow is not None:
        return flow
    line = _line(before, start)
    above = _above(source, number, line)
    if above is None:
        return None
    route, in_text = above
    if in_text:
        return None
    if line.key is not None:
        word = line.rest.lstrip()
        return Context(route, line.key, word, offset - len(word), column=line.column)
    word = before[line.column :]
    is_item = bool(line.dashes)
    beside = frozenset(_beside(source, number, line)) if not is_item or line.column else frozenset[str]()
    return Context(route, None, word, offset - len(word), beside, in_list=is_item, column=line.column)


def _is_comment(before: str) -> bool:
    quote = ""
    for n, letter in enumerate(before):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"" and (n == 0 or before[n - 1] in " [{,:"):
            quote = letter
        elif letter == "#" and (n == 0 or before[n - 1] in " \t"):
            return True
    return False


def _line(text: str, start: int) -> _Line:
    """A line, or the beginning of one: its dashes, and its key if it has one."""
    column = len(text) - len(text.lstrip(" "))
    dashes = []
    while found := _DASH.match(text, column):
        dashes.append(column)
        column = found.end()
    key = _KEY.match(text, column)
    if key is None:
        return _Line(tuple(dashes), column, None, "", start)
    return _Line(tuple(dashes), column, key["key"].strip().strip("\"'"), key["rest"], start)


def _above(source: Source, number: int, line: _Line) -> tuple[KeyPath, bool] | None:
    """The route to what a line stands in, and whether that is a text."""
    route: list[str | int] = []
    column, is_item, in_text = line.column, False, False
    for dash in reversed(line.dashes):
        route.append(0)
        column, is_item = dash, True
    for above in _lines_above(source, number):
        if column == 0 and not is_item:
            break
        # The items of a list may stand right below its key.
        if above.key is not None and (above.column < column or (is_item and above.column == column)):
            in_text = in_text or above.rest.strip()[:1] in ("|", ">")
            route.append(above.key)
            column, is_item = above.column, False
        for dash in reversed(above.dashes):
            if dash < column:
                route.append(0)
                column, is_item = dash, True
    return tuple(reversed(route)), in_text


def _lines_above(source: Source, number: int) -> Iterator[_Line]:
    for n in range(number - 1, 0, -1):
        text = source.line(n)
        if text.strip() and not text.lstrip().startswith("#"):
            yield _line(text, source.start_of(n))


def _beside(source: Source, number: int, line: _Line) -> Iterator[str]:
    """The keys that stand in the same mapping as a line."""
    lines = source.position(len(source.text))[0]
    if not line.dashes:
        for above in _lines_above(source, number):
            if above.column < line.column:
                break
            if above.column == line.column and above.key is not None:
                yield above.key
                if above.dashes:
                    break
    for n in range(number + 1, min(lines, number + _LINES) + 1):
        text = source.line(n)
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        below = _line(text, 0)
        if below.column < line.column or below.dashes:
            if below.column <= line.column or below.dashes[0] < line.column:
                break
            continue
        if below.column == line.column and below.key is not None:
            yield below.key


# --- between brackets


def _flow(source: Source, number: int, offset: int) -> Context | None:
    """The place between brackets that an offset is; None where it is in none."""
    least = _WIDE
    for n in range(number, max(0, number - _FLOW_LINES), -1):
        text, begin = source.line(n), source.start_of(n)
        if not text.strip():
            continue
        line = _line(text, begin)
        if n < number and line.column >= least:
            continue  # what stands in brackets is indented further than the line on which they open
        least = min(least, len(text) - len(text.lstrip(" ")))
        rest = line.rest.lstrip() if line.key is not None else text[line.column :]
        value = begin + len(text) - len(rest)
        inside = _inside(source.text[value:offset]) if rest[:1] in ("[", "{") and value < offset else None
        if inside is None:
            continue
        above = _above(source, n, line)
        if above is None or above[1]:
            return None
        steps, key, word, beside, in_list = inside
        first = (line.key,) if line.key is not None else ()
        return Context((*above[0], *first, *steps), key, word, offset - len(word), beside, True, in_list)
    return None


def _inside(text: str) -> tuple[KeyPath, str | None, str, frozenset[str], bool] | None:
    """Where a text between brackets ends: the route, the key whose value it is, the word so far, the keys beside."""
    stack: list[tuple[str, list[str], int]] = []
    key: list[str | None] = []
    word, quote = "", ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
            word += letter
        elif letter in "'\"" and not word.strip():
            quote, word = letter, letter
        elif letter in "[{":
            stack.append((letter, [], 0))
            key.append(None)
            word = ""
        elif letter in "]}":
            if not stack:
                return None
            stack.pop()
            key.pop()
            word = ""
        elif letter == "," and stack:
            kind, keys, index = stack[-1]
            if kind == "{" and key[-1] is None and word.strip():
                keys.append(word.strip())
            stack[-1] = kind, keys, index + 1
            key[-1] = None
            word = ""
        elif letter == ":" and stack and stack[-1][0] == "{" and key[-1] is None:
            key[-1] = word.strip().strip("'\"")
            stack[-1][1].append(key[-1] or "")
            word = ""
        else:
            word += letter
    if not stack:
        return None
    steps: list[str | int] = []
    for (kind, _, index), name in list(zip(stack, key, strict=True))[:-1]:
        steps.append(index if kind == "[" else name or "")
    kind, keys, index = stack[-1]
    if kind == "[":
        return (*steps, index), None, word.lstrip().lstrip("'\""), frozenset(), True
    return tuple(steps), key[-1], word.lstrip().lstrip("'\""), frozenset(keys) - {key[-1] or ""}, False
