"""Trees and plain strings back to CommonMark that reads as the same words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import replace

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Node, Tree, mapped, walk, words

_SPECIAL = compiled_late(r"[\\`*_\[\]<|~$]|&(?=#?\w)")
# What would begin a heading, a quote, a list, a rule or an underline if it stood first on a line.
_FIRST = compiled_late(r"^(\d{0,9})([#>+=:-]|(?<=\d)[.)](?=\s|$))")
_NOTE = compiled_late(r"\[\^\d+\]")
# Where a link to a thing leads, and what language words are in: no words themselves.
_MARKUP = compiled_late(r'(?<!\\)<(?:a id="[^"<>]*"></a|span lang="[\w-]*"|/span)>')
_RULED = {"left": ":--", "right": "--:", "center": ":-:"}
_SPACES = compiled_late(r"[ \t\r\n]+")
_DEEPEST_HEADING = 6
LISTS = ("bullets", "numbers")
_MARKED = ("strong", "emphasis", "missing")
_PAIRED = (*_MARKED, "strike")
STATUS_SIGNS = {"planned": "○", "ongoing": "◐", "done": "●", "late": "▲", "paused": "‖", "dropped": "✕"}
"""The symbols of how far something has come."""


@record
class _Marks:
    emphasis: str
    strong: str


# `*` may stand inside a word and `_` may stand next to `**`: tried in turn, and neither where both would fail.
_STAR, _LOW = _Marks("*", "**"), _Marks("_", "**")


def escaped(text: str) -> str:
    """A string as one line of CommonMark that reads as just these characters, first on a line too."""
    return _begun(_inert(text))


class Writer:
    """Writes the trees of one document: its footnotes are numbered through, and given at the end."""

    def __init__(self, anchors: Container[str] = (), pictures: Container[str] | None = None) -> None:
        """`anchors` are those that are marked, and `pictures` the files of those that are shown, if not all of them."""
        self._notes: list[Tree] = []
        self.other = False
        """Whether the last list that was written has the other mark."""
        self._anchors, self._pictures = anchors, pictures

    def heading(self, text: str, level: int, anchor: str = "", *, marked: bool = False) -> str:
        """A heading of plain text, which is the place of an anchor; what lies deeper than 6 is written as 6."""
        mark = f'<a id="{anchor}"></a>' if marked or anchor in self._anchors else ""
        return _heading(mark + escaped(text), level)

    def blocks(self, tree: Iterable[Node], level: int = 1, *, other: bool = False) -> str:
        """The blocks of a tree, an empty line between them; its uppermost heading gets `level`.

        With `other` the first list gets the other mark, and is not read as one with a list that stands above it.
        """
        return "\n\n".join(self._blocks(tree, level, other))

    def notes(self) -> str:
        """The footnotes that were met so far."""
        return "\n\n".join(
            f"[^{number}]: {_indented(self.blocks(note), 4)}" for number, note in enumerate(self._notes, 1)
        )

    def _blocks(self, tree: Iterable[Node], level: int, other: bool = False) -> list[str]:
        written: list[str] = []
        before = ""
        for node in tree:
            # Lists that follow one another would be read as one, did they not change their marks.
            other = (node.kind == before) ^ other if node.kind in LISTS else other
            before = node.kind
            written += filter(None, [self._block(node, level, other)])
        self.other = other
        return written

    def _block(self, node: Node, level: int, other: bool) -> str:
        if node.kind == "paragraph":
            return self._line(node.content)
        if node.kind == "heading":
            return _heading(self._line(node.content), level + node.level - 1)
        if node.kind == "quote":
            quoted = self.blocks(node.content, level).split("\n")
            return "\n".join(f"> {line}" if line else ">" for line in quoted)
        if node.kind == "block":
            fence = _ticks(node.text, least=3)
            return f"{fence}\n{node.text}\n{fence}"
        if node.kind == "rule":
            return "___"
        if node.kind == "table":
            return self.table([[cell.content for cell in row.content] for row in node.content], _ruled(node))
        if node.kind == "picture" and self._pictures is not None and node.file not in self._pictures:
            return escaped(node.text or node.href)
        if node.kind == "picture":
            return f"![{_inert(node.text)}]({_address(node.href)})"
        return self._list(node, level, other)

    def table(self, rows: Iterable[Iterable[Tree]], ruled: Iterable[str]) -> str:
        """A table of what stands in its cells, the first row above a line that is `ruled`."""
        heads, *others = ([self._cell(cell) for cell in row] for row in rows)
        return "\n".join(f"| {' | '.join(row)} |" for row in (heads, list(ruled), *others))

    def _cell(self, content: Tree) -> str:
        # A bar in a code or an address ends the cell, unless there is a stroke before it; in words there is one.
        barred = any("|" in node.href or (node.kind == "code" and "|" in node.text) for node in walk(content))
        return self._line(mapped(content, _barred) if barred else content).replace("\\\n", "<br>")

    def _list(self, node: Node, level: int, other: bool) -> str:
        items = []
        between = "\n" if _may_be_tight(node) else "\n\n"
        for number, item in enumerate(node.content, node.start):
            mark = ("*" if other else "-") if node.kind == "bullets" else f"{number % 10**9}{')' if other else '.'}"
            content = between.join(self._blocks(item.content, level))
            box = "" if item.done is None or not content else "[x] " if item.done else "[ ] "
            items.append(f"{mark} {box}{_indented(content, len(mark) + 1)}".rstrip(" "))
        return between.join(items)

    def _line(self, content: Tree) -> str:
        """What stands in a line. Marks that would not be read back are left out: the words come first."""
        marked = any(node.kind in ("footnote", "anchor") for node in walk(content))
        numbered = tuple(map(self._numbered, content)) if marked else content
        if _reads_back(numbered):
            return _begun(_inline(numbered, _STAR))
        meant = _SPACES.sub(" ", words(tuple(map(_noted, numbered)))).strip(" ")
        for marks in (_STAR, _LOW):
            line = _begun(_inline(numbered, marks))
            read = parse(_MARKUP.sub("", _NOTE.sub(r"\\[\\]", line)))
            if len(read) == 1 and read[0].kind == "paragraph" and _SPACES.sub(" ", words(read[0].content)) == meant:
                return line
        return _begun(_inline(numbered, None))

    def _numbered(self, node: Node) -> Node:
        if node.kind == "anchor" and node.href not in self._anchors:
            return Node("text")
        if node.kind != "footnote":
            inside = node.content
            return replace(node, content=tuple(map(self._numbered, inside))) if inside else node
        self._notes.append(node.content)
        return replace(node, content=(), start=len(self._notes))


def _reads_back(content: Tree) -> bool:
    """Whether a line is surely read back as it is meant, as nearly every line is: to parse each takes its time.

    Marks stand around words alone, and between what is no letter.
    """
    before = " "
    for n, node in enumerate(content):
        if node.kind in ("text", "status"):
            before = node.text[-1:] or before
        elif node.kind == "break":
            before = " "
        elif node.kind != "anchor":
            next_ = content[n + 1] if n + 1 < len(content) else Node("break")
            if not _surely_marked(node, before, " " if next_.kind == "break" else next_.text[:1]):
                return False
            before = node.content[0].text[-1:] or before
    return True


def _surely_marked(node: Node, before: str, after: str) -> bool:
    """Whether marks around the words of a node, between two characters, are surely read as marks."""
    if len(node.content) != 1 or node.content[0].kind != "text":
        return False
    inside = node.content[0].text
    if node.kind == "quiet":
        return True
    if node.kind == "link":
        return bool(inside.strip()) and inside[0] != "^" and before != "!"
    ends = inside[:1].isalnum() and (inside[-1:].isalnum() or inside[-1:] in ":.!?)")
    return node.kind in _MARKED and ends and before in " (" and after in " ,."


def _noted(node: Node) -> Node:
    """A footnote's mark as text, to compare words by: like the mark it begins and ends with a bracket."""
    if node.kind == "footnote":
        return Node("text", "[]")
    if node.kind == "status":
        return Node("text", _signed(node))
    return replace(node, content=tuple(map(_noted, node.content)))


def _inline(content: Iterable[Node], marks: _Marks | None) -> str:
    return "".join(_piece(node, marks) for node in content)


def _piece(node: Node, marks: _Marks | None) -> str:
    if node.kind == "break":
        return "\\\n"
    if node.kind == "footnote":
        return f"[^{node.start}]"
    if node.kind == "anchor":
        return f'<a id="{node.href}"></a>'
    if node.kind == "status":
        return _inert(_signed(node))
    inside = _inline(node.content, marks)
    if marks and node.kind in _PAIRED:
        mark = {"strike": "~~", "strong": marks.strong}.get(node.kind, marks.emphasis)
        core = inside.strip(" ")
        before, _, after = inside.partition(core) if core else (inside, "", "")
        return f"{before}{mark}{core}{mark}{after}" if core else inside
    if marks and node.kind == "language":
        return f'<span lang="{node.lang}">{inside}</span>'
    if marks and node.kind == "link":
        return f"[{inside}]({_address(node.href)})"
    if marks and node.kind == "code":
        ticks = _ticks(node.text, least=1)
        padding = " " if node.text[:1] in ("`", " ") or node.text[-1:] in ("`", " ") else ""
        return f"{ticks}{padding}{node.text}{padding}{ticks}"
    return inside or _inert(node.text)


def _signed(node: Node) -> str:
    """A status with its symbol."""
    return f"{STATUS_SIGNS[node.state]} {node.text}" if node.state in STATUS_SIGNS else node.text


def _barred(node: Node) -> Tree:
    text = node.text.replace("|", "\\|") if node.kind == "code" else node.text
    return (replace(node, text=text, href=node.href.replace("|", "\\|")),)


def _ruled(table: Node) -> list[str]:
    return [_RULED.get(cell.align, "---") for cell in table.content[0].content]


def _inert(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", _SPACES.sub(" ", text))


def _begun(line: str) -> str:
    """Lines, parted by hard breaks, that begin nothing but themselves."""
    parts = line.split("\\\n")
    while parts and not parts[-1].strip(" "):
        parts.pop()
    return "\\\n".join(_FIRST.sub(r"\1\\\2", part.strip(" ")) for part in parts)


def _heading(line: str, level: int) -> str:
    apart = re.sub(r"(?<= )#+$", lambda found: found[0].replace("#", "\\#"), line)
    return f"{'#' * min(level, _DEEPEST_HEADING)} {apart}" if line else ""


def _address(href: str) -> str:
    safe = re.sub(r"&(?=#?\w)", r"\\&", href)
    return f"<{safe}>" if re.search(r"[ ()]", safe) else safe


def _ticks(text: str, least: int) -> str:
    return "`" * max([least, *(len(run) + 1 for run in re.findall("`+", text))])


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _may_be_tight(node: Node) -> bool:
    """Whether a list without empty lines would be read back as the same list."""
    return node.tight and all(_tight_item(item.content) for item in node.content)


def _tight_item(content: Tree) -> bool:
    rest = content[1:] if content and content[0].kind == "paragraph" else content
    if not rest:
        return True
    # A list right under a paragraph interrupts it only if it begins with 1 and not with nothing.
    begins = rest[0].start == 1 and bool(rest[0].content and rest[0].content[0].content)
    return len(rest) == 1 and rest[0].kind in LISTS and begins and _may_be_tight(rest[0])
