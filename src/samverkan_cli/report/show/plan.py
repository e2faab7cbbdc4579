"""All of a plan, written down: its outline as a tree, as rows and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.values import Ages, Duration, Ongoing, Rate, When
from samverkan_cli.outline.outline import Entry, Fact, Money, Quantity, Record, Section, Span, State, Value, Word, plain
from samverkan_cli.report.layout import MISSING, Branch, Layout, Missing
from samverkan_cli.report.show.presentation import Cell, Presentation, Row
from samverkan_cli.report.show.texts import lines, one_line
from samverkan_cli.report.show.wording import together
from samverkan_cli.views.plan import WholePlan, build

COUNTED = ("sections", "terms", "owners", "governing_documents", "goals", "sources", "appendices")
"""Collections of which only the size is shown in the tree."""
FIXED = ("plan", "thing", "id", "number", "title", "within", "state")
"""The columns of every thing, by names that no field has; after them a column for each fact that occurs."""
_STYLES: dict[State, str] = {"done": "green", "late": "red", "dropped": "dim", "paused": MISSING}


def draw(plan: WholePlan, layout: Layout, say: Phrases) -> None:
    """A plan as a tree, each part only where there is something."""
    outline = plan.outline(say)
    for line in _lines(outline.document, say):
        layout.note(line, "  ")
    # What the plan is about comes first, and then what else there is.
    sections = sorted(outline.sections, key=lambda section: section.key != "focus_areas")
    for section in (each for each in sections if each.key not in COUNTED):
        title = ": ".join(filter(None, [section.heading, section.divider]))
        if section.key == "best_interests":
            layout.heading(title)
            for line in (line for entry in section.entries for line in _lines(entry, say)):
                layout.note(line, "  ")
            continue
        layout.heading(f"{title} ({len(section.entries)})")
        layout.tree([_branch(entry, say) for entry in section.entries])
    if not outline.of("focus_areas"):
        layout.blank()
        layout.line(Message("The plan has no focus areas"))
    counts = [(found[0].heading, len(outline.things(key))) for key in COUNTED if (found := outline.of(key))]
    if counts:
        layout.heading(Message("Also in the plan"))
        for heading, count in counts:
            layout.line(f"{heading}: {count}", first="  ")


def _branch(entry: Entry, say: Phrases) -> Branch:
    """A thing with its facts below its name; only things are branches."""
    about = [_words(fact) for fact in entry.facts if fact.in_title]
    title = entry.headline or (one_line(entry.text) if entry.text else "") or entry.id
    head = f"{title} ({', '.join(about)})" if title and about else title
    style = next((_STYLES[state] for state in sorted(entry.state) if state in _STYLES), "")
    several = len(entry.parts) > 1
    branches = [branch for section in entry.parts for branch in _branches(section, say, named=several)]
    return Branch(head or entry.kind, tuple(_lines(entry, say)), tuple(branches), style)


def _branches(section: Section, say: Phrases, *, named: bool) -> Iterator[Branch]:
    inside = tuple(_branch(each, say) for each in section.entries)
    if named:
        yield Branch(section.heading, (), inside)
    else:
        yield from inside


def _lines(entry: Entry, say: Phrases) -> Iterator[str]:
    """What is known of a thing in short, and what is missing."""
    for fact in _with_lead(entry, say) if entry.kind == "activity" else entry.facts:
        if fact.missing:
            yield Missing(_words(fact))
        elif not (fact.detail or fact.in_title):
            first, *others = lines(fact.text) if fact.text and not fact.values else (_words(fact),)
            yield f"{fact.label}: {first}"
            yield from others


def _with_lead(entry: Entry, say: Phrases) -> Iterator[Fact]:
    """What is known of an activity, with who leads it said where the owners are, and once."""
    lead = entry.fact("lead")
    leading = lead.values[:1] if lead and not lead.missing else ()
    owners = next((fact for fact in entry.facts if fact.key == "owners" and not fact.missing), None)
    said = [
        replace(each, text=say(Message("{who} (leads)", who=each.text))) if each in leading else each
        for each in (owners.values if owners else ())
    ]
    if leading and (owners is None or leading[0] not in owners.values):
        apart = Message("{who} (leads, but is not responsible)", who=leading[0].text)
        said.append(replace(leading[0], text=say(apart)))
    if said:
        label = owners.label if owners else say(Message("Responsible"))
        yield Fact("owners", label, values=tuple(said))
    yield from (fact for fact in entry.facts if fact is not owners and not (leading and fact is lead))


def _words(fact: Fact) -> str:
    """The values of a fact on one line, with days in few letters."""
    return together(map(_short, fact.values)) or (one_line(fact.text) if fact.text else "")


def _short(value: Value) -> str:
    data = value.data
    if isinstance(data, Span) and not (data.every or data.length) and data.first and data.last:
        return f"{data.first} – {data.last}"
    return str(data) if isinstance(data, date) else value.text


# --- rows


def _columns(plans: Sequence[WholePlan]) -> Sequence[str]:
    """Those of every thing, and one for each fact that occurs in any of the plans."""
    facts = (fact for plan in plans for _, entry in plan.own.walk() for fact in entry.facts)
    return (*FIXED, *dict.fromkeys(column for fact in facts for column in _cells(fact)), "missing")


def _rows(plan: WholePlan) -> Iterator[Row]:
    """A row for each thing."""
    for above, entry in plan.own.walk():
        row: dict[str, Cell] = {"thing": entry.kind, "id": entry.id, "number": entry.number, "title": entry.title}
        row |= {"within": " > ".join(above), "state": tuple(sorted(entry.state))}
        facts: dict[str, tuple[Cell, ...]] = {}
        for fact in entry.facts:
            for column, found in _cells(fact).items():
                facts[column] = (*facts.get(column, ()), *found)
        missing = tuple(dict.fromkeys(fact.key for fact in entry.facts if fact.missing))
        yield {**row, **facts, "missing": missing}


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
    if isinstance(data, Record) and len(data.values) == 1 and all(type(each.data) is int for each in data.values[0][1]):
        return tuple(_cell(each) for each in data.values[0][1]) if len(data.values[0][1]) > 1 else value.text
    if isinstance(data, Money):
        return data.sek
    if isinstance(data, Quantity):
        return data.number
    if isinstance(data, bool):
        return "true" if data else "false"
    return data if isinstance(data, date | When | Ages | Duration | Rate | Ongoing | Decimal | int) else value.text


def _data(plan: WholePlan) -> Any:
    return {"plans": list(plan.plans), **plain(plan.own)}


PLAN = Presentation(build, draw, _columns, _rows, _data, version=2)
