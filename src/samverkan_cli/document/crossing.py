"""What leads across a paper: back from a thing to the activities that name it, and what activities are chosen by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.document.paper import Block, Item, Items, Paper, Row, Table, Term, Terms, paper_nodes, walked
from samverkan_cli.model.values import Ages
from samverkan_cli.outline.outline import Entry, Reference, Span, Value
from samverkan_cli.outline.tree import Node, spaced, texts
from samverkan_cli.swedish.alphabet import in_order


@record
class Activity:
    """A row of the plan as others name it: by its number, where it has one, else by its title."""

    anchor: str
    number: str
    title: str


@record
class Marks:
    """What an activity is chosen and ordered by: ids, and days in ISO form."""

    title: str = ""
    status: str = ""
    owners: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    ages: str = ""
    start: str = ""
    end: str = ""


@record
class Owner:
    """Who answers for something and has no place of their own in the paper."""

    anchor: str
    title: str
    activities: tuple[Activity, ...]


@dataclass
class Crossing:
    """What a page must know of a whole paper before it is written. What can be chosen is by id: what it is called."""

    anchors: set[str] = field(default_factory=set)
    back: dict[str, dict[str, Activity]] = field(default_factory=dict)
    """By the anchor of a thing, the activities that name it, by their anchors."""
    marks: dict[str, Marks] = field(default_factory=dict)
    """By the anchor of an activity."""
    owners: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    """Every status that is printed anywhere."""
    widths: set[int] = field(default_factory=set)
    """Of columns, in millimetres."""
    has_contents: bool = False
    called: str = ""
    """What an activity is called ("Aktivitet")."""

    @property
    def aged(self) -> bool:
        """Whether any activity is for an age."""
        return any(each.ages for each in self.marks.values())

    @property
    def dated(self) -> bool:
        """Whether any activity has days."""
        return any(each.start or each.end for each in self.marks.values())

    def named_by(self, thing: Item | Row | Term) -> tuple[Activity, ...]:
        """The activities that name a thing and that it does not name itself."""
        found = self.back.get(thing.anchor) if thing.anchor else None
        if not found:
            return ()
        own = {node.href[1:] for node in paper_nodes(thing) if node.kind == "link"}
        return tuple(activity for anchor, activity in found.items() if anchor not in own)

    def homeless(self) -> tuple[Owner, ...]:
        """The owners that have no place in the paper, by name: a page with contents has one for them."""
        return tuple(
            Owner(anchor, title, tuple(self.back.get(anchor, {}).values()))
            for anchor, title in by_name(self.owners)
            if self.has_contents and anchor not in self.anchors
        )


def crossing(paper: Paper) -> Crossing:
    """What leads across a paper."""
    found = Crossing(has_contents=paper.depth > 0)
    found.states.update(count.state for count in paper.counts)
    found.states.update(node.state for node in paper_nodes(paper) if node.kind == "status")
    found.anchors.update(node.href for node in paper_nodes(paper) if node.kind == "anchor")
    for block in walked(paper.blocks):
        if isinstance(block, Table):
            found.widths.update(column.width for column in block.columns if column.width)
            if block.form == "plan":
                _plan(found, block)
        found.anchors.update(_anchors(block))
    return found


def by_name(called: Mapping[str, str]) -> list[tuple[str, str]]:
    """Ids with what they are called, in the order of the Swedish alphabet."""
    return in_order(called.items(), lambda each: each[1])


def _anchors(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        found = [group.anchor for group in block.groups]
        found += [row.anchor for group in block.groups for row in group.rows]
    elif isinstance(block, Items):
        found = [each.anchor for each in block.items]
    elif isinstance(block, Terms):
        found = [each.anchor for each in block.terms]
    else:
        found = [getattr(block, "anchor", "")]
    yield from filter(None, found)


def _plan(found: Crossing, table: Table) -> None:
    found.called = found.called or table.columns[table.header].label
    numbered = next((at for at, column in enumerate(table.columns) if column.key == "number"), None)
    for row in (each for group in table.groups for each in group.rows if each.anchor):
        said = [" ".join(map(spaced, texts(cell))) for cell in row.cells]
        title = row.entry.title if row.entry is not None else row.title or said[table.header]
        activity = Activity(row.anchor, "" if numbered is None else said[numbered], title)
        linked = [node.href[1:] for node in paper_nodes(row) if node.kind == "link" and node.href.startswith("#")]
        marks = _marks(found, row, title)
        for anchor in dict.fromkeys((*linked, *marks.owners)):
            found.back.setdefault(anchor, {})[row.anchor] = activity
        found.marks[row.anchor] = marks


def _marks(found: Crossing, row: Row, title: str) -> Marks:
    status = next((node for node in paper_nodes(row.cells) if node.kind == "status"), Node("status"))
    if status.state:
        found.statuses.setdefault(status.state, status.text)
    if row.entry is None:
        return Marks(title, status.state)
    ages = [each.data for each in _values(row.entry, "ages") if isinstance(each.data, Ages)]
    spans = [each.data for each in _values(row.entry, "from") if isinstance(each.data, Span)]
    first = min((each.first for each in spans if each.first), default=None)
    last = max((each.last for each in spans if each.last), default=None)
    return Marks(
        title,
        status.state,
        _chosen(found.owners, row.entry, "owners"),
        _chosen(found.goals, row.entry, "goals"),
        " ".join(f"{each.first}-{each.last}" for each in ages),
        _iso(first),
        _iso(last),
    )


def _values(entry: Entry, key: str) -> tuple[Value, ...]:
    fact = entry.fact(key)
    return fact.values if fact is not None and not fact.missing else ()


def _chosen(known: dict[str, str], entry: Entry, key: str) -> tuple[str, ...]:
    found = []
    for value in _values(entry, key):
        if isinstance(value.data, Reference):
            anchor = value.data.anchor or f"{value.data.kind}.{value.data.id}"
            known.setdefault(anchor, value.text)
            found.append(anchor)
    return tuple(found)


def _iso(day: date | None) -> str:
    return date.isoformat(day) if day else ""
