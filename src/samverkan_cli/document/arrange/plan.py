"""The plan itself: its areas one after another, each with what it is for, its goals, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import (
    after,
    content,
    details,
    everything,
    how_far,
    inside,
    labelled,
    text,
    title,
)
from samverkan_cli.document.arrange.drawn import drawn
from samverkan_cli.document.arrange.indicators import aim
from samverkan_cli.document.arrange.material import Facts, Material, label
from samverkan_cli.document.arrange.numbers import activities_of
from samverkan_cli.document.arrange.once import gathered, said_once
from samverkan_cli.document.paper import (
    Beside,
    Block,
    Chapter,
    Column,
    Item,
    Items,
    Labelled,
    Row,
    RowGroup,
    Table,
    Text,
)
from samverkan_cli.document.paper import Facts as FactsBlock
from samverkan_cli.document.writing import Piece, line, lines, link, quiet, said
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.layout import ACTIVITY, WHEN
from samverkan_cli.model.shape import fields
from samverkan_cli.outline.outline import Entry, Fact, Reference
from samverkan_cli.outline.tree import Node, Tree

ACTIVITIES = Message("activities")
USUAL = ("number", ACTIVITY, "owners", WHEN, "goals")
"""The columns of the plan table, unless the plan chooses others."""
_WIDTHS = {"number": 12, "owners": 42, WHEN: 28, "goals": 32, "status": 22, "priority": 18, "ages": 18, "text": 50}
_TOGETHER = {
    "owners": ("owners", "lead", "partners"),
    WHEN: ("from", "until", "after", "priority"),
    "goals": ("goals", "indicators"),
}
"""The facts that stand in a column besides its own, where they have none."""
_LABELS = {
    ACTIVITY: Message("Activity"),
    WHEN: Message("When"),
    "number": Message("No."),
    "text": Message("Description"),
}
_GOALS = Message("Goals and measures")
_PAIRS = (("prevention", "tier"), ("audience", "ages"))
"""Facts that are said together, under the label of the first."""


def plan(m: Material, heading: str, *before: Block) -> Chapter | None:
    """The chapter of the plan; none where a plan has no focus areas."""
    areas = m.things("focus_areas")
    if not areas:
        return None
    table = PlanTable(m, areas)
    blocks = [*before, *drawn(m, "timeline"), *table.above, *_empty(m, areas)]
    blocks += _bare_as_items(_area(m, area, table) for area in areas)
    return Chapter(heading, tuple(blocks), "chapter-plan")


def _bare_as_items(areas: Iterable[Chapter]) -> Iterator[Block]:
    """The areas; of those that follow one another with no more than a title a list."""
    for bare, some in groupby(areas, key=lambda each: not each.blocks):
        if bare:
            yield Items(tuple(Item(line(each.title), each.anchor, each.number) for each in some))
        else:
            yield from some


def _empty(m: Material, areas: Sequence[Entry]) -> Iterator[Block]:
    """What many areas lack, once."""
    found: dict[str, list[tuple[str, str]]] = {}
    for area in areas:
        for fact in area.facts:
            if fact.missing and m.is_said(area.kind, fact):
                found.setdefault(fact.values[0].text, []).append((m.number(area), area.anchor))
    if found:
        yield gathered(m, found, len(areas), Message("focus areas"))


def _area(m: Material, area: Entry, table: PlanTable) -> Chapter:
    known = {key: kept for key, facts in m.facts(area).items() if (kept := tuple(f for f in facts if not f.missing))}
    purpose = known.pop("purpose", ())
    goals = known.pop("goals", ())
    lead = tuple(node for fact in purpose if fact.text for node in fact.text.tree)
    blocks: list[Block] = [Text(lead, "lead")] if lead else []
    why: tuple[Block, ...] = (Text(text(area)),) if area.text else ()
    beside: list[Block] = list(_goals(m, goals))
    if known:
        beside.append(FactsBlock(labelled(m, known)))
    if not why:
        why, beside = tuple(beside[:1]), beside[1:]
    blocks += [Beside(why, tuple(beside))] if beside else why
    blocks += table.of(area)
    return Chapter(area.title, tuple(blocks), area.anchor, m.number(area))


def _goals(m: Material, goals: Sequence[Fact]) -> Iterator[Items]:
    """The goals of an area, in full."""
    found = []
    for fact in goals:
        for value in fact.values:
            anchor = value.data.anchor if isinstance(value.data, Reference) else ""
            number = m.numbers.get(anchor, "")
            found.append(Item(line(value.text) if number else line(said(value)), "", number))
    if found:
        yield Items(tuple(found), goals[0].label)


class PlanTable:
    """The activities of a plan, in the same columns in every area: those that some activity fills."""

    def __init__(self, m: Material, areas: Sequence[Entry], wanted: Set[str] | None = None) -> None:
        """The table of some areas, with the activities of `wanted` anchors only, where those are given."""
        self._m = m
        self._names = m.layout.columns or USUAL
        entries = [each for area in areas for _, some in activities_of(area) for each in some]
        entries = [each for each in entries if wanted is None or each.anchor in wanted]
        self._whole = wanted is None
        once = said_once(m, entries, ACTIVITIES)
        self.above = once.above
        cells = [self._cells(each, known) for each, known in zip(entries, once.known, strict=True)]
        kept = [n for n, name in enumerate(self._names) if name == ACTIVITY or any(row[n] for row, _ in cells)]
        self._columns = tuple(self._column(self._names[n]) for n in kept)
        self._header = next((i for i, n in enumerate(kept) if self._names[n] == ACTIVITY), 0)
        self._rows = {
            entry.anchor: self._row(entry, tuple(row[n] for n in kept), rest)
            for entry, (row, rest) in zip(entries, cells, strict=True)
        }

    def of(self, area: Entry) -> Iterator[Block]:
        """The table of an area, and its strategies that have nothing in it."""
        m = self._m
        groups, bare = [], []
        for strategy, activities in activities_of(area):
            rows = tuple(self._rows[each.anchor] for each in activities if each.anchor in self._rows)
            if strategy is None:
                groups += [RowGroup(rows)] if rows else []
            elif rows:
                groups.append(
                    RowGroup(
                        rows,
                        strategy.headline,
                        m.say(Message("Strategy")),
                        strategy.anchor,
                        (*text(strategy), *details(m, m.facts(strategy))),
                    )
                )
            elif self._whole:
                bare.append(Item(everything(m, strategy), ""))
        if groups:
            caption = m.say(Message("Activities of {area}", area=area.title))
            yield Table("plan", self._columns, tuple(groups), caption, self._header)
        if bare:
            yield Items(tuple(bare), m.say(Message("Strategies")))

    def _column(self, name: str) -> Column:
        words = _LABELS.get(name) or (_GOALS if name == "goals" else Message(fields(Activity)[name].shown.label))
        if name == "goals" and "indicators" in self._names:
            words = Message("Goals")
        return Column(
            "title" if name == ACTIVITY else name, self._m.say(words), _WIDTHS.get(name, 0 if name == ACTIVITY else 30)
        )

    def _cells(self, entry: Entry, known: Facts) -> tuple[tuple[Tree, ...], Facts]:
        """What stands in the columns, and what is known besides."""
        rest = dict(known)
        cells: dict[str, Tree] = {}
        for name in self._names:
            keys = [key for key in _TOGETHER.get(name, (name,)) if key == name or key not in self._names]
            facts = {key: rest.pop(key) for key in keys if key in rest}
            cells[name] = self._cell(name, entry, facts)
        if "status" in rest:
            cells[ACTIVITY] = (*cells[ACTIVITY], *how_far(rest.pop("status")))
        return tuple(cells[name] for name in self._names), rest

    def _cell(self, name: str, entry: Entry, facts: Facts) -> Tree:
        m = self._m
        if name == "number":
            return line(m.number(entry))
        if name == ACTIVITY:
            return line(entry.title)
        if name == "text":
            return text(entry)
        if name == "status":
            return how_far(facts.get("status", ()))
        if name == "owners":
            return _who(m, facts)
        if name == "goals":
            return _aims(m, facts)
        if name == "milestones":
            return _milestones(m, entry)
        if name == WHEN:
            return lines(
                [*([label(fact.label)] if fact.key in ("after", "priority") else []), *m.pieces(fact)]
                for some in facts.values()
                for fact in some
            )
        return content(m, facts.get(name, ()))

    def _row(self, entry: Entry, cells: tuple[Tree, ...], rest: Facts) -> Row:
        m = self._m
        beside = []
        if "milestones" not in self._names and (steps := _milestones(m, entry)):
            heading = next(part.heading for part in entry.parts if part.key == "milestones")
            beside.append(Labelled(heading, steps, "milestones"))
        more = inside(m, entry, "milestones")
        below = (*(text(entry) if "text" not in self._names else ()), *more)
        beside += labelled(m, _paired(rest))
        return Row(cells, entry.anchor, " ".join([m.number(entry), entry.title]), below, tuple(beside), entry)


def _who(m: Material, facts: Facts) -> Tree:
    """Who answers for an activity, who of them leads, and who does it together with them."""
    leads = {value.text for fact in facts.get("lead", ()) for value in fact.values if not fact.missing}
    found: list[list[Piece]] = []
    leading = m.say(Message("leads"))
    for fact in facts.get("owners", ()):
        if fact.missing or len(fact.values) == 1:
            found.append(m.pieces(fact))
            leads -= {value.text for value in fact.values}
            continue
        for value in fact.values:
            mark: list[Piece] = [quiet(f" ({leading})")] if value.text in leads else []
            found.append([said(value), *mark])
            leads.discard(value.text)
    for key in ("lead", "partners"):
        for fact in facts.get(key, ()):
            before = [] if fact.missing else [label(fact.label)]
            found += [[*before, *m.pieces(fact)]] if key == "partners" or fact.missing or leads else []
    return lines(found)


def _aims(m: Material, facts: Facts) -> Tree:
    """The goals by their numbers, and how it is measured."""
    found = [pieces for fact in facts.get("goals", ()) if (pieces := m.pieces(fact))]
    for fact in facts.get("indicators", ()):
        anchors = [value.data.anchor for value in fact.values if isinstance(value.data, Reference)]
        if len(anchors) != len(fact.values) or fact.missing:
            found.append(m.pieces(fact))
            continue
        for anchor in anchors:
            indicator = m.by_anchor.get(anchor)
            number = link(m.numbers.get(anchor, ""), anchor)
            found.append([number, f" {aim(m, indicator)}"] if indicator else [number])
    return lines(found)


def _milestones(m: Material, entry: Entry) -> Tree:
    """The steps on the way: how far, by when, what."""
    items = []
    for step in entry.inside("milestones"):
        known = m.facts(step)
        how = how_far(known.pop("status", ()))
        by = [piece for fact in known.pop("due", ()) for piece in m.pieces(fact)]
        head: list[Piece] = [*(how[0].content if how else ()), *([" "] if how and by else []), *by]
        what = title(m, step, plainly=True)
        items.append((*after([*head, ": " if head else "", *what], text(step)), *details(m, known)))
    return (Node("bullets", content=tuple(Node("item", content=each) for each in items), tight=True),) if items else ()


def _paired(rest: Mapping[str, tuple[Fact, ...]]) -> Facts:
    """Facts of which two are said together."""
    found = dict(rest)
    for one, other in _PAIRS:
        if one in found and other in found:
            first, second = found[one][0], found.pop(other)[0]
            more = (replace(each, text=lower_first(each.text)) for each in second.values)
            found[one] = (Fact(first.key, first.label, first.group, (*first.values, *more), missing=first.missing),)
    return found
