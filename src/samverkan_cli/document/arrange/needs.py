"""Why there is a plan: what was asked for and what answers it, what needs to improve and what meets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import after, details, everything, text, title
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.once import none_yet, said_once
from samverkan_cli.document.arrange.tables import NUMBER, Shown, Some, named, numbered, table
from samverkan_cli.document.paper import Block, Chapter, Column, Item, Items
from samverkan_cli.document.writing import Piece, bullets, line, lines, link, missing
from samverkan_cli.outline.outline import Entry, Reference
from samverkan_cli.outline.tree import Tree

NEEDS = Message("needs")
_MANY = 12
"""So many needs stand in two columns."""


def commissions(m: Material, heading: str) -> Chapter | None:
    """What was asked for, one thing a row, and what answers it."""
    asked = m.things("commissions")
    if not asked:
        return None
    answer = Column("activities", m.say(Message("Answered by")), 56)
    columns = (
        named(m, m.say(Message("What was asked for"))),
        Shown(answer, ("activities", "met"), lambda entry, _: _answer(m, entry)),
    )
    groups = []
    for each in asked:
        if parts := each.inside("parts"):
            about = (*text(each), *details(m, m.facts(each)))
            groups.append(Some(parts, each.title, "", each.anchor, about))
        else:
            groups.append(Some((each,)))
    return Chapter(heading, table(m, groups, columns, Message("parts"), form="rows"), "chapter-commissions")


def _answer(m: Material, entry: Entry) -> Tree:
    found: list[Tree] = []
    for fact in entry.facts:
        if fact.key not in ("activities", "met") or not m.is_said(entry.kind, fact):
            continue
        if fact.text is not None:
            found.append(fact.text.tree)
        elif fact.missing:
            found.append(line(*(missing(value.text) for value in fact.values)))
        else:
            found.append(lines(_called(m, value.text, value.data) for value in fact.values))
    return tuple(node for tree in found for node in tree)


def _called(m: Material, words: str, data: object) -> list[Piece]:
    anchor = data.anchor if isinstance(data, Reference) else ""
    return [link(" ".join(filter(None, [m.numbers.get(anchor, ""), words])), anchor)]


def needs(m: Material, heading: str) -> Chapter | None:
    """Needs on a line each, with the activities that meet them."""
    sections = m.divided("needs")
    if not sections:
        return None
    several = len(sections) > 1
    groups = [Some(section.entries, section.divider if several else "") for section in sections]
    heading = heading if several else sections[0].divider or heading
    needed = [each for section in sections for each in section.entries]
    unmet = [each for each in needed if not _met(m, each)]
    bare = [each for each in unmet if not m.facts(each).get("declined")]
    listed = _in_table(m, groups) if len(unmet) < len(needed) else _in_list(m, groups, len(needed))
    return Chapter(heading, (*none_yet(m, bare, len(needed), NEEDS), *listed), "chapter-needs")


def _in_table(m: Material, groups: Sequence[Some]) -> Iterator[Block]:
    columns = (
        numbered(m),
        named(m, m.say(Message("Need")), inline=True),
        Shown(Column("activities", m.say(Message("Met by")), 34), ("activities",), lambda e, _: _met(m, e)),
    )
    yield from table(m, groups, columns, NEEDS, header=NUMBER)


def _in_list(m: Material, groups: Sequence[Some], n: int) -> Iterator[Block]:
    """Needs that nothing meets: there is nothing to set beside them."""
    once = said_once(m, [each for group in groups for each in group.entries], NEEDS)
    yield from once.above
    known = iter(once.known)
    for group in groups:
        items = (
            Item(
                (*after(title(m, each, plainly=True), text(each)), *details(m, next(known))),
                each.anchor,
                m.number(each),
            )
            for each in group.entries
        )
        yield Items(tuple(items), group.title, halved=n >= _MANY, small=True)


def _met(m: Material, need: Entry) -> Tree:
    anchors = [
        value.data.anchor
        for fact in need.facts
        if fact.key == "activities" and not fact.missing
        for value in fact.values
        if isinstance(value.data, Reference)
    ]
    return line(*m.linked(anchors))


def success_factors(m: Material, heading: str) -> Chapter | None:
    """What good work rests on, and what it is seen by."""
    factors = m.things("success_factors")
    if not factors:
        return None
    columns = (
        named(m, m.say(Message("Success factor")), "criteria"),
        Shown(Column("criteria", m.say(Message("Criteria")), 84), (), lambda entry, _: _criteria(m, entry)),
    )
    return Chapter(heading, table(m, [Some(factors)], columns, Message("success factors")), "chapter-success")


def _criteria(m: Material, entry: Entry) -> Tree:
    return bullets(everything(m, each, plainly=True) for each in entry.inside("criteria"))
