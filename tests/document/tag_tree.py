"""The tags of a PDF, as a screen reader goes through them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf


@dataclass
class Tag:
    """An element: `name` is its tag ("TH"), `scope` of a header, and whether it lists headers by their ids."""

    name: str
    inside: list[Tag] = field(default_factory=list)
    scope: str = ""
    lists_headers: bool = False
    span: int = 1
    alt: str = ""
    is_empty: bool = False

    def walk(self) -> Iterator[Tag]:
        yield self
        for each in self.inside:
            yield from each.walk()

    def all(self, *names: str) -> list[Tag]:
        return [each for each in self.walk() if each.name in names]

    def rows(self) -> Iterator[Tag]:
        """The rows of a table, without those of tables inside it."""
        for each in self.inside:
            if each.name == "TR":
                yield each
            elif each.name in ("THead", "TBody", "TFoot"):
                yield from each.rows()


def tags(data: bytes) -> Tag:
    with pikepdf.open(io.BytesIO(data)) as document:
        return _tag(document.Root.StructTreeRoot)


def _tag(element: pikepdf.Object) -> Tag:
    kids = _listed(element.get("/K"))
    found = Tag(str(element.get("/S", "/Root"))[1:], alt=str(element.get("/Alt", "")), is_empty=not kids)
    for each in _listed(element.get("/A")):
        found.scope = str(each.get("/Scope", found.scope))
        found.lists_headers |= "/Headers" in each
        found.span = int(each.get("/ColSpan", found.span))
    found.inside = [_tag(each) for each in kids if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    return found


def _listed(found: pikepdf.Object | None) -> list[pikepdf.Object]:
    return [] if found is None else list(found.as_list()) if isinstance(found, pikepdf.Array) else [found]


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """The titles of the bookmarks, each with how deep it stands."""
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as outline:
        return list(_bookmarks(outline.root, 0))


def _bookmarks(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
    for each in items:
        yield depth, each.title
        yield from _bookmarks(each.children, depth + 1)
