"""The view: all that a template may see of a document, as plain data in the document's own language.

Every form of a document is written from its view, so that no form knows more than another. A template finds a fact
by its `name`, which is the field's key in the plan's files, and prints what it did not ask for last: nothing is lost
when a field is added. An empty part of a document is empty here, and a template then leaves no heading behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import Any, TypeAlias

from samverkan_cli.document.text import Node, Tree
from samverkan_cli.document.text import texts as tree_texts

_UNPRINTED = {"printed": False}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a thing: a label and what is said, in words or as a text.

    Where what belongs there is missing, `missing` is true and `values` says so ("Ansvarig saknas").
    """

    name: str = field(metadata=_UNPRINTED)
    label: str
    values: tuple[str, ...] = ()
    text: Tree = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with a title: an activity, a goal, a group, an indicator. `parts` are the things inside it.

    A provision or a proposed decision may have no title, and is then its text alone.
    """

    title: str
    text: Tree = ()
    facts: tuple[Fact, ...] = ()
    parts: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to the goals of a focus area, with its activities. Their parts are the milestones."""

    title: str
    text: Tree = ()
    facts: tuple[Fact, ...] = ()
    activities: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A focus area; its facts are the goals, the governing documents and what else it rests on."""

    title: str
    purpose: Tree = ()
    text: Tree = ()
    facts: tuple[Fact, ...] = ()
    strategies: tuple[Strategy, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What one body picked for a period: `title` is who, the facts say when, how and for whom."""

    title: str
    facts: tuple[Fact, ...] = ()
    goals: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """The goals of a period, in the wording that was adopted."""

    title: str
    text: Tree = ()
    facts: tuple[Fact, ...] = ()
    selections: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedKind:
    """The needs of one kind: challenges, areas to improve or priorities. Without a title where no need has a kind."""

    title: str
    needs: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """The goals of one direction. Without a title where no goal has one.

    In the rest of the bank each of `goals` stands for several that are for the same people: it has no title of its
    own, its facts hold for all of them, and they are its parts.
    """

    title: str
    goals: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A report back: what was reported of activities, goals and indicators, and what is proposed."""

    title: str
    facts: tuple[Fact, ...] = ()
    summary: Tree = ()
    text: Tree = ()
    activities: tuple[Entry, ...] = ()
    goals: tuple[Entry, ...] = ()
    indicators: tuple[Entry, ...] = ()
    economy: Tree = ()
    decisions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of prevention with what is done there already. Without a title where nothing has a level."""

    title: str
    interventions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The governing documents of one scope: global, national, regional or local. Their parts are provisions.

    Without a title where no document has a scope.
    """

    title: str
    documents: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of the document's own prose."""

    title: str
    text: Tree = ()


@dataclass(frozen=True, slots=True)
class View:
    """A council document, ready to be laid out. The fields stand in the order in which they are read.

    `language` is a language tag ("sv"), `date` the day of the document in ISO form or None, and `words` the headings
    and labels that a template prints, in the document's language, each by its name.
    """

    language: str = field(metadata=_UNPRINTED)
    date: str | None = field(metadata=_UNPRINTED)
    organisation: str
    kind: str
    draft: str | None
    """The mark of a document that is not adopted, for every page ("UTKAST"), or None."""
    title: str
    facts: tuple[Fact, ...] = ()
    text: Tree = ()
    summary: Tree = ()
    decisions: tuple[Entry, ...] = ()
    before: tuple[Section, ...] = ()
    commissions: tuple[Entry, ...] = ()
    needs: tuple[NeedKind, ...] = ()
    success_factors: tuple[Entry, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    period: Period | None = None
    aimed_at: tuple[Direction, ...] = ()
    """The goals that the plan aims at and that were not picked for the period."""
    bank: tuple[Direction, ...] = ()
    """The goals that were neither picked nor aimed at, in short."""
    groups: tuple[Entry, ...] = ()
    phases: tuple[Entry, ...] = ()
    after: tuple[Section, ...] = ()
    best_interests: tuple[Fact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    log: tuple[Entry, ...] = ()
    mapping: tuple[Level, ...] = ()
    governing_documents: tuple[Scope, ...] = ()
    indicators: tuple[Entry, ...] = ()
    funding: tuple[Entry, ...] = ()
    owners: tuple[Entry, ...] = ()
    terms: tuple[Entry, ...] = ()
    sources: tuple[Entry, ...] = ()
    appendix_sections: tuple[Section, ...] = ()
    appendices: tuple[Entry, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict, metadata=_UNPRINTED)


@dataclass(frozen=True, slots=True)
class BallotAges:
    """The goals of a ballot that stand under one age group or span of ages; without a title where no goal has ages.

    Each of `goals` stands for several that are for the same people: its facts say for whom, and they are its parts.
    """

    title: str
    goals: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class BallotDirection:
    """The goals of a ballot that have one direction."""

    title: str
    ages: tuple[BallotAges, ...] = ()


@dataclass(frozen=True, slots=True)
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


def plain_data(view: Paper) -> dict[str, Any]:
    """The view as dicts, lists, strings and numbers: what can be written as JSON."""
    return asdict(view)


def texts(view: Paper) -> tuple[str, ...]:
    """Every text of a view in reading order; all of them must be found in every form of the document.

    `words` are not among them: which of them are printed depends on what the document holds.
    """
    return tuple(_texts(view))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield from filter(None, [part])
    elif isinstance(part, tuple):
        if part and isinstance(part[0], Node):
            yield from tree_texts(part)
        else:
            for one in part:
                yield from _texts(one)
    elif is_dataclass(part):
        for each in fields(part):
            if each.metadata.get("printed", True):
                yield from _texts(getattr(part, each.name))
