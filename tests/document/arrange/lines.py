"""A document as lines of words: what is said in it, in which order, whatever form it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.paper import Chapter, Labelled, Paper, Row, RowGroup, Table
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import LEAVES, Tree, words
from tests.link.linked import parsed


def project(text: str) -> Project:
    """The plan of a text, in a workspace without a look of its own."""
    return link("p", "plans/p", [parsed("plan.yaml", text)]).value


def paper(name: str, text: str) -> Paper:
    """A document of the plan of a text."""
    made = ARRANGEMENTS[name]([project(text)], Request(language="sv"))
    assert made is not None
    return made


def said(tree: Tree) -> str:
    """A tree in a line."""
    return " / ".join(words(each.content) if each.kind in LEAVES else said(each.content) or each.text for each in tree)


def lines(part: object) -> Iterator[str]:
    """A document as lines: headings, rows with bars between their cells, and all else that is said."""
    if isinstance(part, Chapter):
        yield f"# {part.title}"
        yield from lines(part.blocks)
    elif isinstance(part, Table):
        yield from lines(part.groups)
    elif isinstance(part, RowGroup):
        yield from [f"= {part.title}"] if part.title else []
        yield from [said(part.text)] if part.text else []
        yield from lines(part.rows)
    elif isinstance(part, Row):
        yield " | ".join(map(said, part.cells))
        yield from [said(part.below)] if part.below else []
        yield from lines(part.beside)
    elif isinstance(part, tuple):
        for each in part:
            yield from lines(each)
    elif isinstance(part, Labelled):
        yield f"{part.label}: {said(part.content)}"
    elif is_dataclass(part) and not isinstance(part, Entry):
        content = getattr(part, "content", ())
        yield from [said(content)] if content else []
        for each in fields(part):
            if each.name != "content":
                yield from lines(getattr(part, each.name))
