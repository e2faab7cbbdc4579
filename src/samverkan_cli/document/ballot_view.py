"""A ballot to print, ready to be laid out by its template, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, is_dataclass

from samverkan_cli.core.record import record
from samverkan_cli.core.serialise import Serialiser
from samverkan_cli.outline.outline import Entry, Fact, Prose, Section, Value, plain
from samverkan_cli.outline.tree import Node, walk
from samverkan_cli.outline.tree import texts as tree_texts

_UNPRINTED = {"printed": False}


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


plain_data: Serialiser = Serialiser({Value: plain, Prose: lambda text: plain_data(text.tree)}, blank={"text": []})
"""A ballot with every key there: what a template in Typst is given.

Texts are trees of nodes; a value has its `text`, its `type` and its `data`.
"""


def texts(view: BallotForm) -> tuple[str, ...]:
    """Every text of a view in reading order; all of them must be found in every form of the document.

    `words` are not among them: which of them are printed depends on what the document holds.
    """
    return tuple(_texts(view))


def nodes(view: BallotForm) -> Iterator[Node]:
    """What stands in the texts of a view, of those in which something may lead somewhere."""
    for prose in _proses(view):
        if "](" in prose.source or "]:" in prose.source or "tree" in vars(prose):
            yield from walk(prose.tree)


def _proses(part: object) -> Iterator[Prose]:
    if isinstance(part, Prose):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _proses(each)
    elif isinstance(part, Fact | Entry | Section | BallotForm | BallotDirection):
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
