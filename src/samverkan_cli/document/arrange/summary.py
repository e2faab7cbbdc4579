"""The plan on one page, for the meeting and the wall: areas, what is done, who, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.document.arrange.cells import content
from samverkan_cli.document.arrange.front import box, front
from samverkan_cli.document.arrange.linked import linked
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.numbers import activities_of
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.arrange.tables import filled
from samverkan_cli.document.paper import Block, Chapter, Column, Paper, Row, RowGroup, Table, Text
from samverkan_cli.document.writing import line, quiet
from samverkan_cli.link.project import Project
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Tree, words

NAME = Message("Summary")
_PAGE = 38
"""So many lines of a table fit below the facts on one page."""
_LETTERS = {"title": 52, "owners": 30, "when": 20}
"""How many letters a line of a column holds."""
_FACTS = ("registry_no", "adopted", "valid", "version")


def summary(projects: Sequence[Project], request: Request) -> Paper | None:
    """A plan on one page; None where it has no focus area."""
    m = Material(projects[0], request)
    areas = m.things("focus_areas")
    if not areas:
        return None
    document = m.project.document
    paper = front(m, "summary", m.say(NAME), document.title, tuple(_blocks(m, areas)), brief=True)
    facts = tuple(each for each in box(m) if each.key in _FACTS)
    return linked(replace(paper, facts=facts, depth=0, attachments=()))


@record
class _Area:
    """An area with its rows, and how many lines each takes."""

    entry: Entry
    rows: tuple[tuple[Row, int], ...]


def _blocks(m: Material, areas: Sequence[Entry]) -> Iterator[Block]:
    made = [_Area(area, tuple(_rows(m, area))) for area in areas]
    shown = _fitting(made)
    groups, gone = [], 0
    for area, n in zip(made, shown, strict=True):
        title = " ".join(filter(None, [m.number(area.entry), area.entry.title]))
        if n is None:
            gone += 1
            continue
        rest = len(area.rows) - n
        more: Tree = ()
        if rest:
            more = line(quiet(m.say(counted("and {n} other activity", "and {n} other activities", rest))))
        elif not area.rows:
            more = line(quiet(m.say(Message("No activity yet"))))
        groups.append(RowGroup(tuple(row for row, _ in area.rows[:n]), title, "", area.entry.anchor, more))
    columns = (
        Column("title", m.say(Message("Activity"))),
        Column("owners", m.say(Message("Responsible")), 50),
        Column("when", m.say(Message("When")), 34),
    )
    heading = m.say(Message("What is to be done"))
    blocks: list[Block] = [filled(Table("plan", columns, tuple(groups), heading))]
    if gone:
        blocks.append(Text(line(quiet(m.say(counted("and {n} other focus area", "and {n} other focus areas", gone))))))
    yield Chapter(heading, tuple(blocks), "chapter-plan", listed=False)


def _rows(m: Material, area: Entry) -> Iterator[tuple[Row, int]]:
    for _, activities in activities_of(area):
        for each in activities:
            if "dropped" in each.state:
                continue
            known = m.facts(each)
            cells = (
                line(each.title),
                content(m, (fact for fact in known.get("owners", ()) if not fact.missing)),
                content(m, (fact for fact in known.get("from", ()) if not fact.missing)),
            )
            lines_of = zip(cells, _LETTERS.values(), strict=True)
            height = max(1, *(-(-len(words(node.content)) // wide) for cell, wide in lines_of for node in cell))
            yield Row(cells, each.anchor, each.title, entry=each), height


def _fitting(areas: Sequence[_Area]) -> list[int | None]:
    """How many rows of each area fit on the page; None for an area of which not even the title does.

    Each area that fits has its title before any has rows, and they are filled a row of each at a time.
    """
    left = _PAGE
    shown: list[int | None] = []
    for _ in areas:
        fits = left >= 2
        left -= 2 if fits else 0
        shown.append(0 if fits else None)
    going = True
    while going:
        going = False
        for n, area in enumerate(areas):
            count = shown[n]
            if count is not None and count < len(area.rows) and area.rows[count][1] <= left:
                left -= area.rows[count][1]
                shown[n] = count + 1
                going = True
    return shown
