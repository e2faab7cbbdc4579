"""All of a plan: its outline as a tree, as rows and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.values import Ages, Duration, When
from samverkan_cli.outline.builder import build as build_outline
from samverkan_cli.outline.outline import (
    Entry,
    Fact,
    Money,
    Outline,
    Quantity,
    Section,
    Span,
    State,
    Value,
    Word,
    plain,
)
from samverkan_cli.views.paper import MISSING, STRONG, Branch, Lack, Paper
from samverkan_cli.views.saying import gist, together
from samverkan_cli.views.sheet import Cell, Row
from samverkan_cli.views.view import View

COUNTED = ("sections", "terms", "owners", "governing_documents", "goals", "sources", "appendices")
"""Collections of which only the size is shown in the tree."""
FIXED = ("plan", "thing", "id", "number", "title", "within", "state")
"""The columns of every thing, by names that no field has; after them a column for each fact that occurs."""
_STYLES: dict[State, str] = {"done": "green", "late": "red", "dropped": "dim", "paused": MISSING}


@dataclass(frozen=True)
class PlanView:
    """A plan, and the day for which it is shown."""

    plans: tuple[str, ...]
    project: Project
    today: date

    @cached_property
    def own(self) -> Outline:
        """Its outline in the plan's own language, as programs and spreadsheets are given it."""
        return self.outline(Phrases(self.project.document.language or "sv"))

    def outline(self, say: Phrases) -> Outline:
        """Its outline in a language."""
        return build_outline(self.project, say, self.today)


def build(projects: Sequence[Project], today: date) -> tuple[PlanView, ...]:
    """Each plan for itself."""
    return tuple(PlanView((project.name,), project, today) for project in projects)


# --- a tree


def text(view: PlanView, paper: Paper, say: Phrases) -> None:
    """A plan as a tree, each part only where there is something."""
    outline = view.outline(say)
    paper.line(f"{outline.document.title} ({outline.name})", STRONG)
    for line in _lines(outline.document):
        paper.line(line, first="  ", rest="    ")
    # What the plan is about comes first, and then what else there is.
    sections = sorted(outline.sections, key=lambda section: section.key != "focus_areas")
    for section in (each for each in sections if each.key not in COUNTED):
        title = ": ".join(filter(None, [section.heading, section.divider]))
        paper.heading(f"{title} ({len(section.entries)})")
        paper.tree([_branch(entry) for entry in section.entries])
    if not outline.of("focus_areas"):
        paper.blank()
        paper.line(say(Message("The plan has no focus areas")))
    counts = [(found[0].heading, len(outline.things(key))) for key in COUNTED if (found := outline.of(key))]
    if counts:
        paper.heading(say(Message("Also in the plan")))
        for heading, count in counts:
            paper.line(f"{heading}: {count}", first="  ")


def _branch(entry: Entry) -> Branch:
    """A thing with its facts below its name; only things are branches."""
    about = [_words(fact) for fact in entry.facts if fact.in_title]
    title = entry.title or (gist(entry.text.source) if entry.text else "") or entry.id
    head = f"{title} ({', '.join(about)})" if title and about else title
    style = next((_STYLES[state] for state in sorted(entry.state) if state in _STYLES), "")
    several = len(entry.parts) > 1
    branches = [branch for section in entry.parts for branch in _branches(section, named=several)]
    return Branch(head or entry.kind, tuple(_lines(entry)), tuple(branches), style)


def _branches(section: Section, *, named: bool) -> Iterator[Branch]:
    inside = tuple(_branch(each) for each in section.entries)
    if named:
        yield Branch(section.heading, (), inside)
    else:
        yield from inside


def _lines(entry: Entry) -> Iterator[str]:
    """What is known of a thing in short, and what is missing."""
    for fact in entry.facts:
        if fact.missing:
            yield Lack(f"! {_words(fact)}")
        elif not (fact.detail or fact.in_title):
            yield f"{fact.label}: {_words(fact)}"


def _words(fact: Fact) -> str:
    """The values of a fact on one line, with days in few letters."""
    return together(map(_short, fact.values)) or (gist(fact.text.source) if fact.text else "")


def _short(value: Value) -> str:
    data = value.data
    if isinstance(data, Span) and not (data.every or data.length) and data.first and data.last:
        return f"{data.first} – {data.last}"
    return data.isoformat() if isinstance(data, date) else value.text


# --- rows and data


def _header(views: Sequence[PlanView]) -> tuple[str, ...]:
    """The columns of some plans: those of every thing, and one for each fact that occurs in any of them."""
    facts = (fact for view in views for _, entry in view.own.walk() for fact in entry.facts)
    return (*FIXED, *dict.fromkeys(column for fact in facts for column in _cells(fact)), "missing")


def rows(view: PlanView, header: Sequence[str]) -> Iterable[Row]:
    """A row for each thing."""
    outline = view.own
    for above, entry in outline.walk():
        cells: dict[str, tuple[Cell, ...]] = {}
        for fact in entry.facts:
            for column, found in _cells(fact).items():
                cells[column] = (*cells.get(column, ()), *found)
        missing = tuple(dict.fromkeys(fact.key for fact in entry.facts if fact.missing))
        fixed = (outline.name, entry.kind, entry.id, entry.number, entry.title, " > ".join(above))
        facts = (cells.get(key) for key in header[len(FIXED) : -1])
        yield (*fixed, tuple(sorted(entry.state)), *facts, missing)


def _cells(fact: Fact) -> dict[str, tuple[Cell, ...]]:
    """The cells of a fact, by their columns, in the words and forms of the format; what is missing has none.

    A span of days has a column for each of its ends, and one for how often or how long.
    """
    if fact.missing:
        return {}
    if len(fact.values) == 1 and isinstance(span := fact.values[0].data, Span):
        name = "" if fact.key == "from" else f"{fact.key}."
        ends = {"from": span.first, "until": span.last, "every": span.every, "for": span.length}
        return {f"{name}{end}": (value,) for end, value in ends.items() if value is not None}
    return {fact.key: tuple(map(_cell, fact.values)) or ((fact.text.source,) if fact.text else ())}


def _cell(value: Value) -> Cell:
    data = value.data
    if isinstance(data, Word):
        return data.word
    if isinstance(data, Money):
        return data.sek
    if isinstance(data, Quantity):
        return data.number
    if isinstance(data, bool):
        return "true" if data else "false"
    return data if isinstance(data, date | When | Ages | Duration | Decimal | int) else value.text


def _data(view: PlanView) -> Any:
    return {"plans": list(view.plans), **plain(view.own)}


PLAN = View(build, text, _header, rows, _data, version=2)
