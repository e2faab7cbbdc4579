"""The action plan as a council document: the outline of a plan, arranged in the order in which a council reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields as parts_of
from dataclasses import replace
from itertools import groupby
from typing import Any

from samverkan_cli.core.message import Message
from samverkan_cli.derive.validity import dated, is_working_draft, says_gaps
from samverkan_cli.document.arrangement import NUMBER, arranged, columns
from samverkan_cli.document.view import View
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import Code
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.layout import Layout
from samverkan_cli.model.periods import Period
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields
from samverkan_cli.outline.builder import build as build_outline
from samverkan_cli.outline.described import kind_name
from samverkan_cli.outline.outline import Entry, Fact, Prose, Section, Value

_WORDS = {
    "contents": Message("Contents"),
    "page_of": Message("Page {page} of {pages}", page="{page}", pages="{pages}"),
    "vision": Message("Vision"),
    "summary": Message("Summary"),
    "criteria": Message("Criteria"),
    "proposals": Message("Proposed in the follow-up"),
    "focus_area": Message("Focus area"),
    "strategy": Message("Strategy"),
    "activities": Message("Activities"),
    "activity": Message("Activity"),
    "responsible": Message("Responsible"),
    "time": Message("Time and status"),
    "aims": Message("Goals and measures"),
    "milestones": Message("Milestones"),
    "aimed_at": Message("Goals that the plan aims at"),
    "bank": Message("Other goals in the goal bank"),
    "goal": Message("Goal"),
    "tasks": Message("Tasks"),
    "phase": Message("Phase"),
    "when": Message("Time"),
    "status": Message("Status"),
    "remains": Message("What remains"),
    "reached": Message("Goal attainment"),
    "outcome": Message("Outcome"),
    "economy": Message("Economy"),
    "date": Message("Date"),
    "event": Message("Event"),
    "intervention": Message("Intervention"),
    "provided_by": Message("Provided by"),
    "other": Message("Other"),
    "indicator": Message("Indicator"),
    "baseline": Message("Baseline"),
    "target": Message("Target"),
    "owner": Message("Function or body"),
}

_COLLECTIONS = {
    **{field.name: field.name for field in parts_of(View) if field.name in Plan.model_fields},
    "all_goals": "goals",
    "plan": "focus_areas",
    "goals": "periods",
    "mapping": "interventions",
}
"""The headings that are the labels of the plan's own fields."""

_BACKGROUND = ("consultation", "replaces", "revisions")
_ACTIVITY = kind_name(Activity)
_FOR_WHOM = ("audience", "ages")
_IN_SHORT = ("indicators", "governing_documents", "status")
"""What is said of a goal in the rest of the bank: what it is about is left to its own words."""


def build(project: Project, language: Code, period: Period | None) -> View:
    """The view of a plan in a language, with the goals of `period`."""
    say = Phrases(language)
    outline, document = build_outline(project, say, None, period), project.document
    readers = _Readers(document, say)
    goals = list(map(readers.section, outline.of("goals")))
    entry = readers.entry(outline.document)
    held = period.id if period else None

    def things(key: str) -> tuple[Entry, ...]:
        return tuple(map(readers.entry, outline.things(key)))

    def divided(key: str) -> tuple[Section, ...]:
        return tuple(map(readers.section, outline.of(key)))

    def text(key: str) -> Prose | None:
        return next((fact.text for fact in entry.facts if fact.key == key), None)

    sections = {each.id: each for each in things("sections")}
    places = {place: _placed(project, sections, place) for place in ("before", "after", "appendix")}

    best = things("best_interests")
    view = View(
        language=document.tongue or language,
        date=day(document),
        organisation=(document.municipality and document.municipality.name) or "",
        kind=say(document.kind.label),
        draft=_draft(document, say),
        title=document.title,
        facts=_without(entry.facts, "kind", "municipality", "summary", "vision"),
        text=entry.text,
        vision=text("vision"),
        summary=text("summary"),
        decisions=things("decisions"),
        before=places["before"],
        background=tuple(part for part in entry.parts if part.key in _BACKGROUND),
        commissions=things("commissions"),
        needs=divided("needs"),
        success_factors=things("success_factors"),
        focus_areas=things("focus_areas"),
        period=next((each for each in things("periods") if each.id == held), None),
        aimed_at=tuple(map(_as_in_bank, _sections(goals, lambda goal: "aimed_at" in goal.state))),
        bank=tuple(map(_in_short, _sections(goals, lambda goal: not goal.state & {"aimed_at", "picked"}))),
        groups=things("groups"),
        phases=things("phases"),
        after=places["after"],
        best_interests=best[0].facts if best else (),
        follow_ups=tuple(map(_summed_up, things("follow_ups"))),
        log=things("log"),
        mapping=divided("interventions"),
        governing_documents=divided("governing_documents"),
        indicators=things("indicators"),
        funding=things("funding"),
        owners=things("owners"),
        terms=things("terms"),
        sources=things("sources"),
        appendix_sections=places["appendix"],
        appendices=things("appendices"),
        words=_words(project, say, picked=any(goal.state & {"aimed_at", "picked"} for goal in outline.things("goals"))),
    )
    layout = document.layout or Layout()
    how = arranged(layout.order, layout.leave_out)
    blank: dict[str, Any] = {each.name: each.default for each in parts_of(View) if each.name in how.left_out}
    chosen = columns(layout.columns, say)
    return replace(view, first_page=how.first_page, order=how.order, columns=chosen, **blank)


def day(document: Document) -> str | None:
    """The document's day, in ISO form; where only a year or a month is known, its first day."""
    if found := dated(document):
        return found.isoformat()
    when = document.revised or (document.adopted.date if document.adopted else None)
    return when.first.isoformat() if when else None


def _draft(document: Document, say: Phrases) -> str | None:
    """The mark of a document that is not adopted, or None. One that is for decision does not say what it lacks."""
    if document.settled:
        return None
    if document.status == "consultation":
        return say(Message("FOR CONSULTATION"))
    return say(Message("DRAFT") if is_working_draft(document) else Message("PROPOSAL FOR DECISION"))


def _words(project: Project, say: Phrases, *, picked: bool) -> dict[str, str]:
    labels = {key: field.shown.label for key, field in fields(Plan).items()}
    words = {name: Message(labels[key]) for name, key in _COLLECTIONS.items()} | _WORDS
    if project.document.kind == "action-plan":
        words["plan"] = Message("Plan of action")
    if project.document.settled:
        words["decisions"] = Message("Decisions")
    if not picked:
        words["bank"] = Message("The goal bank")
    return {name: say(message) for name, message in words.items()}


def _placed(project: Project, entries: Mapping[str, Entry], place: str) -> tuple[Entry, ...]:
    """The sections of prose that stand in a place, in the order of the plan."""
    return tuple(entries[one.id] for one in project.sections if (one.place or "before") == place)


# --- what those who read the document are not told


class _Readers:
    """Leaves out what is asked of those who write the plan; only a working draft has their remarks."""

    def __init__(self, document: Document, say: Phrases) -> None:
        self.number = say(NUMBER)
        self.remarks = is_working_draft(document)
        self.gaps = says_gaps(document)
        self.apart = _ACTIVITY if document.layout and "number" in document.layout.columns else ""

    def entry(self, entry: Entry) -> Entry:
        """A thing as its readers see it, with its own number before its title, if that has no column of its own."""
        facts = tuple(filter(self._is_said, entry.facts))
        title = entry.headline
        if entry.kind == self.apart and entry.given:
            title, number = entry.title, Value(entry.given, entry.given)
            facts = (Fact("number", self.number, values=(number,)), *facts)
        return replace(entry, title=title, facts=facts, parts=tuple(map(self.section, entry.parts)))

    def section(self, section: Section) -> Section:
        """Things as their readers see them."""
        return replace(section, entries=tuple(map(self.entry, section.entries)))

    def _is_said(self, fact: Fact) -> bool:
        if fact.key == "remark":
            return self.remarks
        return not fact.internal and fact.key != "chair_today" and (self.gaps or not fact.missing)


def _without(facts: Sequence[Fact], *keys: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.key not in keys)


def _summed_up(report: Entry) -> Entry:
    """A follow-up report whose summary stands first in it, and needs no label."""
    return replace(report, facts=tuple(replace(f, label="") if f.key == "summary" else f for f in report.facts))


# --- goals


def _sections(sections: Iterable[Section], kept: Callable[[Entry], bool]) -> tuple[Section, ...]:
    """Some of the things of sections; without what divides them where nothing has it."""
    found = [replace(each, entries=tuple(filter(kept, each.entries))) for each in sections]
    found = [each for each in found if each.entries]
    alone = len(found) == 1 and found[0].word is None
    return tuple(replace(each, divider="") if alone else each for each in found)


def _as_in_bank(section: Section) -> Section:
    entries = (replace(goal, facts=_without(goal.facts, "origin")) for goal in section.entries)
    return replace(section, entries=tuple(entries))


def _in_short(section: Section) -> Section:
    """Goals in short: whom they are for is said once of several that follow one another."""

    def for_whom(goal: Entry) -> tuple[Fact, ...]:
        return tuple(fact for fact in goal.facts if fact.key in _FOR_WHOM)

    same = [(shared, tuple(goals)) for shared, goals in groupby(section.entries, key=for_whom)]
    return replace(section, entries=tuple(_together(shared, goals) for shared, goals in same))


def _together(shared: tuple[Fact, ...], goals: tuple[Entry, ...]) -> Entry:
    short = tuple(replace(goal, facts=tuple(f for f in goal.facts if f.key in _IN_SHORT)) for goal in goals)
    return Entry("goals", "", "", "", "", facts=shared, parts=(Section("goals", "", short),))
