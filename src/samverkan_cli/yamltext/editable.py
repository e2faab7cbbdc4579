"""A text in which something is to be changed: where things stand in it, how it is laid out, and why it may not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.yamltext.emit import Layout
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.parser import NOTHING


class Refusal(UserError):
    """A change that cannot be made safely. `why` says why, `message` also in which file and on which line."""

    def __init__(self, file: str, line: int, why: Message, help: Message | None = None) -> None:
        super().__init__(Message("{file}:{line} cannot be changed: {why}", file=file, line=line, why=why), help)
        self.why = why


_COLON = compiled_late(r"[ \t]*:")
_LABEL = compiled_late(r"&[^\s,\[\]{}&]+[ \t]+\Z")
_BLANK = compiled_late(r"(?:\s|\\[ntr _\r\n])*")
_COMMENT_LINE = compiled_late(r"(?:[ \t]*(?:\r\n|\r|\n))*([ \t]*)#")
_COMMENT = compiled_late(r"[\s,\[\]{}]#")
_KEEPS = compiled_late(r"[|>][0-9]?\+")
_SAMPLES = 200
_BREAKS = ("\n", "\r")


@record
class Cursor:
    """A value, with what it stands in and under which key or index there."""

    node: Node
    above: Cursor | None = None
    key: str | int = ""

    @property
    def in_flow(self) -> bool:
        """Whether it stands between brackets."""
        return self.above is not None and (not self.above.node.block or self.above.in_flow)


class Editable:
    """A text as it was read, with places. `root` is None where nothing is written in it."""

    def __init__(self, source: Source, root: Node | None) -> None:
        self.source = source
        self.text = source.text
        self.root = root

    def refusal(self, offset: int, why: Message, help: Message | None = None) -> Refusal:
        """Why something at an offset cannot be changed."""
        return Refusal(self.source.file, self.source.position(offset)[0], why, help)

    def edit(self, start: int, end: int, text: str) -> Edit:
        """A splice of this text."""
        return Edit(self.source.file, start, end, text)

    def reach(self, route: KeyPath) -> tuple[Cursor | None, KeyPath]:
        """How far a route leads, and what of it is left where nothing is written yet.

        Raises Refusal where it leads into what is written once and used in several places.
        """
        if self.root is None:
            return None, route
        cursor = Cursor(self.root)
        self.guarded(cursor)
        for n, key in enumerate(route):
            child = cursor.node.child(key)
            if child is None:
                return cursor, route[n:]
            cursor = Cursor(child, cursor, key)
            if n < len(route) - 1:
                self.guarded(cursor)
        return cursor, ()

    def at(self, route: KeyPath) -> Cursor:
        """What stands at the end of a route. Raises Refusal where nothing does."""
        cursor, rest = self.reach(route)
        if cursor is None or rest:
            missing = ".".join(map(str, rest or route))
            raise self.refusal(cursor.node.start if cursor else 0, Message("there is no {thing} here", thing=missing))
        return cursor

    def guarded(self, cursor: Cursor) -> Cursor:
        """The same, if what is written there may be changed without anything else changing. Raises Refusal."""
        if cursor.node.alias:
            help = Message("Write the value out where the alias stands")
            why = Message("an alias (*) stands there for what is written elsewhere")
            raise self.refusal(cursor.node.start, why, help)
        if cursor.node.anchored:
            raise self._labelled(cursor.node)
        return cursor

    def _labelled(self, node: Node) -> Refusal:
        why = Message("it has a label (&), and what is written there may count in other places too")
        return self.refusal(node.start, why, Message("Take the label away, and write the value out where it is used"))

    def forbid_labels(self, cursor: Cursor) -> None:
        """Raise Refusal if something inside a value has a label, which would be lost with it."""
        rest = [cursor.node]
        while rest:
            node = rest.pop()
            if node.alias:
                continue
            if node.anchored or self.is_labelled(node):
                raise self._labelled(node)
            rest.extend(node.children)

    def is_labelled(self, node: Node) -> bool:
        """Whether the key of a value has a label."""
        start = self.source.line_start(node.key_start) if node.key_start > 0 else 0
        return node.key_start > 0 and _LABEL.search(self.text[start : node.key_start]) is not None

    # --- what stands where

    def written(self, node: Node) -> str:
        """The text of a value as it stands."""
        return self.text[node.start : node.end]

    def is_nothing(self, node: Node) -> bool:
        """Whether a value is nothing: empty, null or blank."""
        if not node.is_scalar or node.alias:
            return False
        text = self.written(node)
        if node.style in ("|", ">"):
            return not set(text) & set(_BREAKS)
        return text in NOTHING if not node.style else _BLANK.fullmatch(text[1:-1]) is not None

    def is_bare(self, node: Node) -> bool:
        """Whether a value is a pair of brackets with nothing between them."""
        return not node.is_scalar and not node.block and not self.written(node)[1:-1].strip()

    def column(self, offset: int) -> int:
        """How far from the left edge something stands, in characters."""
        return offset - self.source.line_start(offset)

    def colon(self, cursor: Cursor) -> int:
        """Where the colon after a key ends. Raises Refusal where the key is written in an unusual way."""
        found = _COLON.match(self.text, cursor.node.key_end)
        if found is None:
            help = Message("Write the key, a colon and the value on one line")
            raise self.refusal(max(cursor.node.key_start, 0), Message("the key is written in an unusual way"), help)
        return found.end()

    def has_break(self, end: int) -> bool:
        """Whether a line end stands before an offset, or the text begins there."""
        return end == 0 or self.text[end - 1] in _BREAKS

    def eol(self, offset: int) -> str:
        """The line end of the line that holds an offset, else that of the file's first line."""
        for start in (offset, 0):
            end = self.source.line_end(start)
            if end and self.has_break(end):
                return "\r\n" if self.text[end - 2 : end] == "\r\n" else self.text[end - 1]
        return "\n"

    def rest_of_line(self, offset: int) -> str:
        """What follows on the line."""
        return self.text[offset : self.source.line_end(offset)]

    # --- layout

    def layout(self, offset: int, column: int) -> Layout:
        """How to lay out what is written below the line that holds an offset, with its keys in a column.

        A comment further in that follows would become part of a literal block, so there is to be none then.
        """
        step, dash = self._steps
        return Layout(step, dash, blocks=not self.is_commented(offset, column))

    def is_commented(self, offset: int, column: int) -> bool:
        """Whether below the line that holds an offset comes a comment that stands further in than a column."""
        following = _COMMENT_LINE.match(self.text, self.source.line_end(offset))
        return following is not None and len(following[1]) > column

    def behind_comments(self, offset: int, column: int) -> int:
        """Where what ends at an offset really ends, with the comments below it that stand further in than a column."""
        while self.is_commented(offset, column):
            following = _COMMENT_LINE.match(self.text, self.source.line_end(offset))
            offset = following.end() if following is not None else offset
        return offset

    def last_text(self, node: Node) -> Node:
        """The value that is written last in another, which may be itself."""
        while not node.alias and node.block and node.children:
            node = node.children[-1]
        return node

    def keeps_lines(self, node: Node) -> bool:
        """Whether a value is a text to which the empty lines after it belong."""
        return node.style in ("|", ">") and _KEEPS.match(self.text, node.start) is not None

    @cached_property
    def _steps(self) -> tuple[int, int]:
        """How far this file indents what is under a key, and the dashes of a list."""
        steps: Counter[int] = Counter()
        dashes: Counter[int] = Counter()
        rest = [self.root] if self.root is not None else []
        while rest and steps.total() + dashes.total() < _SAMPLES:
            node = rest.pop()
            if node.alias or not node.block or node.is_scalar:
                continue
            children = node.children
            rest.extend(reversed(children))
            if node.is_list:
                continue
            for child in children:
                if child.block and not child.alias and not child.anchored:
                    into = steps if child.is_mapping else dashes
                    into[self.column(child.start) - self.column(node.start)] += 1
        step = max(1, steps.most_common(1)[0][0]) if steps else 2
        return step, max(0, dashes.most_common(1)[0][0]) if dashes else step

    def below(self, offset: int, lines: list[str], *, closed: bool = False) -> Edit:
        """Lines after the line that holds an offset. A file without a last line end stays so, unless `closed`."""
        end, eol = self.source.line_end(offset), self.eol(offset)
        text = eol.join(lines)
        if self.has_break(end):
            return self.edit(end, end, text + eol)
        return self.edit(end, end, eol + text + (eol if closed else ""))

    def forbid_comments(self, node: Node) -> None:
        """Refuse where a comment stands inside a collection: it would be gone with it."""
        if node.is_scalar:
            return
        at, end = node.start, self.source.line_end(node.end) if node.block else node.end
        for start, stop in (*_words(node), (end, end)):
            if _COMMENT.search(self.text, at, start):
                raise self.refusal(node.start, Message("a comment stands inside it"))
            at = max(at, stop)

    def instead(self, cursor: Cursor, text: str) -> tuple[Edit, ...]:
        """A text on one line instead of a collection on lines of its own. Comments around it stay."""
        node = cursor.node
        start = self.source.line_start(node.start)
        if node.key_start < 0 or start <= node.key_start:
            return (self.edit(node.start, node.end, text),)
        colon = self.colon(cursor)
        return self.edit(colon, colon, f" {text}"), self.edit(start, self.source.line_end(node.end), "")


def _words(node: Node) -> Iterator[tuple[int, int]]:
    """The stretches of the keys and scalars in a collection, in order."""
    for child in node.children:
        if child.key_start >= 0:
            yield child.key_start, child.key_end
        if child.is_scalar:
            yield child.start, child.end
        else:
            yield from _words(child)
