"""CommonMark, with footnotes, to a tree of plain data: parsed once, then written in every form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind: TypeAlias = Literal[
    "paragraph",
    "heading",
    "bullets",
    "numbers",
    "item",
    "quote",
    "block",
    "rule",
    "text",
    "code",
    "emphasis",
    "strong",
    "link",
    "break",
    "footnote",
]


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of a text.

    Blocks are `paragraph`, `heading`, `bullets` and `numbers` (holding `item`), `quote`, `block` (lines of code, in
    `text`) and `rule`. In a line stand `text`, `code`, `emphasis`, `strong`, `link`, `break` and `footnote` (holding
    blocks). What stands in a paragraph or a heading is in its `content`.
    """

    kind: Kind
    text: str = ""
    content: tuple[Node, ...] = ()
    href: str = ""
    level: int = 0
    """Of a heading: 1 for the uppermost of the text, and never more than one deeper than the heading above it."""
    start: int = 1
    """Of `numbers`: the first number."""
    tight: bool = False
    """Of a list: no space between its items."""


Tree: TypeAlias = tuple[Node, ...]

DEEPEST = 6
"""Lists and quotes inside one another. What lies deeper is laid in the innermost that is left: its words are kept."""

# Twice what the "commonmark" preset allows: markdown-it silently drops the words of what is deeper, so that text which
# comes near it is read as plain lines instead.
_NESTING = 40
# A note that is referred to again is written again, where the reader is. Without a bound a short text could grow to
# any length.
_REPEATED = 20_000
# markdown-it reads to the end of the paragraph for each bracket; past this, about four seconds, no person wrote it.
_BRACKETS = 20_000_000
_LONGEST_LINK = 2_000
_SCHEMES = frozenset({"http", "https", "mailto"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_SPACES = re.compile(r"[ \t\n]+")
_LEAVES = ("paragraph", "heading")


def parse(text: str) -> Tree:
    """The blocks of a text in CommonMark with footnotes (`[^1]`), whatever it holds.

    An image becomes its alternative text, raw HTML the characters it is written with, and a link to anything but
    http, https and mailto its words alone. A footnote nobody refers to stands last.
    """
    if sum(part.count("[") * len(part) for part in _PARAGRAPHS.split(text)) > _BRACKETS:
        return plain(text)
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    if any(token.level >= _NESTING - 2 for token in tokens):
        return plain(text)
    return _Reading(tokens).tree() + _unused(text, tokens, environment)


def plain(text: str) -> Tree:
    """The paragraphs of a text without markup: what an empty line parts."""
    lines = (_spaced(_said(part)) for part in _PARAGRAPHS.split(text))
    return tuple(Node("paragraph", content=(Node("text", line),)) for line in lines if line)


def texts(tree: Iterable[Node]) -> Iterator[str]:
    """Every run of words in a tree, in reading order: a paragraph is cut at line breaks and footnotes."""
    for node in tree:
        if node.kind in _LEAVES:
            yield from _runs(node.content)
        elif node.kind == "block":
            yield from filter(None, map(_spaced, node.text.split("\n")))
        else:
            yield from texts(node.content)


def words(content: Iterable[Node]) -> str:
    """The words of what stands in a line, without its footnotes."""
    return "".join(
        " " if node.kind == "break" else "" if node.kind == "footnote" else node.text + words(node.content)
        for node in content
    )


def _runs(content: Iterable[Node]) -> Iterator[str]:
    run: list[str] = []
    notes: list[Node] = []
    for node in _flat(content):
        if node.kind in ("break", "footnote"):
            yield from filter(None, [_spaced("".join(run))])
            run = []
            notes += [node] if node.kind == "footnote" else []
        else:
            run.append(node.text)
    yield from filter(None, [_spaced("".join(run))])
    for note in notes:
        yield from texts(note.content)


def _flat(content: Iterable[Node]) -> Iterator[Node]:
    for node in content:
        if node.kind in ("emphasis", "strong", "link"):
            yield from _flat(node.content)
        else:
            yield node


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    # Inline notes, `^[...]`, are parsed by recursion without a bound; the tail rule drops notes nobody refers to.
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # Left to itself, markdown-it shows the markup of a link it refuses. We keep the words and drop the address.
    parser.validateLink = _any_address  # type: ignore[method-assign]
    return parser


def _any_address(url: str) -> bool:  # noqa: ARG001  the parser names its parameter
    return True


def _unused(text: str, tokens: list[Token], environment: dict[str, Any]) -> Tree:
    """Lines that CommonMark takes for the address of a link, but no link uses: "[obs]: viktigt" is no address."""
    used = {
        child.attrs.get("href", child.attrs.get("src"))
        for token in tokens
        for child in token.children or ()
        if child.type in ("link_open", "image")
    }
    references = (*environment.get("references", {}).values(), *environment.get("duplicate_refs", ()))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[Node] = []
    for reference in references:
        if reference["href"] not in used:
            first, end = reference["map"]
            found += plain(" ".join(line.lstrip(" \t>") for line in lines[first:end]))
    return tuple(found)


class _Reading:
    """The tokens of one text, on their way to a tree."""

    def __init__(self, tokens: list[Token]) -> None:
        self._notes: dict[str, list[Token]] = {}
        self._built: dict[str, Tree] = {}
        self._length: dict[str, int] = {}
        self._left = _REPEATED
        self._body = self._without_notes(tokens)

    def tree(self) -> Tree:
        body = self._blocks(self._body, in_note=False)
        unread = [label for label in self._notes if label not in self._length]
        return body + tuple(node for label in unread for node in _headed(f"[^{label}] ", self._note(label)))

    def _without_notes(self, tokens: list[Token]) -> list[Token]:
        body: list[Token] = []
        open_: list[list[Token]] = [body]
        for token in tokens:
            if token.type == "footnote_reference_open":
                open_.append(self._notes.setdefault(token.meta["label"], []))
            elif token.type == "footnote_reference_close":
                open_.pop()
            else:
                open_[-1].append(token)
        return body

    def _note(self, label: str) -> Tree:
        if label not in self._built:
            self._built[label] = self._blocks(self._notes[label], in_note=True)
        return self._built[label]

    def _referred(self, label: str, in_note: bool) -> Node:
        mark = Node("text", f"[^{label}]")
        if in_note:
            return mark
        note = self._note(label)
        if label in self._length:
            self._left -= self._length[label] + 1
            if self._left < 0:
                return mark
        else:
            self._length[label] = sum(map(len, texts(note)))
        return Node("footnote", content=note) if note else mark

    def _blocks(self, tokens: list[Token], in_note: bool) -> Tree:
        # One list of finished blocks for each container that is open; None is one that was too deep to be kept.
        rows: list[list[Node]] = [[]]
        kept: list[Node | None] = []
        outline: list[int] = []
        for token in tokens:
            if token.type in _CONTAINERS and token.nesting == 1:
                deep = sum(1 for node in kept if node and node.kind != "item")
                inside = kept and kept[-1] is None and token.type == "list_item_open"
                node = None if inside or (token.type != "list_item_open" and deep >= DEEPEST) else _container(token)
                kept.append(node)
                rows.append([] if node else rows[-1])
            elif token.nesting == -1 and token.type.replace("_close", "_open") in _CONTAINERS:
                content, container = rows.pop(), kept.pop()
                if container and (content or container.kind == "item"):
                    rows[-1].append(replace(container, content=tuple(content)))
            elif token.type == "inline":
                if content_ := self._inline(token.children or [], in_note):
                    rows[-1].append(Node("paragraph", content=content_))
            elif token.type == "paragraph_open" and token.hidden and kept and kept[-1]:
                kept[-1] = replace(kept[-1], tight=True)
            elif token.type == "heading_close" and rows[-1] and rows[-1][-1].kind == "paragraph":
                rows[-1][-1] = _heading(rows[-1][-1], int(token.tag[1:]), None if kept or in_note else outline)
            elif token.type in ("fence", "code_block", "html_block") and token.content.strip():
                rows[-1].append(Node("block", _CONTROL.sub("", token.content.rstrip("\n"))))
            elif token.type == "hr":
                rows[-1].append(Node("rule"))
        return tuple(map(_loosened, rows[0]))

    def _inline(self, tokens: list[Token], in_note: bool) -> Tree:
        rows: list[list[Node]] = [[]]
        kept: list[Node | None] = []
        for token in tokens:
            if token.nesting == 1:
                node = _wrapper(token)
                # Emphasis inside emphasis says nothing more, and can be nested without end.
                again = node is None or any(outer and outer.kind == node.kind for outer in kept)
                kept.append(None if again else node)
                rows.append(rows[-1] if again else [])
            elif token.nesting == -1:
                content, wrapper = rows.pop(), kept.pop()
                if wrapper and wrapper.kind == "link" and not words(content).strip():
                    content = [Node("text", wrapper.href)]
                if wrapper and content:
                    rows[-1].append(replace(wrapper, content=_joined(content)))
            elif token.type == "footnote_ref":
                rows[-1].append(self._referred(token.meta["label"], in_note))
            elif token.type == "hardbreak":
                rows[-1].append(Node("break"))
            elif token.type == "code_inline":
                rows[-1].append(Node("code", _said(token.content)))
            elif token.type == "image":
                rows[-1].append(Node("text", _said(_alternative(token.children or []))))
            else:
                rows[-1].append(Node("text", " " if token.type == "softbreak" else _said(token.content)))
        return _trimmed(_joined(rows[0]))


_CONTAINERS = {
    "blockquote_open": "quote",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
}


def _container(token: Token) -> Node:
    kind: Kind = _CONTAINERS[token.type]  # type: ignore[assignment]
    return Node(kind, start=int(token.attrs.get("start", 1)))


def _loosened(node: Node) -> Node:
    """Say of a list, not of its items, whether it is tight, which is where markdown-it left it."""
    if not node.content or node.kind in _LEAVES:
        return node
    content = tuple(map(_loosened, node.content))
    if node.kind in ("bullets", "numbers"):
        tight = all(item.tight or not item.content for item in content)
        return replace(node, content=tuple(replace(item, tight=False) for item in content), tight=tight)
    tight = node.tight and node.kind == "item"
    return replace(node, content=content, tight=tight)


def _heading(paragraph: Node, level: int, outline: list[int] | None) -> Node:
    """A heading at its own depth in the text; in a list, a quote or a note a paragraph in strong type."""
    if outline is None:
        return replace(paragraph, content=(Node("strong", content=paragraph.content),))
    while outline and outline[-1] >= level:
        outline.pop()
    outline.append(level)
    return replace(paragraph, kind="heading", content=_in_one_line(paragraph.content), level=len(outline))


def _in_one_line(content: Tree) -> Tree:
    return _joined(
        Node("text", " ")
        if node.kind == "break"
        # A footnote holds blocks of its own.
        else node
        if node.kind == "footnote"
        else replace(node, content=_in_one_line(node.content))
        for node in content
    )


def _headed(mark: str, note: Tree) -> Tree:
    first = Node("text", mark)
    if note and note[0].kind == "paragraph":
        return (replace(note[0], content=_joined([first, *note[0].content])), *note[1:])
    return (Node("paragraph", content=(first,)), *note)


def _wrapper(token: Token) -> Node | None:
    if token.type == "em_open":
        return Node("emphasis")
    if token.type == "strong_open":
        return Node("strong")
    href = str(token.attrs.get("href", ""))
    return Node("link", href=href) if _followed(href) else None


def _followed(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    named = parts.path if parts.scheme.lower() == "mailto" else parts.netloc
    return parts.scheme.lower() in _SCHEMES and bool(named) and len(href) <= _LONGEST_LINK


def _alternative(tokens: list[Token]) -> str:
    return "".join(
        _alternative(token.children)
        if token.children
        else " "
        if token.type in ("softbreak", "hardbreak")
        else token.content
        for token in tokens
    )


def _said(text: str) -> str:
    return _CONTROL.sub("", text).replace("\n", " ").replace("\t", " ")


def _joined(content: Iterable[Node]) -> Tree:
    joined: list[Node] = []
    for node in content:
        if node.kind == "text" and joined and joined[-1].kind == "text":
            joined[-1] = replace(joined[-1], text=joined[-1].text + node.text)
        elif node.kind != "text" or node.text:
            joined.append(node)
    return tuple(joined)


def _trimmed(content: Tree) -> Tree:
    """Nothing, where there is nothing to read."""
    return content if any(node.kind == "footnote" or node.text.strip() or node.content for node in content) else ()
