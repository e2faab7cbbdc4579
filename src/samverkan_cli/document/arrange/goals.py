"""Goals: those that a plan works towards, those that were picked for a period, and the whole bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import after, details, text, title
from samverkan_cli.document.arrange.drawn import drawn
from samverkan_cli.document.arrange.material import Facts, Material, label
from samverkan_cli.document.arrange.once import none_yet
from samverkan_cli.document.arrange.tables import Shown, Some, column, named, numbered, table
from samverkan_cli.document.paper import Block, Chapter, Column, Text
from samverkan_cli.document.writing import Piece, bullets, line, strong
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.periods import Pick, Selection
from samverkan_cli.model.values.numbers import Ages
from samverkan_cli.outline.outline import Entry, Reference
from samverkan_cli.outline.tree import Tree

GOALS = Message("goals")
_NO_AGES = 1_000
"""Goals without ages come after all others."""


def aimed_at(m: Material) -> list[Entry]:
    """The goals that the plan works towards, or that were picked."""
    return [each for each in m.things("goals") if each.state & {"aimed_at", "picked"}]


def goals(m: Material, heading: str) -> Chapter | None:
    """The goals that the plan works towards, under its areas, and what is said of the period and of its choices."""
    there = {each.anchor: each for each in aimed_at(m)}
    held = m.request.period
    period = list(_period(m, [each for each in m.things("periods") if held and each.id == held.id]))
    if not there and not period:
        return None
    rows = tuple(_under_areas(m, there))
    blocks = [*period, *goal_table(m, rows), *drawn(m, "thread")]
    return Chapter(heading, tuple(blocks), "chapter-goals")


def goal_table(m: Material, groups: Iterable[Some], *, direction: bool = True) -> tuple[Block, ...]:
    """Goals, each with what is done for it."""
    groups = list(groups)
    done = _by_goal(m)
    activities = partial(_activities, m, done)
    bare = [each for group in groups for each in group.entries if not done.get(each.id)]
    columns = (
        numbered(m),
        named(m, m.say(Message("Goal"))),
        column("audience", m.say(Message("For whom")), 32, "audience", "ages"),
        Shown(
            Column("direction", m.say(Message("Direction")), 30),
            (),
            lambda entry, _: line(m.dividers.get(entry.anchor, "")),
        ),
        Shown(Column("activities", m.say(Message("Activity")), 20), (), activities),
    )
    rows = table(m, groups, [each for each in columns if direction or each.column.key != "direction"], GOALS)
    return (*none_yet(m, bare, sum(len(group.entries) for group in groups), GOALS), *rows)


def _by_goal(m: Material) -> Mapping[str, tuple[str, ...]]:
    """The anchors of what is done for each goal, by the goal's id."""
    anchors = {each.id: each.anchor for each in m.by_anchor.values() if each.kind == "activity"}
    return {
        goal.id: tuple(anchors[each.id] for each in goal.activities if each.id in anchors)
        for goal in m.project.goals
        if isinstance(goal, Goal)
    }


def _activities(m: Material, done: Mapping[str, tuple[str, ...]], goal: Entry, _: Facts) -> Tree:
    return line(*m.linked(done.get(goal.id, ())))


def _under_areas(m: Material, there: Mapping[str, Entry]) -> Iterator[Some]:
    """Goals under the first area that aims at them, those that an activity alone aims at last."""
    left = dict(there)
    areas = []
    for area in m.things("focus_areas"):
        anchors = [anchor for holder in (area, *area.inside("strategies")) for anchor in _named(holder)]
        if mine := tuple(left.pop(anchor) for anchor in dict.fromkeys(anchors) if anchor in left):
            areas.append(Some(mine, f"{m.number(area)} {area.title}"))
    rest = tuple(left.values())
    if not areas:
        yield Some(rest)
        return
    yield from areas
    if rest:
        yield Some(rest, m.say(Message("Other goals")))


def _named(entry: Entry) -> Iterator[str]:
    for fact in entry.facts:
        if fact.key == "goals":
            yield from (value.data.anchor for value in fact.values if isinstance(value.data, Reference))


def periods(m: Material, some: Iterable[Entry]) -> Iterator[Chapter]:
    """Periods in chapters of their own."""
    for period in some:
        held = m.project.periods[period.id]
        title = m.say(Message("Goals of the period {period}", period=held.title or period.title))
        yield Chapter(title, tuple(_period(m, [period])), period.anchor)


def _period(m: Material, some: Iterable[Entry]) -> Iterator[Block]:
    """What is said of periods, and what each picked for them and why."""
    for period in some:
        held = m.project.periods[period.id]
        own = line(strong(period.headline)) if held.title else ()
        head = (*own, *text(period), *details(m, m.facts(period, "standing")))
        yield Text(head)
        for choice, (_, selection) in zip(period.inside("selections"), held.selections, strict=True):
            yield from _choice(m, choice, selection)


def _choice(m: Material, choice: Entry, selection: Selection) -> Iterator[Block]:
    """What somebody picked, by number; of a goal that was given other words, or that it is said why of, more."""
    anchors = {each.id: each.anchor for each in m.things("goals")}
    picks = list(zip(choice.inside("goals"), selection.goals, strict=False))
    numbers = m.linked(anchors[pick.goal.id] for _, pick in picks if pick.goal)
    words: list[Piece] = [label(m.say(Message("Goals"))), *numbers]
    said = (*text(choice), *line(*words), *details(m, m.facts(choice)))
    blocks: list[Block] = [Text(said)]
    more = [_more(m, entry, pick) for entry, pick in picks if pick.title or pick.text or pick.why]
    if more:
        blocks.append(Text(bullets(more)))
    yield Chapter(m.say(Message("Picked by {who}", who=choice.title)), tuple(blocks), choice.anchor, listed=False)


def _more(m: Material, entry: Entry, pick: Pick) -> Tree:
    own = {key: facts for key, facts in m.facts(entry).items() if key in ("goal", "why")}
    tree = text(entry) if pick.text else ()
    head = title(m, entry, plainly=not (tree or own))
    return (*after(head, tree), *details(m, own))


def bank(m: Material) -> Iterator[Chapter]:
    """The whole bank, under what divides it."""
    for section in m.divided("goals"):
        title = section.divider or section.heading
        yield Chapter(
            title,
            goal_table(m, _by_ages(m, section.entries), direction=False),
            f"chapter-goals-{section.word.word if section.word else 'rest'}",
        )


def _by_ages(m: Material, entries: Iterable[Entry]) -> Iterator[Some]:
    """Goals under the ages that they are for, where there are several: the youngest first, all before some of them."""
    found: dict[str, list[Entry]] = {}
    order: dict[str, tuple[int, int]] = {}
    for each in entries:
        fact = each.fact("ages")
        value = fact.values[0] if fact and fact.values else None
        ages = value.text if value else ""
        held = value.data if value else None
        order[ages] = (held.first, -held.last) if isinstance(held, Ages) else (_NO_AGES, 0)
        found.setdefault(ages, []).append(each)
    for ages in sorted(found, key=order.__getitem__):
        some = found[ages]
        yield Some(tuple(some), (ages or m.say(Message("Without ages"))) if len(found) > 1 else "")
