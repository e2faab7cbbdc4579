"""A paper as a workspace or a plan wants it to look: its logo, the edges of its pages, and what things are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from samverkan_cli.core.message import Message
from samverkan_cli.document.paper import Beside, Block, Chapter, Items, Labelled, Paper, Row, RowGroup, Table
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.labels import Labels
from samverkan_cli.model.layout import Edge, Layout
from samverkan_cli.outline.tree import Node

_TITLES = {"plan": "activity", "chapter-goals": "goal", "chapter-needs": "need", "chapter-indicators": "indicator"}
"""What is named in the column of titles: of the plan table, else by the chapter that a table stands in."""
_CHAPTERS = {
    "chapter-plan": "plan",
    "chapter-goals": "goals",
    "chapter-needs": "needs",
    "chapter-indicators": "indicators",
    "chapter-groups": "groups",
    "chapter-interventions": "mapping",
    "chapter-bank": "bank",
    "chapter-activities": "activities",
}
_WORDS = ("summary", "contents")
"""The words of a form that have a label."""
_GROUPS = {"strategy": Message("Strategy"), "focus_area": Message("Focus area")}
"""What stands before the titles of rows that stand together, and what it is usually called."""


def dressed(paper: Paper, project: Project | None, say: Phrases) -> Paper:
    """The paper with what its plan's layout says of logo, head, foot and labels."""
    layout = (project.document.layout if project else None) or Layout()
    if layout.logo is not None:
        logo = Node("picture", layout.logo.alt, href=layout.logo.file, file=layout.logo.file)
        paper = replace(paper, logo=(logo,))
    said = _said(paper, project)
    paper = replace(paper, head=_edge(layout.head, paper.head, said), foot=_edge(layout.foot, paper.foot, said))
    return _Renamed(layout.labels, say).paper(paper) if layout.labels is not None else paper


def _said(paper: Paper, project: Project | None) -> Mapping[str, str]:
    """What may stand in the edges of a page; its number is for the form to fill in."""
    document = project.document if project else None
    return {
        "municipality": paper.organisation,
        "title": paper.short,
        "registry_no": (document and document.registry_no) or "",
        "version": (document and document.version) or "",
        "page": "{page}",
        "pages": "{pages}",
    }


def _edge(edge: Edge | None, usual: tuple[str, str, str], said: Mapping[str, str]) -> tuple[str, str, str]:
    if edge is None:
        return usual
    left, centre, right = (
        re.sub(r"\{(\w+)\}", lambda found: said.get(found[1], found[0]), text or "")
        for text in (edge.left, edge.centre, edge.right)
    )
    return left, centre, right


class _Renamed:
    """Puts other words in the place of the usual ones."""

    def __init__(self, labels: Labels, say: Phrases) -> None:
        known = {name: getattr(labels, name) for name in Labels.model_fields}
        self._labels = {name: words for name, words in known.items() if isinstance(words, str) and name != "remark"}
        self._groups = {say(usual): self._labels[name] for name, usual in _GROUPS.items() if name in self._labels}

    def paper(self, paper: Paper) -> Paper:
        """A whole paper."""
        words = {name: self._labels.get(name, usual) for name, usual in paper.words.items() if name in _WORDS}
        return replace(paper, blocks=self._blocks(paper.blocks, ""), words={**paper.words, **words})

    def _blocks(self, blocks: tuple[Block, ...], chapter: str) -> tuple[Block, ...]:
        return tuple(self._block(each, chapter) for each in blocks)

    def _block(self, block: Block, chapter: str) -> Block:
        if isinstance(block, Chapter):
            title = self._labels.get(_CHAPTERS.get(block.anchor, ""), block.title)
            inner = block.anchor if block.anchor in _CHAPTERS else chapter
            return replace(block, title=title, blocks=self._blocks(block.blocks, inner))
        if isinstance(block, Beside):
            first, second = self._blocks(block.first, chapter), self._blocks(block.second, chapter)
            return replace(block, first=first, second=second)
        if isinstance(block, Items) and block.label and chapter == "chapter-plan":
            return replace(block, label=self._labels.get("goals", block.label))
        return self._table(block, chapter) if isinstance(block, Table) else block

    def _table(self, table: Table, chapter: str) -> Table:
        named = self._labels.get(_TITLES.get("plan" if table.form == "plan" else chapter, ""))
        columns = tuple(
            replace(each, label=(named if each.key == "title" else self._labels.get(each.key)) or each.label)
            for each in table.columns
        )
        return replace(table, columns=columns, groups=tuple(map(self._group, table.groups)))

    def _group(self, group: RowGroup) -> RowGroup:
        label = self._groups.get(group.label, group.label)
        return replace(group, label=label, rows=tuple(map(self._row, group.rows)))

    def _row(self, row: Row) -> Row:
        return replace(row, beside=tuple(map(self._fact, row.beside))) if row.beside else row

    def _fact(self, fact: Labelled) -> Labelled:
        return replace(fact, label=self._labels.get(fact.key, fact.label))
