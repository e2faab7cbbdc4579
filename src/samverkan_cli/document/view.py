"""What a template may see of a document: parts of the outline, arranged, and the words that a template prints.

Every form of a document is written from its view, so that no form knows more than another. A template finds a fact
by its `key`, which is the field's key in the plan's files, and prints what it did not ask for last: nothing is lost
when a field is added. An empty part of a document is empty here, and a template then leaves no heading behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, is_dataclass
from typing import TypeAlias

from samverkan_cli.core.record import record
from samverkan_cli.core.serialise import Serialiser
from samverkan_cli.document.arrangement import FIRST_PAGE, ORDER, Column
from samverkan_cli.outline.outline import Entry, Fact, Prose, Section, Value, plain
from samverkan_cli.outline.tree import Node, walk
from samverkan_cli.outline.tree import texts as tree_texts

_UNPRINTED = {"printed": False}


@record
class View:
    """A council document, ready to be laid out. The fields stand in the order in which they are usually read.

    `language` is a language tag ("sv"), `date` the day of the document in ISO form or None, and `words` the headings
    and labels that a template prints, in the document's language, each by its name. `first_page` are the parts below
    the title and `order` those that follow, by the names of their fields. `columns` are those of the plan table where
    the plan chooses them.
    """

    language: str = field(metadata=_UNPRINTED)
    date: str | None = field(metadata=_UNPRINTED)
    organisation: str
    kind: str
    draft: str | None
    """The mark of a document that is not adopted, for every page ("UTKAST"), or None."""
    title: str
    facts: tuple[Fact, ...] = ()
    text: Prose | None = None
    vision: Prose | None = None
    summary: Prose | None = None
    decisions: tuple[Entry, ...] = ()
    before: tuple[Entry, ...] = ()
    background: tuple[Section, ...] = ()
    """How the document came about: its consultation, what it replaces, and how it has been revised."""
    commissions: tuple[Entry, ...] = ()
    needs: tuple[Section, ...] = ()
    success_factors: tuple[Entry, ...] = ()
    focus_areas: tuple[Entry, ...] = ()
    period: Entry | None = None
    aimed_at: tuple[Section, ...] = ()
    """The goals that the plan aims at and that were not picked for the period."""
    bank: tuple[Section, ...] = ()
    """The goals that were neither picked nor aimed at, in short: each entry stands for several that are for the same
    people, has no title, facts that hold for all of them, and the goals inside."""
    groups: tuple[Entry, ...] = ()
    phases: tuple[Entry, ...] = ()
    after: tuple[Entry, ...] = ()
    best_interests: tuple[Fact, ...] = ()
    follow_ups: tuple[Entry, ...] = ()
    log: tuple[Entry, ...] = ()
    mapping: tuple[Section, ...] = ()
    governing_documents: tuple[Section, ...] = ()
    indicators: tuple[Entry, ...] = ()
    funding: tuple[Entry, ...] = ()
    owners: tuple[Entry, ...] = ()
    terms: tuple[Entry, ...] = ()
    sources: tuple[Entry, ...] = ()
    appendix_sections: tuple[Entry, ...] = ()
    appendices: tuple[Entry, ...] = ()
    first_page: tuple[str, ...] = field(default=FIRST_PAGE, metadata=_UNPRINTED)
    order: tuple[str, ...] = field(default=ORDER, metadata=_UNPRINTED)
    columns: tuple[Column, ...] = field(default=(), metadata=_UNPRINTED)
    words: Mapping[str, str] = field(default_factory=dict, metadata=_UNPRINTED)


@record
class BallotDirection:
    """The goals of a ballot that have one direction: a section for each span of ages, its divider the ages.

    Each entry stands for several goals that are for the same people: its facts say for whom, and they are inside.
    """

    title: str
    ages: tuple[Section, ...] = ()


@record
class BallotForm:
    """A ballot to print and tick, ready to be laid out. The fields stand in the order in which they are read."""

    language: str = field(metadata=_UNPRINTED)
    date: str | None = field(metadata=_UNPRINTED)
    organisation: str
    draft: str | None = field(metadata=_UNPRINTED)
    """Always None: what is voted on is the bank, and whether the plan is a draft would only mislead."""
    title: str
    facts: tuple[Fact, ...] = ()
    """For which period, and who picks in the end."""
    rules: tuple[str, ...] = ()
    """How many to tick."""
    directions: tuple[BallotDirection, ...] = ()
    blanks: tuple[str, ...] = ()
    """What is written by hand, on a line each."""
    words: Mapping[str, str] = field(default_factory=dict, metadata=_UNPRINTED)


Paper: TypeAlias = View | BallotForm
"""Whatever is laid out by a template."""


plain_data: Serialiser = Serialiser(
    {Value: plain, Prose: lambda text: plain_data(text.tree)}, blank={"text": [], "summary": [], "vision": []}
)
"""A view with every key there: what a template in Typst is given.

Texts are trees of nodes; a value has its `text`, its `type` and its `data`.
"""


def texts(view: Paper) -> tuple[str, ...]:
    """Every text of a view in reading order; all of them must be found in every form of the document.

    `words` are not among them: which of them are printed depends on what the document holds.
    """
    return tuple(_texts(view))


def nodes(view: Paper) -> Iterator[Node]:
    """What stands in the texts of a view, of those in which something may lead somewhere."""
    for prose in _proses(view):
        if "](" in prose.source or "]:" in prose.source or "tree" in vars(prose):
            yield from walk(prose.tree)


def files(view: Paper) -> tuple[str, ...]:
    """The files of the workspace that the texts of a view link to or show."""
    return tuple(dict.fromkeys(node.file for node in nodes(view) if node.file))


def linked(view: Paper) -> frozenset[str]:
    """The anchors of the things that the texts of a view link to."""
    return frozenset(node.href[1:] for node in nodes(view) if node.kind == "link" and node.href.startswith("#"))


def _proses(part: object) -> Iterator[Prose]:
    if isinstance(part, Prose):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _proses(each)
    elif isinstance(part, Fact | Entry | Section | View | BallotForm | BallotDirection):
        for field_ in fields(part):
            yield from _proses(getattr(part, field_.name))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        if part.strip():
            yield part
    elif isinstance(part, Prose):
        yield from tree_texts(part.tree)
    elif isinstance(part, Value):
        yield from _texts(part.text)
    elif isinstance(part, Fact):
        yield from _texts((part.label, part.values, part.text))
    elif isinstance(part, Entry):
        yield from _texts((part.title, part.text, part.facts, part.parts))
    elif isinstance(part, Section):
        yield from _texts((part.divider, part.entries))
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif is_dataclass(part):
        for each in fields(part):
            if each.metadata.get("printed", True):
                yield from _texts(getattr(part, each.name))
