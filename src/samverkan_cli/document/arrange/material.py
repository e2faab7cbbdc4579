"""What a document is made from: the outline of a plan, the numbers of its things, and what its readers are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeAlias

from samverkan_cli.core.message import Message
from samverkan_cli.derive.validity import is_working_draft, says_gaps
from samverkan_cli.document.arrange.numbers import in_short, numbers
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.arrange.wording import Wording
from samverkan_cli.document.writing import Piece, joined, line, link, missing, quiet, said
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import spoken
from samverkan_cli.link.project import Project
from samverkan_cli.model.layout import Layout
from samverkan_cli.outline.builder import build
from samverkan_cli.outline.outline import Entry, Fact, Record, Reference, Section, Value
from samverkan_cli.outline.tree import Node, Tree
from samverkan_cli.swedish.counting import number_word

Facts: TypeAlias = dict[str, tuple[Fact, ...]]
"""What is known of a thing, by the keys of its facts."""

UNSAID = frozenset(
    {
        ("document", "kind"),
        ("document", "municipality"),
        ("owner", "kind"),
        ("group", "kind"),
        ("goal", "dimension"),
        ("pick", "dimension"),
        ("group", "picked_by"),
        ("group", "chair_today"),
        ("selection", "record"),
    }
)
"""Words of the format that say nothing to a reader, or that stand in a place of their own."""
NAMED = frozenset({"group", "term", "governing-document", "indicator"})
"""What is looked up by its other names; those of all else are for the program alone, which reads texts by them."""
_MANY = 3
"""Of so many groups it is said that they are all there are."""


class Material:
    """A plan on its way to a document."""

    def __init__(self, project: Project, request: Request) -> None:
        document = project.document
        self.project, self.request = project, request
        self.code = spoken(document.language, request.language)
        self.language = document.tongue or request.language
        self.layout = document.layout or Layout()
        self.say: Phrases = Wording(self.code, self.layout)
        self.gaps = says_gaps(document)
        self.remarks = is_working_draft(document)
        self.outline = build(project, self.say, None, request.period)
        self.numbers = numbers(self.outline, self.say)

    @property
    def document(self) -> Entry:
        """The document itself."""
        return self.outline.document

    def things(self, key: str) -> tuple[Entry, ...]:
        """The things of a collection."""
        return self.outline.things(key)

    def divided(self, key: str) -> tuple[Section, ...]:
        """A collection, under the words that divide it."""
        return self.outline.of(key)

    @cached_property
    def by_anchor(self) -> dict[str, Entry]:
        """Every thing that stands right in a collection, and every activity, by its anchor."""
        found = {each.anchor: each for section in self.outline.sections for each in section.entries}
        for area in self.things("focus_areas"):
            for holder in (area, *area.inside("strategies")):
                found |= {each.anchor: each for each in (holder, *holder.inside("activities"))}
        return found

    @cached_property
    def places(self) -> dict[str, int]:
        """How far down in the document each thing with a number comes, by its anchor."""
        return {anchor: n for n, anchor in enumerate(self.numbers)}

    @cached_property
    def dividers(self) -> dict[str, str]:
        """Under which word of its collection each thing stands, by its anchor."""
        return {each.anchor: section.divider for section in self.outline.sections for each in section.entries}

    def heading(self, key: str) -> str:
        """What a collection stands under."""
        return next((section.heading for section in self.outline.of(key)), "")

    # --- what readers are told

    def is_said(self, kind: str, fact: Fact) -> bool:
        """Whether a fact is for those who read the document; remarks stand apart, and most other names are not."""
        if fact.internal or (kind, fact.key) in UNSAID or (fact.key == "aliases" and kind not in NAMED):
            return False
        return self.gaps or not fact.missing

    def facts(self, entry: Entry, *skip: str) -> Facts:
        """What is said of a thing, without what stands elsewhere."""
        found: Facts = {}
        for fact in entry.facts:
            if fact.key not in skip and self.is_said(entry.kind, fact):
                found[fact.key] = (*found.get(fact.key, ()), fact)
        return found

    # --- references

    def number(self, entry: Entry) -> str:
        """The number of a thing, or nothing."""
        return self.numbers.get(entry.anchor, "")

    def linked(self, anchors: Iterable[str]) -> Iterator[Piece]:
        """Things that have numbers by those, with commas between."""
        known = sorted((anchor for anchor in anchors if anchor in self.numbers), key=self.places.__getitem__)
        numbered = [(self.numbers[anchor], anchor) for anchor in dict.fromkeys(known)]
        yield from joined(link(number, anchor) for number, anchor in in_short(numbered))

    def pieces(self, fact: Fact) -> list[Piece]:
        """The values of a fact in a line; things that have numbers are there by those."""
        if fact.missing:
            return [missing(each.text) for each in fact.values]
        values = [each for each in fact.values if not _inherited(each)]
        known = [each.data for each in values if isinstance(each.data, Reference)]
        if known and len(known) == len(values):
            anchors = [each.anchor for each in known]
            if all(anchor in self.numbers for anchor in anchors):
                return list(self.linked(anchors))
            if fact.group == "who":
                return list(joined(self._who(values)))
        return list(joined(map(said, values)))

    def _who(self, values: Iterable[Value]) -> Iterator[Piece]:
        """Who they are; all the councils of the plan as such."""
        values = list(values)
        there = {each.data.anchor for each in values if isinstance(each.data, Reference)}
        for anchors, words in self._wholes:
            if anchors <= there:
                every = self.say(words)
                values = [
                    each for each in values if not isinstance(each.data, Reference) or each.data.anchor not in anchors
                ]
                yield from map(said, values)
                yield link(every, "chapter-groups")
                return
        yield from map(said, values)

    @cached_property
    def _wholes(self) -> list[tuple[frozenset[str], Message]]:
        """The groups that can be meant as all of a sort, and what they are called then."""
        groups = self.project.groups
        councils = [each for each in groups if each.is_council]
        local = [each for each in groups if each.kind == "local-council"]
        found = []
        for some, words in (
            (councils, Message("all {n} councils", n=self.many(len(councils)))),
            (list(groups), Message("all {n} groups", n=self.many(len(groups)))),
            (local, Message("all {n} local councils", n=self.many(len(local)))),
        ):
            ids = {each.id for each in some}
            anchors = frozenset(each.anchor for each in self.things("groups") if each.id in ids)
            if len(anchors) >= _MANY:
                found.append((anchors, words))
        return sorted(found, key=lambda each: -len(each[0]))

    def many(self, n: int) -> str:
        """A number in a sentence: a small one is a word."""
        return number_word(n) if self.code == "sv" else str(n)

    def missing(self, words: Message) -> Tree:
        """That something is not there, where a draft says so."""
        return line(missing(self.say(words))) if self.gaps else ()


def _inherited(value: Value) -> bool:
    """Whether a value only says that what holds is what is said of the thing above."""
    return isinstance(value.data, Record) and any(key == "inherited" for key, _ in value.data.values)


def label(text: str) -> Node:
    """What a value in a line is, before it."""
    return quiet(f"{text} ")
