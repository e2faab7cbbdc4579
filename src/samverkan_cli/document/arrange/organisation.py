"""The groups of a plan: councils, working groups and others, each in a chapter or with those that are like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.alike import Alike, nearly_same
from samverkan_cli.document.arrange.cells import everything, labelled, text
from samverkan_cli.document.arrange.material import Facts, Material
from samverkan_cli.document.paper import Block, Chapter, Text
from samverkan_cli.document.paper import Facts as FactsBlock
from samverkan_cli.document.writing import line, strong
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Node


def organisation(m: Material, heading: str, *before: Block) -> Chapter | None:
    """The groups, each under a heading of its own, unless several are nearly the same."""
    groups = m.things("groups")
    if not groups:
        return None
    blocks: list[Block] = [*before]
    done: set[str] = set()
    alike = {each.anchor: some for some in nearly_same(m, groups) for each in some}
    for each in groups:
        if each.anchor in done:
            continue
        some = alike.get(each.anchor, [each])
        done.update(one.anchor for one in some)
        blocks.append(_together(m, some) if len(some) > 1 else _alone(m, each))
    return Chapter(heading, tuple(blocks), "chapter-groups")


def _alone(m: Material, group: Entry) -> Chapter:
    known = m.facts(group)
    purpose = tuple(node for fact in known.pop("purpose", ()) if fact.text for node in fact.text.tree)
    blocks: list[Block] = [Text(tree) for tree in ((*purpose, *text(group)),) if tree]
    blocks += _facts(m, known)
    blocks += _tasks(m, group)
    return Chapter(group.title, tuple(blocks), group.anchor, listed=False)


def _facts(m: Material, known: Facts) -> Iterator[Block]:
    """What is short as facts, what is a text after it under its label."""
    short = {key: facts for key, facts in known.items() if all(fact.text is None for fact in facts)}
    if short:
        yield FactsBlock(labelled(m, short))
    for key, facts in known.items():
        if key not in short:
            for each in labelled(m, {key: facts}):
                yield Text((*line(strong(each.label)), *each.content))


def _tasks(m: Material, group: Entry) -> Iterator[Block]:
    """What a group is to do, numbered."""
    for section in group.parts:
        items = tuple(Node("item", content=everything(m, each, plainly=True)) for each in section.entries)
        yield Text((*line(strong(section.heading)), Node("numbers", content=items, tight=True)))


def _together(m: Material, groups: Sequence[Entry]) -> Chapter:
    """Groups that are nearly the same: what differs in one table, and once what does not."""
    alike = Alike(m, groups)
    known = dict(alike.same)
    purpose = tuple(node for fact in known.pop("purpose", ()) if fact.text for node in fact.text.tree)
    head = line(strong(m.say(Message("The same for all {n}:", n=m.many(len(groups))))))
    blocks: list[Block] = [*alike.differences(), Text((*head, *purpose)), *_facts(m, known), *_tasks(m, groups[0])]
    title = m.say(Message("{title}: {n} groups", title=alike.start or groups[0].title, n=m.many(len(groups))))
    return Chapter(title, tuple(blocks), listed=False)
