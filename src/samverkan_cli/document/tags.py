"""The tags of a PDF, set right after Typst: what a screen reader says of a table's cell.

Typst 0.15 can make the name of a row its header only behind a switch that its Python package lacks. And it lists for
every cell the ids of all headers above it, among them the names of groups over all columns, so that up to 282 letters
are read out before a cell. Without the lists a reader goes by the scope that each header has: column, group, row.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from samverkan_cli.core.record import record
from samverkan_cli.document.paper import Paper, Table
from samverkan_cli.outline.tree import Node, Tree

if TYPE_CHECKING:
    from pikepdf import Object

Element: TypeAlias = "Object"

_WITHOUT_TABLES = frozenset(
    f"/{tag}" for tag in ("P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Span", "Link", "Figure", "TOC", "Reference")
)
"""What no table stands in: it is most of a document, and need not be looked into."""


@record
class Shape:
    """How many columns a table has, and which of them holds what each row is called."""

    columns: int
    header: int


def shapes(part: object) -> Iterator[Shape]:
    """The tables of a paper and of its texts, in reading order."""
    if isinstance(part, Node):
        yield from _in_text((part,))
    elif isinstance(part, tuple):
        for each in part:
            yield from shapes(each)
    elif isinstance(part, Table):
        yield Shape(len(part.columns), part.header)
        for group in part.groups:
            yield from shapes(group.text)
            for row in group.rows:
                yield from shapes((row.cells, row.below, row.beside))
    elif is_dataclass(part) and (isinstance(part, Paper) or type(part).__module__ == Paper.__module__):
        for each in fields(part):
            yield from shapes(getattr(part, each.name))


def _in_text(tree: Tree) -> Iterator[Shape]:
    for node in tree:
        if node.kind == "table" and node.content:
            yield Shape(len(node.content[0].content), 0)
        yield from _in_text(node.content)


def with_row_headers(pdf: bytes, tables: Iterable[Shape]) -> bytes:
    """A PDF in which the name of each row is its header, and no cell lists its headers.

    `tables` are those that it was made of. Where a template prints them in another order or not all, a table is known
    by how many columns it has; the name of a row of which nothing is known is its first cell.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        _Tags(list(tables)).amend(document.Root.StructTreeRoot)
        written = io.BytesIO()
        document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


class _Tags:
    def __init__(self, tables: list[Shape]) -> None:
        import pikepdf

        self._pdf: Any = pikepdf
        self._tables = tables
        self._next = 0

    def amend(self, element: Element) -> None:
        for each, tag in self._elements(element):
            if tag == "/Table":
                self._table(each)
            elif tag == "/Lbl" and not self._kids(each):
                # A list whose things begin with a sign of their own has labels with nothing in them.
                element.K = self._pdf.Array([kid for kid in self._kids(element) if kid != each])
            elif tag not in _WITHOUT_TABLES:
                self.amend(each)

    def _table(self, table: Element) -> None:
        rows = [self._elements(row) for row in self._rows(table)]
        columns = max(map(len, rows), default=0)
        header = self._header(columns)
        for cells in rows:
            for cell, _ in cells:
                self._forget_headers(cell)
            if columns > 1 and len(cells) == columns and all(tag == "/TD" for _, tag in cells):
                name = next((cell for cell, _ in (cells[header], *cells) if self._kids(cell)), None)
                if name is not None:
                    name.S = self._pdf.Name.TH
                    self._table_attributes(name)["/Scope"] = self._pdf.Name.Row
            for cell, _ in cells:
                self.amend(cell)

    def _rows(self, element: Element) -> Iterator[Element]:
        for each, tag in self._elements(element):
            if tag == "/TR":
                yield each
            elif tag in ("/THead", "/TBody", "/TFoot"):
                yield from self._rows(each)

    def _header(self, columns: int) -> int:
        for at in range(self._next, len(self._tables)):
            if self._tables[at].columns == columns:
                self._next = at + 1
                return self._tables[at].header
        return 0

    def _table_attributes(self, cell: Element) -> Any:
        found = self._attributes(cell)
        mine = next((each for each in found if each.get("/O") == "/Table"), None)
        if mine is None:
            mine = self._pdf.Dictionary(O=self._pdf.Name.Table)
            cell.A = self._pdf.Array([*found, mine])
            mine = cell.A[-1]
        return mine

    def _forget_headers(self, cell: Element) -> None:
        for each in self._attributes(cell):
            if "/Headers" in each:
                del each["/Headers"]

    def _attributes(self, element: Element) -> list[Any]:
        return self._listed(element.get("/A"))

    def _kids(self, element: Element) -> list[Any]:
        return self._listed(element.get("/K"))

    def _listed(self, found: Any) -> list[Any]:
        return [] if found is None else list(found) if isinstance(found, self._pdf.Array) else [found]

    def _elements(self, element: Element) -> list[tuple[Any, str]]:
        """What is inside an element, with its tag: asking a PDF is slow, so each is asked once."""
        kids = (each for each in self._kids(element) if isinstance(each, self._pdf.Dictionary))
        return [(each, str(tag)) for each in kids if (tag := each.get("/S")) is not None]
