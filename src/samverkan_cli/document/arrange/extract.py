"""What one owner or group answers for, over several plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.front import front
from samverkan_cli.document.arrange.linked import apart
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.plan import PlanTable
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.paper import Block, Chapter, Column, Labelled, Paper, Row, RowGroup, Table
from samverkan_cli.document.writing import line, lines
from samverkan_cli.link.project import Project
from samverkan_cli.outline.outline import Entry, Record, Reference, Value


def extract(projects: Sequence[Project], request: Request) -> Paper | None:
    """A chapter for each plan that names somebody; None where nobody is asked about, or no plan names them."""
    if request.owner is None:
        return None
    who, found = request.owner, list[tuple[Material, Chapter]]()
    for project in projects:
        m = Material(project, request)
        place = next((key for key in ("owners", "groups") if who.id in getattr(project, key).by_id), None)
        if place and (blocks := tuple(_of(m, f"{place}-{who.id}"))):
            # Things of two plans may have the same anchors.
            found.append((m, Chapter(project.document.title, apart(blocks, project.name), f"plan-{project.name}")))
    if not found:
        return None
    m, chapters = found[0][0], tuple(chapter for _, chapter in found)
    title = m.say(Message("What {who} answers for", who=who.title))
    plans = Labelled(m.say(Message("Plans")), lines([chapter.title] for chapter in chapters))
    paper = front(m, "extract", m.say(Message("Extract")), title, chapters, brief=True)
    return replace(paper, facts=(plans,), draft=None, date=None, foot=("", "", ""), depth=0)


def _of(m: Material, anchor: str) -> Iterator[Block]:
    """What somebody is to do, and what else of a plan names them."""
    mine = {each.anchor for each in m.by_anchor.values() if each.kind == "activity" and list(_roles(each, anchor))}
    for area in m.things("focus_areas"):
        table = PlanTable(m, [area], mine)
        if blocks := tuple(table.of(area)):
            yield Chapter(area.title, (*table.above, *blocks), area.anchor, m.number(area))
    groups = []
    for section in m.outline.sections:
        rows = tuple(_rows(m, section.entries, anchor)) if section.key != "owners" else ()
        if rows:
            groups.append(RowGroup(rows, section.divider or section.heading))
    if groups:
        columns = (Column("title", m.say(Message("What"))), Column("role", m.say(Message("In which way")), 50))
        yield Table("rows", columns, tuple(groups), m.say(Message("More that names them")))


def _rows(m: Material, entries: Sequence[Entry], anchor: str) -> Iterator[Row]:
    """The things that name somebody, and how; activities stand in the plan."""
    for entry in entries:
        if entry.kind != "activity" and (roles := dict.fromkeys(_roles(entry, anchor))):
            name = " ".join(filter(None, [m.number(entry), entry.title])) or m.say(Message("Without a title"))
            yield Row((line(name), lines([role] for role in roles)), entry.anchor, name, entry=entry)
        for part in entry.parts:
            yield from _rows(m, part.entries, anchor)


def _roles(entry: Entry, anchor: str) -> Iterator[str]:
    """What somebody is to a thing: what the facts are called that name them."""
    for fact in entry.facts:
        if any(_names(value, anchor) for value in fact.values):
            yield fact.label


def _names(value: Value, anchor: str) -> bool:
    if isinstance(value.data, Record):
        return any(_names(each, anchor) for _, some in value.data.values for each in some)
    return isinstance(value.data, Reference) and value.data.anchor == anchor
