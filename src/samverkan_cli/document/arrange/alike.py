"""Groups that are nearly the same, as six councils are that differ in who sits in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import content, opened, text
from samverkan_cli.document.arrange.material import Facts, Material
from samverkan_cli.document.paper import Block, Column, Item, Items, Row, RowGroup, Table, Text
from samverkan_cli.document.writing import bullets, line, said, strong
from samverkan_cli.model.groups import Group
from samverkan_cli.outline.outline import Entry, Fact, Reference
from samverkan_cli.outline.tree import Node, Tree

_SEVERAL = 3
"""So many groups that are nearly the same stand in one table."""
_BESIDE = 4
"""So many sorts of them fit beside one another."""
_TAKEN_OVER = ("like", "purpose", "mandate", "meets", "tasks")
"""What a group may have from the group that it works like."""
_APART = ("ages", "district")
"""What tells groups apart that are otherwise the same."""


def nearly_same(m: Material, groups: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Groups of one kind that work like the same group, or say the same of what they are for and to do."""
    found: dict[object, list[Entry]] = {}
    models = {each.id: each for each in m.project.groups}
    for each in groups:
        first = _first(models[each.id])
        found.setdefault((first.kind, _own(m, first)), []).append(each)
    yield from (some for some in found.values() if len(some) >= _SEVERAL)


def _first(group: Group) -> Group:
    """The group that it works like in the end."""
    seen = {group}
    while group.like is not None and group.like not in seen and group.like.kind == group.kind:
        group = group.like
        seen.add(group)
    return group


def _own(m: Material, group: Group) -> object:
    tasks = tuple((each.title, each.text) for each in group.tasks)
    own = (group.purpose, group.mandate, group.meets and m.say.meets(group.meets.at_least, group.meets.per), tasks)
    return own if any(own) else group


class Alike:
    """What is the same for some groups, and what differs between them."""

    def __init__(self, m: Material, groups: Sequence[Entry]) -> None:
        self._m, self._groups = m, groups
        there = {each.anchor for each in groups}
        self._known = [
            {key: some for key, some in m.facts(each).items() if key not in _TAKEN_OVER or not _leads(some, there)}
            for each in groups
        ]
        # The first of them is the one that the others work like: what it says holds for those that say nothing.
        whole = max(self._known, key=len)
        keys = dict.fromkeys(key for each in (whole, *self._known) for key in each)
        self.same: Facts = {}
        self._differ = []
        for key in keys:
            values = [each[key] for each in self._known if key in each]
            every = key in _TAKEN_OVER or len(values) == len(groups)
            if every and all(each == values[0] for each in values):
                self.same[key] = values[0]
            else:
                self._differ.append(key)
        words = zip(*(each.title.split() for each in groups), strict=False)
        self.start = " ".join(each[0] for each in takewhile(lambda some: len(set(some)) == 1, words))
        self._labels = {key: fact.label for each in self._known for key, facts in each.items() for fact in facts[:1]}

    def differences(self) -> Iterator[Block]:
        """What differs, with a column for those that are the same in it, where that is few enough."""
        sorts: dict[object, list[int]] = {}
        for n, known in enumerate(self._known):
            own = tuple(known.get(key) for key in self._differ if key not in _APART)
            sorts.setdefault(own, []).append(n)
        if not self._differ and not any(each.text for each in self._groups):
            yield Items(tuple(Item(line(each.title), each.anchor) for each in self._groups), halved=True)
            return
        if not 1 < len(sorts) <= _BESIDE:
            yield self._below()
            return
        some = list(sorts.values())
        described = [each for each in some if any(self._groups[n].text for n in each)]
        yield self._beside(some, described=2 * len(described) > len(some))
        if 2 * len(described) <= len(some):
            yield from (Text(self._texts(each, named=True)) for each in described)

    def _below(self) -> Table:
        """A row for each group."""
        m = self._m
        described = any(each.text for each in self._groups)
        columns = [Column("title", m.say(Message("Group")), 40)]
        columns += [Column(key, self._labels[key]) for key in self._differ]
        columns += [Column("text", m.say(Message("Description")))] if described else []
        rows = []
        for group, known in zip(self._groups, self._known, strict=True):
            cells = (_of_each(m, [known], key) for key in self._differ)
            more = (text(group),) if described else ()
            rows.append(Row((line(strong(group.title)), *cells, *more), group.anchor, group.title))
        return Table("rows", tuple(columns), (RowGroup(tuple(rows)),), m.say(Message("What differs between them")))

    def _beside(self, sorts: Sequence[Sequence[int]], *, described: bool) -> Table:
        """A column for each sort of group; with a row for what is said of them, where that is said of most."""
        m, groups = self._m, self._groups
        columns = [Column("title", m.say(Message("What differs")), 30)]
        for n, some in enumerate(sorts):
            columns.append(Column(f"sort-{n}", m.say.several(groups[each].title for each in some)))
        rows = []
        if described:
            rows.append(self._row(m.say(Message("Description")), [self._texts(some) for some in sorts]))
        for key in self._differ:
            if key not in _APART or not self._in_titles(key):
                cells = [_of_each(m, [self._known[n] for n in some], key) for some in sorts]
                rows.append(self._row(self._labels[key], cells))
        # A link to one of the groups leads to the first row below its name.
        places = [Node("anchor", href=each.anchor) for each in groups]
        rows[0] = replace(rows[0], cells=(opened(places, rows[0].cells[0]), *rows[0].cells[1:]))
        return Table("rows", tuple(columns), (RowGroup(tuple(rows)),), m.say(Message("What differs between them")))

    def _texts(self, some: Sequence[int], *, named: bool = False) -> Tree:
        """What is said of some groups, of each with its name where it is not the same of all."""
        groups = [self._groups[n] for n in some]
        if len({each.text for each in groups}) == 1 and not named:
            return text(groups[0])
        each_of = (opened([strong(f"{self._short(each)}:"), " "], text(each)) for each in groups if each.text)
        return tuple(node for tree in each_of for node in tree)

    def _row(self, label: str, cells: Sequence[Tree]) -> Row:
        return Row((line(strong(label)), *cells), title=label)

    def _in_titles(self, key: str) -> bool:
        """Whether the groups' titles say what a fact says."""
        return all(
            value.text in group.title
            for group, known in zip(self._groups, self._known, strict=True)
            for fact in known.get(key, ())
            for value in fact.values
        )

    def _short(self, group: Entry) -> str:
        return group.title.removeprefix(self.start).strip() or group.title


def _leads(facts: Sequence[Fact], there: set[str]) -> bool:
    """Whether a fact only says that it is as for another of the groups."""
    values = [value for fact in facts for value in fact.values]
    return bool(values) and all(isinstance(each.data, Reference) and each.data.anchor in there for each in values)


def _of_each(m: Material, known: Sequence[Facts], key: str) -> Tree:
    """What some groups say under a key, once where they say the same; several values as a list."""
    found: dict[object, Tree] = {}
    for facts in known:
        for fact in facts.get(key, ()):
            several = fact.text is None and len(fact.values) > 1 and not fact.missing
            items = [line(said(each)) for each in fact.values] if several else []
            found.setdefault(fact, bullets(items) if items else content(m, [fact]))
    return tuple(node for tree in found.values() for node in tree)
