"""What has changed since the last adopted version: what was promised and is gone first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samverkan_cli.compare.marking import Pieces
from samverkan_cli.compare.worded import ChangeGroup, WordedChange
from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.front import box, front
from samverkan_cli.document.arrange.linked import linked
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.arrange.tables import filled
from samverkan_cli.document.paper import Block, Chapter, Column, Paper, Row, RowGroup, Table, Text
from samverkan_cli.document.writing import Piece, line, lines, quiet, strong
from samverkan_cli.link.project import Project
from samverkan_cli.outline.tree import Tree

NAME = Message("Changes")
_FACTS = ("registry_no", "adopted", "version", "revised")


def changes(projects: Sequence[Project], request: Request) -> Paper | None:
    """The report of what has changed; None where it is not known since when."""
    found = request.changes
    if found is None:
        return None
    m = Material(projects[0], request)
    blocks: tuple[Block, ...] = tuple(_chapter(m, each) for each in found.groups)
    if not blocks:
        blocks = (Text(line(m.say(Message("Nothing has changed.")))),)
    paper = front(m, "changes", m.say(NAME), projects[0].document.title, blocks, brief=True)
    facts = tuple(each for each in box(m) if each.key in _FACTS)
    return linked(replace(paper, title=found.heading, facts=facts, depth=0, attachments=()))


def _chapter(m: Material, group: ChangeGroup) -> Chapter:
    columns = (
        Column("title", m.say(Message("What it is about")), 52),
        Column("before", m.say(Message("Before"))),
        Column("now", m.say(Message("Now"))),
        Column("why", m.say(Message("Why")), 32),
    )
    rows = tuple(map(_row, group.changes))
    table = filled(Table("rows", columns, (RowGroup(rows),)))
    return Chapter(group.heading, (table,), f"chapter-{group.weight}")


def _row(change: WordedChange) -> Row:
    thing = change.thing
    said: list[list[Piece]] = [[strong(change.label)], [thing.title]]
    said += [[quiet(words)] for words in (thing.above, change.field_label) if words]
    cells = (lines(each for each in said if each[0]), _marked(change.before), _marked(change.now), line(change.why))
    return Row(cells, title=thing.title)


def _marked(pieces: Pieces) -> Tree:
    """Words, those in bold type that are only in this one of two texts."""
    found: list[Piece] = []
    for piece in pieces:
        found += [" "] if found else []
        found.append(strong(piece.text) if piece.is_marked else piece.text)
    return line(*found)
