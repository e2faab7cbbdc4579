"""What every document begins with: whose it is, what is known of it, its summary, and how what is to be done stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.derive.validity import dated, is_working_draft
from samverkan_cli.document.arrange.cells import labelled, symbol, text
from samverkan_cli.document.arrange.linked import linked
from samverkan_cli.document.arrange.material import Facts, Material
from samverkan_cli.document.arrange.reference import attachments
from samverkan_cli.document.paper import Block, Chapter, Count, Labelled, Paper
from samverkan_cli.document.words import form_words
from samverkan_cli.document.writing import line, missing
from samverkan_cli.model.document import Document
from samverkan_cli.model.enums import Status
from samverkan_cli.model.layout import Edge
from samverkan_cli.outline.tree import Node, Tree

BOX = (
    *("registry_no", "adopted", "version", "revised", "valid", "owners", "lead", "process_lead", "applies_to"),
    *("review", "ages", "audience"),
)
"""What stands in the box on the first page; the rest that is known of a document stands at its end."""
_ELSEWHERE = ("status", "summary", "vision", "reporting")
_GAP = compiled_late(r"\{(\w+)\}")
_LEVELS = 3
_LINES = 24
"""So many lines of contents fit on the first page, in two columns."""
_FEW = 5
"""A document of so few chapters has no contents."""


def front(m: Material, name: str, kind: str, title: str, blocks: tuple[Block, ...], *, brief: bool = False) -> Paper:
    """A document with its first page: what is known of the plan, and its words in the language of the plan.

    A brief one is about a part of the plan, and has neither the plan's summary nor how its activities stand.
    """
    left_out = m.layout.leave_out
    document = m.project.document
    organisation = (document.municipality and document.municipality.name) or ""
    short = f"{kind} – {title}" if kind and not title.startswith(kind) else title
    said = form_words(m.say)
    registry_no = document.registry_no
    number = m.say(Message("Reg. no. {number}", number=registry_no)) if registry_no else ""
    version = m.say(Message("Version {version}", version=document.version)) if document.version else ""
    how = m.say(document.status.label) if document.status else m.say(Message("Draft"))
    known = {
        "municipality": organisation,
        "title": short,
        "registry_no": document.registry_no or "",
        "version": document.version or "",
    }
    return linked(
        Paper(
            name=name,
            language=m.language,
            date=day(document),
            organisation=organisation,
            kind=kind,
            title=title,
            short=short,
            draft=draft(m),
            logo=_logo(m),
            facts=() if "facts" in left_out else box(m),
            summary=() if brief or "summary" in left_out else summary(m),
            counts=() if brief else tuple(counts(m, _begun(m))),
            depth=0 if "contents" in left_out else depth(blocks),
            blocks=blocks,
            attachments=() if brief else attachments(m),
            head=_edge(m.layout.head, (organisation, short, said["page"]), known),
            foot=_edge(m.layout.foot, (" · ".join(filter(None, [number, version, how])), "", ""), known),
            words=said,
        )
    )


def _logo(m: Material) -> Tree:
    """The picture at the top, where the layout has one."""
    logo = m.layout.logo
    return (Node("picture", logo.alt, href=logo.file, file=logo.file),) if logo else ()


def _edge(own: Edge | None, usual: tuple[str, str, str], known: Mapping[str, str]) -> tuple[str, str, str]:
    """What stands at an edge of a page: as the layout has it, where it says anything; a form knows the pages."""
    if own is None:
        return usual
    left, centre, right = (_filled(each or "", known) for each in (own.left, own.centre, own.right))
    return left, centre, right


def _filled(text: str, known: Mapping[str, str]) -> str:
    return _GAP.sub(lambda gap: known.get(gap[1], gap[0]), text)


def day(document: Document) -> str | None:
    """The document's day, in ISO form; where only a year or a month is known, its first day."""
    if found := dated(document):
        return found.isoformat()
    when = document.revised or (document.adopted.date if document.adopted else None)
    return when.first.isoformat() if when else None


def draft(m: Material) -> str | None:
    """The mark of a document that is not adopted, or None."""
    document = m.project.document
    if document.settled:
        return None
    if document.status == "consultation":
        return m.say(Message("FOR CONSULTATION"))
    return m.say(Message("DRAFT") if is_working_draft(document) else Message("PROPOSAL FOR DECISION"))


def box(m: Material) -> tuple[Labelled, ...]:
    """What a reader looks for first: the registry number, who decides or decided, how long it holds, who answers."""
    known = _known(m)
    found = labelled(m, {key: known[key] for key in BOX if key in known})
    if m.gaps and "registry_no" not in known:
        words = m.say(Message("Registry number"))
        found = (Labelled(words, line(missing(m.say(Message("Missing")))), "registry_no"), *found)
    return found


def about(m: Material) -> tuple[Labelled, ...]:
    """What else is known of the document."""
    known = _known(m)
    found = labelled(m, {key: facts for key, facts in known.items() if key not in (*BOX, *_ELSEWHERE)})
    names = [value.text for fact in m.document.facts if fact.key == "aliases" for value in fact.values]
    if names:
        found = (*found, Labelled(m.say(Message("Other names")), line(", ".join(names)), "aliases"))
    return found


def _known(m: Material) -> Facts:
    known = m.facts(m.document)
    document = m.project.document
    if "adopted" in known and not document.settled and document.adopted and document.adopted.by:
        coming = m.say(Message("To be adopted by"))
        known["adopted"] = tuple(each if each.missing else replace(each, label=coming) for each in known["adopted"])
    return known


def summary(m: Material) -> Tree:
    """What stands below the title, and the summary."""
    fact = m.document.fact("summary")
    return (*text(m.document), *(fact.text.tree if fact and fact.text else ()))


def counts(m: Material, found: Mapping[Status, int]) -> Iterator[Count]:
    """How many have each status."""
    for word in Status:
        if word in found:
            yield Count(symbol(word), m.say(word.label), found[word])


def _begun(m: Material) -> Mapping[Status, int]:
    """How many activities have come how far: that all is still to be done needs no counting."""
    found = Counter(each.status for area in m.project.focus_areas for each in area.all_activities if each.status)
    return {} if set(found) == {Status.PLANNED} else found


def depth(blocks: tuple[Block, ...]) -> int:
    """How many levels of chapters fit in the contents; none for a document of few."""
    levels = Counter(_levels(blocks, 1))
    if levels.total() < _FEW:
        return 0
    return next((n for n in (_LEVELS, 2) if sum(levels[each] for each in range(1, n + 1)) <= _LINES), 2)


def _levels(blocks: tuple[Block, ...], level: int) -> Iterator[int]:
    for each in blocks:
        if isinstance(each, Chapter):
            if each.listed:
                yield level
            yield from _levels(each.blocks, level + 1)
