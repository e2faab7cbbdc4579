"""The official report that brings a plan to decision: the matter, what is to be decided, and on what grounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samverkan_cli.core.message import Message, counted
from samverkan_cli.document.arrange import reference, story
from samverkan_cli.document.arrange.cells import after, text, title
from samverkan_cli.document.arrange.front import box, front
from samverkan_cli.document.arrange.linked import linked
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.prose import sections
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.paper import Block, Chapter, Item, Items, Paper, Text, paper_texts
from samverkan_cli.document.writing import line, missing
from samverkan_cli.link.project import Project
from samverkan_cli.outline.tree import Tree

NAME = Message("Official report")
_SHORT = 4_000
"""What is said before a plan is repeated where it is of so many letters, about a page."""


def decision(projects: Sequence[Project], request: Request) -> Paper:
    """The report by which a plan goes to those who decide on it."""
    m = Material(projects[0], request)
    parts = (
        (Message("The matter"), "matter", tuple(_matter(m))),
        (Message("Proposed decision"), "decisions", tuple(_proposal(m))),
        (Message("Background"), "background", tuple(_background(m))),
        (Message("The administration's assessment"), "assessment", tuple(_assessment(m))),
        (Message("The best interests of the child"), "best_interests", tuple(_best_interests(m))),
        (Message("Economic consequences"), "economy", tuple(_economy(m))),
        (Message("Documents for the decision"), "documents", tuple(_documents(m))),
        (Message("To be sent to"), "sent", tuple(_sent(m))),
    )
    made = (reference.chapter(m.say(heading), f"chapter-{key}", blocks) for heading, key, blocks in parts)
    blocks = tuple(each for each in made if each is not None)
    paper = front(m, "decision", m.say(NAME), m.project.document.title, blocks, brief=True)
    return linked(replace(paper, facts=box(m), depth=0, attachments=()))


def _gap(m: Material, words: Message) -> Iterator[Block]:
    """What must be written before the report can be sent, where a draft says so."""
    if m.gaps:
        yield Text(line(missing(m.say(words))), "missing")


def _matter(m: Material) -> Iterator[Block]:
    """What it is about: in the plan's own summary, else what sort of document it is and for how long."""
    fact = m.document.fact("summary")
    if fact and fact.text:
        yield Text(fact.text.tree)
    elif m.document.text:
        yield Text(text(m.document))
    else:
        yield from _gap(m, Message("The plan has no summary, which would stand here"))


def _proposal(m: Material) -> Iterator[Block]:
    """The points to decide, each complete in itself; where the plan gives none, that it is adopted."""
    if points := m.things("decisions"):
        yield from story.decisions(m, points)
        return
    document = m.project.document
    who = m.say.several(each.title for each in document.adopted.by) if document.adopted else ""
    plan, valid = document.title, next(iter(m.facts(m.document).get("valid", ())), None)
    held = valid.values[0].text if valid and valid.values and not valid.missing else ""
    if who:
        words = Message("{body} adopts {plan}.", body=who, plan=plan)
        if held:
            words = Message("{body} adopts {plan}, to be in force {time}.", body=who, plan=plan, time=held)
        yield Items((Item(line(m.say(words)), number="1."),))
    else:
        yield from _gap(m, Message("It is not said who decides: write by under adopted"))


def _background(m: Material) -> Iterator[Block]:
    """Who asked for the plan, whom it was sent to, what it replaces, and what is said before it."""
    asked = [(*after(title(m, each), text(each)),) for each in m.things("commissions")]
    if asked:
        yield Items(tuple(Item(each) for each in asked), m.heading("commissions"))
    for key in ("consultation", "replaces"):
        yield from story.background(m, key)
    before = [each for each in sections(m, "before") if each is not None]
    if sum(map(len, paper_texts(tuple(before)))) <= _SHORT:
        yield from (replace(each, listed=False) if isinstance(each, Chapter) else each for each in before)
    else:
        yield Text(line(m.say(Message("The plan itself tells how it came about."))))


def _assessment(m: Material) -> Iterator[Block]:
    """What the plan holds, in figures, and what each area is for."""
    areas = m.project.focus_areas
    activities = sum(len(tuple(area.all_activities)) for area in areas)
    if areas:
        parts = (
            m.say(counted("{n} focus area", "{n} focus areas", len(areas))),
            m.say(counted("{n} activity", "{n} activities", activities)),
        )
        yield Text(line(m.say(Message("The plan has {parts}.", parts=parts))))
    items = []
    for area in m.things("focus_areas"):
        purpose: Tree = tuple(node for f in area.facts if f.key == "purpose" and f.text for node in f.text.tree)
        items.append(Item(after([area.title], purpose), area.anchor, m.number(area)))
    if items:
        yield Items(tuple(items))


def _best_interests(m: Material) -> Iterator[Block]:
    found = story.best_interests(m)
    if found:
        yield from found
    else:
        yield from _gap(m, Message("It is not said how the plan affects children: write best_interests"))


def _economy(m: Material) -> Iterator[Block]:
    """Where the money comes from, and what the activities cost in all, by year."""
    yield from reference.funding(m)
    sums: dict[int | None, int] = {}
    for activity in m.project.activities:
        for cost in () if activity.may_be_dropped else activity.cost:
            sums[cost.year] = sums.get(cost.year, 0) + cost.sek
    rows = [(year, sums[year]) for year in sorted(sums, key=lambda year: year or 0)]
    if rows:
        said = tuple(
            m.say(Message("{sum} in {year}", sum=m.say.kronor(each), year=str(year))) if year else m.say.kronor(each)
            for year, each in rows
        )
        yield Text(line(m.say(Message("The activities of which the cost is known cost {sums}.", sums=said))))
    elif not m.things("funding"):
        yield from _gap(m, Message("It is not said what the plan costs, or that it costs nothing more"))


def _documents(m: Material) -> Iterator[Block]:
    """The plan itself, what is attached to it, and the works that it draws on."""
    document = m.project.document
    version = m.say(Message("version {version}", version=document.version)) if document.version else ""
    others = (each.headline for key in ("appendices", "sources") for each in m.things(key))
    named = dict.fromkeys([", ".join(filter(None, [document.title, version])), *others])
    yield Items(tuple(Item(line(each)) for each in named))


def _sent(m: Material) -> Iterator[Block]:
    """Those who are given a task by the decision, those whom the plan holds for, and who is reported to."""
    document = m.project.document
    found = [
        *(each for point in m.project.decisions for each in point.to),
        *document.applies_to,
        *(each for promise in document.reporting for each in promise.to),
    ]
    names = dict.fromkeys(each.title for each in found if each)
    if names:
        yield Items(tuple(Item(line(each)) for each in names))
    else:
        yield from _gap(m, Message("Nobody is named to whom the decision is sent"))
