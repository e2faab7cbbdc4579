"""A paper as lines of words: what a test compares."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.paper import (
    Beside,
    Block,
    Chapter,
    Facts,
    Figure,
    Items,
    Labelled,
    Paper,
    Row,
    Table,
    Terms,
    Text,
)
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.outline.tree import LEAVES, Tree, words
from tests.link.linked import parsed


def project_of(*parts: str) -> Project:
    return link("p", "plans/p", [parsed("plans/p/plan.yaml", "\n".join(parts))]).value


def paper_of(*parts: str, name: str = "action-plan", request: Request | None = None) -> Paper:
    paper = ARRANGEMENTS[name]([project_of(*parts)], request or Request())
    assert paper is not None
    return paper


def said(tree: Tree) -> str:
    """The words of a tree, its paragraphs with a bar between."""
    return " | ".join(words(node.content) if node.kind in LEAVES else said(node.content) for node in tree)


def lines(paper: Paper) -> list[str]:
    """All that a paper says: a chapter with as many signs as it is deep, a row with bars between its cells."""
    return [*_facts(paper.facts), said(paper.summary), *_blocks(paper.blocks, "#")]


def headings(paper: Paper) -> list[str]:
    """The chapters of a paper."""
    return [line for line in lines(paper) if line.startswith("#")]


def under(paper: Paper, heading: str) -> list[str]:
    """What stands right under a heading."""
    found = lines(paper)
    start = found.index(heading) + 1
    return found[start : next((n for n in range(start, len(found)) if found[n].startswith("#")), len(found))]


def _facts(facts: tuple[Labelled, ...]) -> Iterator[str]:
    yield from (f"{each.label}: {said(each.content)}" for each in facts)


def _blocks(blocks: tuple[Block, ...], level: str) -> Iterator[str]:
    for each in blocks:
        match each:
            case Chapter():
                yield " ".join(filter(None, [level, each.number, each.title]))
                yield from _blocks(each.blocks, f"{level}#")
            case Beside():
                yield from _blocks((*each.first, *each.second), level)
            case Text():
                yield said(each.content)
            case Facts():
                yield from _facts(each.facts)
            case Items():
                yield from (f"* {each.number} {said(each.content)}".replace("*  ", "* ") for each in each.items)
            case Terms():
                yield from (f"{each.title}: {said(each.content)}" for each in each.terms)
            case Figure():
                yield f"({each.draw})"
            case Table():
                yield from _table(each)


def _table(table: Table) -> Iterator[str]:
    yield " ‖ ".join(column.label for column in table.columns)
    for group in table.groups:
        if group.title:
            yield " ".join(filter(None, [f"[{group.title}]", said(group.text)]))
        for row in group.rows:
            yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    yield " ‖ ".join(map(said, row.cells))
    if row.below:
        yield f"  {said(row.below)}"
    yield from (f"  {each}" for each in _facts(row.beside))
