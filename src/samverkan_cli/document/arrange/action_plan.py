"""The action plan as a council reads it: what it says and decides first, what is looked up last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from samverkan_cli.core.message import Message, counted
from samverkan_cli.document.arrange import reference, story
from samverkan_cli.document.arrange.cells import labelled
from samverkan_cli.document.arrange.drawn import drawn
from samverkan_cli.document.arrange.front import about, front
from samverkan_cli.document.arrange.goals import aimed_at, goals
from samverkan_cli.document.arrange.indicators import indicators
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.needs import commissions, needs, success_factors
from samverkan_cli.document.arrange.organisation import organisation
from samverkan_cli.document.arrange.plan import plan
from samverkan_cli.document.arrange.prose import sections
from samverkan_cli.document.arrange.remarks import remarks
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.paper import Block, Chapter, Facts, Labelled, Paper, Text
from samverkan_cli.document.writing import Piece, lines
from samverkan_cli.link.project import Project
from samverkan_cli.outline.outline import Entry

Part = Callable[[Material], Iterator[Block | None]]


def action_plan(projects: Sequence[Project], request: Request) -> Paper:
    """The document of a plan."""
    m = Material(projects[0], request)
    document = m.project.document
    blocks = tuple(_blocks(m))
    return front(m, "action-plan", m.say(document.kind.label), document.title, blocks)


def _blocks(m: Material) -> Iterator[Block]:
    """The chapters in their order; those on how the plan came about stand in one, where there are several."""
    names = list(order(m))
    history = [name for name in names if name in _history(m)]
    made = {name: [block for block in PARTS[name](m) if block is not None] for name in names}
    chapter = [block for name in history for block in made[name]]
    for name in names:
        if name not in history:
            yield from made[name]
        elif name == history[0] and chapter:
            heading = m.say(Message("How the plan came about"))
            yield from chapter if len(chapter) == 1 else [Chapter(heading, tuple(chapter), "chapter-history")]


def _history(m: Material) -> frozenset[str]:
    """The parts that tell how the plan came about, but for those that the layout has a place for."""
    decided = ("decisions",) if m.project.document.settled else ()
    return frozenset((*decided, "consultation", "replaces", "revisions", "log")) - {*m.layout.order}


def order(m: Material) -> Iterator[str]:
    """The parts of the document: first those that its layout names, then the others; without those it leaves out."""
    named = [part for name in m.layout.order for part in _NAMED.get(name, (name,))]
    left_out = {part for name in m.layout.leave_out for part in _LEFT_OUT.get(name, _NAMED.get(name, (name,)))}
    rest = list(PARTS)
    if m.project.document.settled:
        # What has been decided is no longer what the document is read for.
        rest.remove("decisions")
        rest.insert(rest.index("replaces"), "decisions")
    yield from (name for name in dict.fromkeys((*named, *rest)) if name in PARTS and name not in left_out)


_NAMED: Mapping[str, tuple[str, ...]] = {
    "plan": ("focus_areas",),
    "periods": ("goals",),
    "bank": (),
    "sections": ("before",),
}
"""The parts that a name in a layout stands for, where it is not the part's own."""
_LEFT_OUT: Mapping[str, tuple[str, ...]] = {"sections": ("before", "after", "appendix"), "bank": ()}
"""What is left out with a name."""


def _collection(key: str, blocks: Callable[[Material], tuple[Block, ...]]) -> Part:
    """A chapter under the heading of a collection of the plan."""

    def part(m: Material) -> Iterator[Block | None]:
        yield reference.chapter(m.heading(key), f"chapter-{key}", blocks(m))

    return part


def _vision(m: Material) -> Iterator[Block | None]:
    fact = m.document.fact("vision")
    if fact and fact.text:
        yield Chapter(fact.label, (Text(fact.text.tree, "lead"),), "chapter-vision", listed=False)


def _plan(m: Material) -> Iterator[Block | None]:
    document = m.project.document
    heading = m.say(Message("The action plan") if document.kind == "action-plan" else Message("Focus areas"))
    yield plan(m, heading)


def _goals(m: Material) -> Iterator[Block | None]:
    yield goals(m, m.say(Message("Goals")))


def _follow_ups(m: Material) -> Iterator[Block | None]:
    """What is reported back and when, and the reports that there are."""
    promised = labelled(m, {key: known for key, known in m.facts(m.document).items() if key == "reporting"})
    blocks = (*((Facts(promised),) if promised else ()), *drawn(m, "year"), *story.follow_ups(m))
    yield reference.chapter(m.say(Message("Follow-up")), "chapter-follow_ups", blocks)


def _background(key: str) -> Part:
    def part(m: Material) -> Iterator[Block | None]:
        heading = next((each.heading for each in m.document.parts if each.key == key), "")
        yield reference.chapter(heading, f"chapter-{key}", story.background(m, key))

    return part


def _sources(m: Material) -> Iterator[Block | None]:
    heading, blocks = reference.sources_and_appendices(m, attached="appendices" not in m.layout.leave_out)
    yield reference.chapter(heading, "chapter-sources", blocks)


def _appendices(m: Material) -> Iterator[Block | None]:
    """What is attached, where it does not stand with the sources."""
    found = reference.appendices(m)
    if "sources" in m.layout.leave_out or any(isinstance(each, Chapter) for each in found):
        yield reference.chapter(m.heading("appendices"), "chapter-appendices", found)


def _about(m: Material) -> Iterator[Block | None]:
    """What else is known of the document, and which documents have what this one leaves out."""
    known = about(m)
    if others := list(_elsewhere(m)):
        known = (*known, Labelled(m.say(Message("More in other documents")), lines(others)))
    if known:
        yield Chapter(m.say(Message("About the document")), (Facts(known),), "chapter-about", listed=False)


def _elsewhere(m: Material) -> Iterator[list[Piece]]:
    if bank := len(m.things("goals")) - len(aimed_at(m)):
        name = m.say(Message("The goal bank"))
        words = counted(
            "{document}: all of the goals, with the one that is not aimed at now",
            "{document}: all of the goals, with {n} that are not aimed at now",
            bank,
            document=name,
        )
        yield [m.say(words)]
    if reports := m.things("follow_ups"):
        name = m.say(Message("Follow-up"))
        words = Message("{document}: how far it had come at each of the {n} reports", document=name, n=len(reports))
        yield [m.say(words if len(reports) > 1 else Message("{document}: how far it had come", document=name))]
    if done := len(m.things("interventions")):
        name = m.say(Message("The mapping"))
        words = counted(
            "{document}: what is done already, and by whom",
            "{document}: what is done already, {n} in all, and by whom",
            done,
            document=name,
        )
        yield [m.say(words)]


def _remarks(m: Material) -> Iterator[Block | None]:
    """The remarks on all that this document has, and not another one."""
    there = {each.anchor for each in aimed_at(m)}

    def wanted(key: str, entry: Entry) -> bool:
        return key != "interventions" and (key != "goals" or entry.anchor in there)

    if found := remarks(m, wanted):
        yield Chapter(m.say(Message("Remarks in the working draft")), found, "chapter-remarks", halved=True)


def _referred(m: Material) -> tuple[Block, ...]:
    """Of the mapping what an activity builds on."""
    built_on = {each.id for each in m.project.interventions if each.activities}
    return reference.mapping(m, lambda each: each.id in built_on)


PARTS: Mapping[str, Part] = {
    "decisions": _collection("decisions", lambda m: story.decisions(m, m.things("decisions"))),
    "vision": _vision,
    "before": lambda m: sections(m, "before"),
    "focus_areas": _plan,
    "goals": _goals,
    "commissions": lambda m: iter([commissions(m, m.heading("commissions"))]),
    "needs": lambda m: iter([needs(m, m.heading("needs"))]),
    "indicators": _collection("indicators", lambda m: (*indicators(m), *drawn(m, "progress"))),
    "phases": _collection("phases", story.phases),
    "funding": _collection("funding", reference.funding),
    "groups": lambda m: iter([organisation(m, m.heading("groups"), *drawn(m, "organisation"))]),
    "after": lambda m: sections(m, "after"),
    "success_factors": lambda m: iter([success_factors(m, m.heading("success_factors"))]),
    "best_interests": _collection("best_interests", story.best_interests),
    "follow_ups": _follow_ups,
    "replaces": _background("replaces"),
    "consultation": _background("consultation"),
    "revisions": _background("revisions"),
    "log": _collection("log", lambda m: story.log(m, m.things("log"))),
    "appendix": lambda m: sections(m, "appendix"),
    "interventions": _collection("interventions", _referred),
    "governing_documents": _collection("governing_documents", reference.governing),
    "owners": _collection("owners", reference.owners),
    "terms": _collection("terms", reference.terms),
    "sources": _sources,
    "appendices": _appendices,
    "about": _about,
    "remarks": _remarks,
}
"""What makes each part of the document, in their usual order."""
