"""CommonMark, with footnotes and what GitHub adds to it, to a tree: parsed once, then written in every form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.outline.heavy import is_too_heavy
from samverkan_cli.outline.tree import LEAVES, Kind, Node, Tree, spaced, texts, words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 6
"""Lists and quotes inside one another. What lies deeper is laid in the innermost that is left: its words are kept."""

# Twice what the "commonmark" preset allows: markdown-it silently drops the words of what is deeper, so that text which
# comes near it is read as plain lines instead.
_NESTING = 40
# A note that is referred to again is written again, where the reader is. Without a bound a short text could grow to
# any length.
_REPEATED = 20_000
_LONGEST_LINK = 2_000
_SHORT = 2_000
_SCHEMES = frozenset({"http", "https", "mailto"})
_LANGUAGE = compiled_late(r"\{lang=[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)[\"']?\}")
_TASK = compiled_late(r"\[([ xX])\][ \t]+(?=\S)")
_CONTROL = compiled_late(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PARAGRAPHS = compiled_late(r"\n[ \t]*\n")


def parse(text: str) -> Tree:
    """The blocks of a text in CommonMark with footnotes (`[^1]`), whatever it holds.

    It knows GitHub's tables, strikethrough and task lists, and `[words]{lang=en}`. A picture that does not stand on a
    line of its own becomes its words, and raw HTML the characters it is written with. Links and pictures have their
    addresses as they are written. A footnote nobody refers to stands last.
    """
    return _remembered(text) if len(text) <= _SHORT else _read(text)


def _read(text: str) -> Tree:
    if is_too_heavy(_PARAGRAPHS.split(text)):
        return plain(text)
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    if any(token.level >= _NESTING - 2 for token in tokens):
        return plain(text)
    return _Reading(tokens, text.splitlines()).tree() + _unused(text, tokens, environment)


_remembered = lru_cache(2_000)(_read)
"""Several documents, and each saving of a plan that is open in an editor, read the same texts again."""


def plain(text: str) -> Tree:
    """The paragraphs of a text without markup: what an empty line parts."""
    lines = (spaced(_said(part)) for part in _PARAGRAPHS.split(text))
    return tuple(Node("paragraph", content=(Node("text", line),)) for line in lines if line)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    # Inline notes, `^[...]`, are parsed by recursion without a bound; the tail rule drops notes nobody refers to.
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.enable(["table", "strikethrough"])
    parser.inline.ruler.before("link", "language", _language)
    # Left to itself, markdown-it shows the markup of a link it refuses. Where a link leads is for others to say.
    parser.validateLink = _any_address  # type: ignore[method-assign]
    # What is to be found among files, or in the text, must be as it is written.
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    return parser


def _any_address(url: str) -> bool:  # noqa: ARG001  the parser names its parameter
    return True


def _as_written(url: str) -> str:
    return url


def _language(state: StateInline, silent: bool) -> bool:
    """`[words]{lang=en}`: words in another language."""
    if state.src[state.pos] != "[":
        return False
    begin, end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos, False)
    found = _LANGUAGE.match(state.src, end + 1) if end >= 0 else None
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        most = state.posMax
        state.pos, state.posMax = begin, end
        state.push("language_open", "", 1).attrs["lang"] = found[1]
        state.md.inline.tokenize(state)
        state.push("language_close", "", -1)
        state.posMax = most
    state.pos = found.end()
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

    def __init__(self, tokens: list[Token], lines: list[str]) -> None:
        self._lines = lines
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
                deep = sum(1 for node in kept if node and node.kind in _NESTED)
                inside = kept and kept[-1] is None and token.type == "list_item_open"
                too_deep = _CONTAINERS[token.type] in _NESTED and deep >= DEEPEST
                node = None if inside or too_deep else _container(token)
                kept.append(node)
                rows.append([] if node else rows[-1])
            elif token.nesting == -1 and token.type.replace("_close", "_open") in _CONTAINERS:
                content, container = rows.pop(), kept.pop()
                if container and container.kind == "row":
                    content += self._beyond(container.start, len(content))
                elif container and container.kind == "table":
                    content = _of_one_width(content)
                if container and (content or container.kind not in _NESTED):
                    rows[-1].append(replace(container, content=tuple(content)))
            elif token.type == "inline":
                open_ = kept[-1] if kept else None
                if open_ and open_.kind == "item" and open_.done is None and not rows[-1] and _task(token):
                    kept[-1] = open_ = replace(open_, done=token.content[1] != " ")
                found = self._inline(token.children or [], in_note)
                if open_ and open_.kind == "cell":
                    rows[-1] += found
                elif pictures := _pictures(token.children or []):
                    rows[-1] += pictures
                elif found:
                    rows[-1].append(Node("paragraph", content=found))
            elif token.type == "paragraph_open" and token.hidden and kept and kept[-1]:
                kept[-1] = replace(kept[-1], tight=True)
            elif token.type == "heading_close" and rows[-1] and rows[-1][-1].kind == "paragraph":
                rows[-1][-1] = _heading(rows[-1][-1], int(token.tag[1:]), None if kept or in_note else outline)
            elif token.type in ("fence", "code_block", "html_block") and token.content.strip():
                rows[-1].append(Node("block", _CONTROL.sub("", token.content.rstrip("\n"))))
            elif token.type == "hr":
                rows[-1].append(Node("rule"))
        return tuple(map(_loosened, rows[0]))

    def _beyond(self, line: int, cells: int) -> list[Node]:
        """The cells of a row beyond the columns of its table, which the parser drops."""
        from markdown_it.rules_block.table import escapedSplit

        written = self._lines[line].strip() if line < len(self._lines) else ""
        found = escapedSplit(written.removesuffix("|") if not written.endswith("\\|") else written)
        if not found[0].strip(" \t>"):
            found = found[1:]
        return [Node("cell", content=_joined([Node("text", _said(each.strip()))])) for each in found[cells:]]

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
                    content = [*content, Node("text", wrapper.href)]
                if wrapper and content:
                    rows[-1].append(replace(wrapper, text="", content=_joined(content)))
                    # What nobody sees but who points at the words is said after them.
                    rows[-1].append(Node("text", wrapper.text))
            elif token.type == "footnote_ref":
                rows[-1].append(self._referred(token.meta["label"], in_note))
            elif token.type == "hardbreak":
                rows[-1].append(Node("break"))
            elif token.type == "code_inline":
                rows[-1].append(Node("code", _said(token.content)))
            elif token.type == "image":
                rows[-1].append(Node("text", _caption(token) or _said(str(token.attrs["src"]))))
            else:
                rows[-1].append(Node("text", " " if token.type == "softbreak" else _said(token.content)))
        return _trimmed(_joined(rows[0]))


_CONTAINERS = {
    "blockquote_open": "quote",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
}
_NESTED = ("quote", "bullets", "numbers")


def _container(token: Token) -> Node:
    kind: Kind = _CONTAINERS[token.type]  # type: ignore[assignment]
    align = str(token.attrs.get("style", "")).removeprefix("text-align:")
    start = token.map[0] if token.map and kind == "row" else int(token.attrs.get("start", 1))
    return Node(kind, start=start, align=align)


def _of_one_width(rows: list[Node]) -> list[Node]:
    """Rows with a cell for each column of the longest."""
    width = max(len(row.content) for row in rows)
    missing = [(Node("cell"),) * (width - len(row.content)) for row in rows]
    return [replace(row, start=1, content=row.content + more) for row, more in zip(rows, missing, strict=True)]


def _task(inline: Token) -> bool:
    """Whether a line begins with `[ ]` or `[x]`, which is then taken from it."""
    children = inline.children or []
    found = _TASK.match(inline.content)
    if not found or not children or not children[0].content.startswith(inline.content[:3]):
        return False
    children[0].content = children[0].content[3:].lstrip(" \t")
    return True


def _pictures(tokens: list[Token]) -> list[Node]:
    """The pictures of a paragraph that has nothing else, each on a line of its own."""
    if [token.type for token in tokens] != ["image", "softbreak"] * (len(tokens) // 2) + ["image"]:
        return []
    return [Node("picture", _caption(token), href=str(token.attrs["src"])) for token in tokens[::2]]


def _caption(image: Token) -> str:
    alternative = spaced(_said(_alternative(image.children or [])))
    title = spaced(_said(str(image.attrs.get("title", ""))))
    return f"{alternative} ({title})" if alternative and title else alternative


def _loosened(node: Node) -> Node:
    """Say of a list, not of its items, whether it is tight, which is where markdown-it left it."""
    if not node.content or node.kind in LEAVES:
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
    if token.type == "language_open":
        return Node("language", lang=str(token.attrs["lang"]))
    if token.type != "link_open":
        return Node(_WRAPPERS[token.type])
    title = spaced(_said(str(token.attrs.get("title", ""))))
    return Node("link", f" ({title})" if title else "", href=str(token.attrs.get("href", "")))


_WRAPPERS: dict[str, Kind] = {"em_open": "emphasis", "strong_open": "strong", "s_open": "strike"}


def is_web(href: str) -> bool:
    """Whether an address is one that can be followed from a document wherever it is."""
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
