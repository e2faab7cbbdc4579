"""The trees of a paper as HTML: one writer for a whole page, which numbers its footnotes and tables."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from html import escape

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.pdf import as_svg
from samverkan_cli.load.pictures import Picture
from samverkan_cli.outline.tree import Node, Tree, spaced, words

_FOLLOWED = compiled_late(r"(?i)(?:https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:)")
"""Addresses that a link may have: of the web, a letter, a telephone, or beside the page; never a script's."""
_UNREAD = compiled_late(r"[\x00-\x20]+")
"""What browsers skip in an address."""
_ADDRESS, _PARTS = compiled_late(r"((?<!\S)\S+?://\S+)"), compiled_late(r"(?<=[/.?&=-])(?=[^/.?&=-])")
_DEEPEST, _SHORT = 6, 3
_PLAIN = {"emphasis": "em", "strong": "strong", "strike": "s"}


class Writer:
    """Writes trees. `anchors` are those that the page has: a link to another is printed as its words."""

    def __init__(self, words: Mapping[str, str], anchors: Set[str], pictures: Mapping[str, Picture]) -> None:
        self._words, self._anchors, self._pictures = words, anchors, pictures
        self._notes: list[Tree] = []
        self._tables = 0

    def blocks(self, tree: Iterable[Node], level: int = 2) -> str:
        """Blocks; the uppermost heading gets `level`, and with 0 they are bold: in a header cell none may stand."""
        return "\n".join(self._block(node, level) for node in tree)

    def inside(self, tree: Tree, level: int = 2) -> str:
        """The same, but a lone paragraph is no more than its line."""
        if len(tree) == 1 and tree[0].kind == "paragraph":
            return self._line(tree[0].content)
        return self.blocks(tree, level)

    def pictures(self, tree: Iterable[Node]) -> str:
        """The pictures among some blocks, as far as they can be shown."""
        return "".join(self._picture(each) for each in tree if each.kind == "picture" and each.file in self._pictures)

    def notes(self) -> Iterator[tuple[int, str]]:
        """The footnotes that were met so far, and those that are met in them."""
        for at, note in enumerate(self._notes, 1):
            yield at, self.inside(note, 0)

    def table_number(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables

    def _block(self, node: Node, level: int) -> str:
        kind = node.kind
        if kind == "paragraph":
            return f"<p>{self._line(node.content)}</p>"
        if kind == "heading":
            line = self._line(node.content)
            if not words(node.content).strip():
                return line
            deep = min(level + node.level - 1, _DEEPEST)
            return f"<h{deep}>{line}</h{deep}>" if level else f"<p><strong>{line}</strong></p>"
        if kind in ("bullets", "numbers"):
            return self._list(node, level)
        if kind == "quote":
            name = "blockquote" if level else 'div class="quote"'
            return f"<{name}>\n{self.blocks(node.content, level)}\n</{name.split()[0]}>"
        if kind == "block":
            return f"<pre><code>{escape(node.text, quote=False)}\n</code></pre>"
        if kind == "table":
            return self._table(node)
        if kind == "picture":
            return f"<p>{self._picture(node)}</p>"
        return "<hr>"

    def _list(self, node: Node, level: int) -> str:
        write = self.inside if node.tight else self.blocks
        name = "ul" if node.kind == "bullets" else "ol"
        start = f' start="{node.start}"' if name == "ol" and node.start != 1 else ""
        items = (f"<li>{self._box(each.done)}{self._item(each, level, write)}</li>" for each in node.content)
        return f"<{name}{start}>\n" + "\n".join(items) + f"\n</{name}>"

    def _item(self, item: Node, level: int, write: Callable[[Tree, int], str]) -> str:
        first, *rest = item.content or (Node("paragraph"),)
        if write == self.inside and first.kind == "paragraph":
            return "\n".join(filter(None, [self._line(first.content), self.blocks(rest, level)]))
        return write(item.content, level)

    def _box(self, done: bool | None) -> str:
        if done is None:
            return ""
        name, sign = ("ticked", "☑") if done else ("unticked", "☐")
        return f'<span class="box-sign" role="img" aria-label="{escape(self._words[name])}">{sign}</span> '

    def _table(self, node: Node) -> str:
        heads, *rows = node.content
        head = "".join(self._cell(cell, "th", ' scope="col"') for cell in heads.content)
        body = "\n".join(f"<tr>{''.join(self._cell(cell, 'td') for cell in row.content)}</tr>" for row in rows)
        label = escape(f"{self._words['table']} {self.table_number()}")
        return (
            f'<div class="scroll" role="group" tabindex="0" aria-label="{label}"><table class="text">\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
        )

    def _cell(self, cell: Node, name: str, more: str = "") -> str:
        line = self._line(cell.content)
        name, more = ("td", "") if name == "th" and not line.strip() else (name, more)
        align = f' class="{cell.align}"' if cell.align else ""
        return f"<{name}{more}{align}>{line}</{name}>"

    def _picture(self, node: Node) -> str:
        picture = self._pictures.get(node.file)
        if picture is None:
            return escape(spaced(node.text or node.href))
        format, data = picture.format, picture.data
        if picture.turned > 1:
            format, data = "svg", as_svg(picture).encode()
        kind = "svg+xml" if format == "svg" else format
        size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.turned < 5 else ""
        source = f"data:image/{kind};base64,{b64encode(data).decode()}"
        return f'<img alt="{escape(spaced(node.text or node.href))}"{size} src="{source}">'

    def _line(self, content: Iterable[Node]) -> str:
        return "".join(map(self._piece, content))

    def _piece(self, node: Node) -> str:
        kind = node.kind
        if kind == "text":
            return _with_addresses(node.text) if "://" in node.text else escape(node.text, quote=False)
        if kind == "break":
            return "<br>\n"
        if kind == "code":
            return f"<code>{escape(node.text, quote=False)}</code>"
        if kind == "footnote":
            return self._mark(node)
        if kind == "anchor":
            return f'<span id="{escape(node.href)}"></span>'
        if kind == "status":
            return f'<span class="status status-{node.state}">{sign(node.state)} {escape(node.text)}</span>'
        inside = self._line(node.content)
        if kind == "link":
            return self._link(node, inside)
        if kind == "language":
            return f'<span lang="{escape(node.lang)}">{inside}</span>'
        if kind in ("missing", "quiet"):
            return f'<span class="{kind}">{inside}</span>'
        return f"<{_PLAIN[kind]}>{inside}</{_PLAIN[kind]}>" if kind in _PLAIN else inside

    def _link(self, node: Node, inside: str) -> str:
        within = node.href.startswith("#")
        leads = node.href[1:] in self._anchors if within else _FOLLOWED.match(_UNREAD.sub("", node.href))
        said = words(node.content).strip()
        # A finger needs more room than that.
        short = ' class="short"' if len(said) <= _SHORT else ""
        return f'<a{short} href="{escape(node.href)}">{inside}</a>' if leads and said else inside

    def _mark(self, node: Node) -> str:
        self._notes.append(node.content)
        n = len(self._notes)
        label = escape(f"{self._words['note']} {n}")
        return f'<sup><a id="note.{n}.mark" href="#note.{n}" role="doc-noteref" aria-label="{label}">{n}</a></sup>'


def _with_addresses(text: str) -> str:
    """Words with addresses among them, which may be broken after the signs that part them."""
    pieces = _ADDRESS.split(text)
    broken = ("<wbr>".join(escape(each, quote=False) for each in _PARTS.split(address)) for address in pieces[1::2])
    return "".join(escape(words, quote=False) + next(broken, "") for words in pieces[::2])


def sign(state: str) -> str:
    """The symbol of a status, which the page has drawn once."""
    return f'<svg class="sign" aria-hidden="true" focusable="false"><use href="#sign.{escape(state)}"></use></svg>'
