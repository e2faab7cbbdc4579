"""A linked plan to its outline: one builder for all models. What only one model has stands in `rules`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlsplit

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.goal_periods import goals_worked_towards, pickers_binding
from samverkan_cli.derive.reporting import promises_by_report
from samverkan_cli.derive.timespans import PhaseDates, phase_dates
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import enumeration
from samverkan_cli.model.document import ReportPromise
from samverkan_cli.model.follow_up import FollowUp, Phase, ProposedDecision
from samverkan_cli.model.periods import Period
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, containers
from samverkan_cli.model.shown import Group
from samverkan_cli.model.thing import Keyed, Part, Thing
from samverkan_cli.model.values import Duration, Every
from samverkan_cli.model.values.numbers import KRONOR, SCORE
from samverkan_cli.model.values.text import ADDRESS, TEXT
from samverkan_cli.model.values.when import DAYS
from samverkan_cli.outline.described import all_described, described, kind_name
from samverkan_cli.outline.outline import (
    Address,
    Entry,
    Fact,
    Money,
    Outline,
    Prose,
    Quantity,
    Record,
    Reference,
    Section,
    Span,
    State,
    Value,
    Word,
    plain,
)
from samverkan_cli.outline.targets import NOWHERE, Targets, anchor_of, anchors
from samverkan_cli.outline.used import LIBRARY, used

FactRule = Callable[["Builder", Any, Field], Iterable[Fact]]
ValueRule = Callable[["Builder", Any], Value | None]
FACTS: dict[tuple[type[Part], str], FactRule] = {}
"""Facts of a field that no other model has the like of."""
TITLES: dict[type[Part], Callable[[Any, Phrases], str]] = {}
"""What a part is called that has not just a title of its own."""
TEXTS: dict[type[Part], Callable[[Any], str | None]] = {}
"""What stands as the text of a part that has not just its own."""
VALUES: dict[type[Part], ValueRule] = {}
"""How a part is told that stands as a value; else its fields with commas between."""
STATES: dict[str, State] = {
    "done": "done",
    "verified": "done",
    "paused": "paused",
    "dropped": "dropped",
    "draft": "draft",
}
SCORES = (
    Message("0 of 3, not at all"),
    Message("1 of 3, to a small extent"),
    Message("2 of 3, to a large extent"),
    Message("3 of 3, wholly"),
)
"""How far a criterion is met, by its score."""


class Builder:
    """Builds the outline of one plan, in a language, for a day; without a day nothing is late."""

    def __init__(self, project: Project, say: Phrases, today: date | None, period: Period | None = None) -> None:
        self.project, self.say, self.today, self.period = project, say, today, period
        self.here = used(project)
        self.picked = {pick.goal for _, said in (period.selections if period else ()) for pick in said.goals}
        self.aimed_at = goals_worked_towards(project, self.picked)
        self.pickers = pickers_binding(period) if period else {}
        self.day, self.link = cache(self.say.day), cache(self._link)
        self._label = cache(lambda text: self.say(Message(text)) if text else "")

    @cached_property
    def phases(self) -> dict[Phase, PhaseDates]:
        """From when to when each phase is."""
        return {each.phase: each for each in phase_dates(self.project.phases)}

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self.project.folder, anchors(self.project))

    @cached_property
    def promises(self) -> Mapping[FollowUp, ReportPromise]:
        """Which promise each follow-up keeps."""
        return promises_by_report(self.project)

    def outline(self) -> Outline:
        """All of it."""
        found: list[Section] = []
        for field in described(Plan):
            value = getattr(self.project, field.name)
            if isinstance(value, Part):
                value = [value]
            if field.name in LIBRARY:
                value = [each for each in value if each in self.here]
            found += self._divided(field, list(value or ()))
        document = self.entry(self.project.document, "")
        return Outline(self.project.name, self.say.code, document, tuple(self._with_terms(document, found)))

    def _with_terms(self, document: Entry, sections: list[Section]) -> Iterator[Section]:
        """Of terms shared with other plans those whose words occur."""
        shared = {term.id for term in self.project.terms if term.source_file in self.project.shared_files}
        if not shared:
            yield from sections
            return
        rest = [plain(each) for each in sections if each.key != "terms"]
        written = json.dumps([plain(document), rest], ensure_ascii=False)
        for section in sections:
            if section.key == "terms":
                kept = tuple(each for each in section.entries if each.id not in shared or each.title in written)
                yield replace(section, entries=kept)
            else:
                yield section

    def _divided(self, field: Field, things: list[Any], before: str = "", *, again: bool = False) -> Iterator[Section]:
        """A collection, under each word of the field that divides it; a thing with several words is in each.

        The divider is empty where nothing has a word, and the words stand in the order of the format.
        """
        heading = self._heading(field)
        numbers = {thing: f"{before}{n}" for n, thing in enumerate(things, 1)}
        by = all_described(field.part).get(field.shown.by) if field.part else None
        groups: dict[str | None, list[Any]] = (
            {word: [] for word in by.words or ()} if by and not field.shown.by_turn else {}
        )
        for thing in things:
            found = getattr(thing, field.shown.by) if by else None
            for word in (found if isinstance(found, tuple) else [found]) or [None]:
                groups.setdefault(word, []).append(thing)
        seen = set[Any]()
        for word, some in groups.items():
            if some:
                divider = self._label(field.shown.rest) if by and len(some) < len(things) else ""
                if by and by.words and word:
                    divider = self.say(next(each.heading for each in by.words if each == word))
                skip = field.shown.by if by else ""
                entries = tuple(
                    self.entry(each, numbers[each], again=again or each in seen, skip=skip) for each in some
                )
                seen.update(some)
                yield Section(field.key, heading, entries, Word(word) if word else None, divider)

    def _heading(self, field: Field) -> str:
        """What a collection stands under: what an adopted plan decides is no longer proposed."""
        if field.part is ProposedDecision and field.holder is Plan and self.project.document.settled:
            return self.say(Message("Decisions"))
        return self._label(field.shown.label)

    # --- things

    def entry(self, part: Part, number: str, *, about: Any = None, again: bool = False, skip: str = "") -> Entry:
        """A thing, or a part that stands where things do; without the fact of the field `skip`."""
        facts, parts = list[Fact](), list[Section]()
        for field in described(type(part)):
            if field.name == skip:
                continue
            special, inside = FACTS.get((type(part), field.name)), getattr(part, field.name)
            if special is None and not field.shown.gap and (inside is None or inside == ()) and not field.shown.joins:
                continue
            if special is not None:
                facts += special(self, part, field)
            elif field.form in ("entries", "keyed") or _is_entry(field.part):
                if isinstance(inside, Part):
                    inside = [inside]
                if isinstance(inside, Keyed):
                    entries = tuple(
                        self.entry(said, f"{number}.{n}", about=whom, again=again)
                        for n, (whom, said) in enumerate(inside, 1)
                    )
                    parts += [Section(field.key, self._label(field.shown.label), entries)] if entries else []
                else:
                    parts += self._divided(field, list(inside), f"{number}.", again=again)
                facts += self.gap(part, field)
            else:
                facts += self.facts(part, field)
        if part.left_out:
            facts += self.unread(part)
        facts += self.remarks(part)
        title = self.untitled(part) or TITLES.get(type(part), _title_of)(part, self.say)
        title = title or (about.title if about else "")
        given = getattr(part, "number", None) or ""
        text, anchor = TEXTS.get(type(part), _text_of)(part), "" if again else anchor_of(part)
        return Entry(
            kind_name(type(part)),
            part.id if isinstance(part, Thing) else about.id if about else "",
            anchor,
            given or number,
            title,
            self.text(text) if text else None,
            tuple(facts),
            tuple(parts),
            frozenset(self._states(part, facts)),
            self.link(about) if about else None,
            given,
        )

    def untitled(self, part: Part) -> str:
        """What stands for the title of a thing that has none: its id is no name to print."""
        bare = isinstance(part, Thing) and not part.whole("title") and getattr(part, "title", "") == part.id
        return self.say(Message("Without a title")) if bare else ""

    def unread(self, part: Part) -> Iterator[Fact]:
        """What of a part was left out because of how it is written; a title, because there is none."""
        fields = tuple(each for each in part.left_out if each != "title" or not self.untitled(part))
        if fields:
            gap = Message("Cannot be used as it is written: {fields}", fields=fields)
            yield self.missing("unread", Message("Unread"), gap, internal=True)
        if len(fields) < len(part.left_out):
            yield self.missing("title", Message("Title"), Message("The title is missing"))

    def remarks(self, part: Part) -> Iterator[Fact]:
        """What those who write the plan remark of a part, and of the values in it."""
        if text := getattr(part, "remark", None):
            label = self._label(all_described(type(part))["remark"].shown.label)
            yield Fact("remark", label, "", (), self.text(text), internal=True)
        for field in containers(type(part)):
            as_facts = (type(part), field.name) in FACTS and field.form == "entries"
            if as_facts or (field.form in ("one", "many") and not _is_entry(field.part)):
                value = getattr(part, field.name)
                for inside in (value,) if isinstance(value, Part) else value or ():
                    yield from self.remarks(inside)

    def _states(self, part: Part, facts: list[Fact]) -> Iterator[State]:
        state = STATES.get(getattr(part, "status", None) or "")
        if state:
            yield state
        last = getattr(part, "until", None) or getattr(part, "due", None)
        if self.today and isinstance(last, date) and last < self.today and state is None and hasattr(part, "status"):
            yield "late"
        if any(fact.missing for fact in facts):
            yield "missing"
        if part in self.aimed_at:
            yield "picked" if part in self.picked else "aimed_at"
        if part.doubtful:
            yield "unread"

    # --- facts

    def fact(self, field: Field, *said: Value | None, label: Message | None = None, **marks: Any) -> Iterator[Fact]:
        """A fact in words, where something is said; `label`, and what else a Fact has, where it is not the field's."""
        if found := tuple(each for each in said if each is not None and each.text):
            shown, called = field.shown, self.say(label) if label else self._label(field.shown.label)
            of_field = Fact(field.key, called, shown.group, found, detail=shown.detail, in_title=shown.in_title)
            yield replace(of_field, **marks) if marks else of_field

    def prose(self, field: Field, text: str | None, label: Message | None = None, key: str = "") -> Iterator[Fact]:
        """A fact that is a text."""
        if text:
            shown, called = field.shown, self.say(label) if label else self._label(field.shown.label)
            yield Fact(key or field.key, called, shown.group, (), self.text(text), detail=shown.detail)

    def text(self, source: str) -> Prose:
        """A text, with what its links may lead to."""
        if "](" not in source and "]:" not in source:
            return Prose(source, NOWHERE)
        return Prose(source, self._targets if "#" in source else Targets(self.project.folder))

    def named(self, *things: Any) -> list[Value]:
        """Things by what they are called; one that is not there is left out."""
        return [Value(self.untitled(each) or each.title or each.id, self.link(each)) for each in things if each]

    def gap(self, part: Part, field: Field) -> Iterator[Fact]:
        """That nothing is said in a field, where that is worth saying."""
        shown = field.shown
        if shown.gap and part.lacks(field.name) and all(part.lacks(other) for other in shown.unless):
            said = Value(self._label(shown.gap), "")
            label = self._label(shown.label or "Time")
            yield Fact(field.key, label, shown.group or "when", (said,), missing=True, internal=shown.internal)

    def missing(self, key: str, label: Message, gap: Message, group: Group = "", *, internal: bool = False) -> Fact:
        """That something is missing which no single field says."""
        return Fact(key, self.say(label), group, (Value(self.say(gap), ""),), missing=True, internal=internal)

    def facts(self, part: Part, field: Field) -> Iterator[Fact]:
        """What a field says, by its kind of value."""
        value, shown = getattr(part, field.name), field.shown
        if shown.joins or not (shown.label or shown.gap):
            if shown.joins:
                yield from self.fact(field, self.joined(part, field))
        elif field.kind is TEXT:
            yield from self.prose(field, value)
        elif shown.label and value not in shown.silent:
            yield from self.fact(field, *self.values(field, value))
        yield from self.gap(part, field)

    def joined(self, part: Part, field: Field) -> Value | None:
        """Several fields in one fact: a span of days, else with commas between."""
        names = (field.name, *field.shown.joins)
        if field.name == "from_":
            return self.span(*(getattr(part, name, None) for name in ("from_", "until", "every", "for_")))
        known = all_described(type(part))
        return self.record(part, [known[name] for name in names])

    # --- values

    def values(self, field: Field, value: Any) -> Iterator[Value]:
        """The values of a field, each by its kind."""
        for one in value if isinstance(value, tuple | list) else [value]:
            if one is not None and (said := self.value(field, one)) is not None:
                yield said

    def value(self, field: Field, one: Any) -> Value | None:
        """A value by its kind: what is said, and what it is."""
        say, kind, form = self.say, field.kind, field.shown.form
        if kind is ADDRESS:
            return Value(one, Address(one) if _on_the_web(one) else one)
        if field.ref is not None:
            return self.named(one)[0]
        if isinstance(one, Part):
            rule = VALUES.get(type(one))
            return rule(self, one) if rule else self.record(one)
        if isinstance(one, enumeration.Word):
            return Value(say(one.label), Word(one))
        if kind is SCORE:
            return Value(say(SCORES[one]), Quantity(one, "of 3"))
        if kind in DAYS:
            return Value(self.say.span(None, one), Span(None, one)) if form == "until" else Value(self.day(one), one)
        if form == "sources":
            return Value(say(counted("{n} source", "{n} sources", one)), Quantity(one, "sources"))
        return Value(say.value(kind, one), Money(one) if kind is KRONOR else one)

    def span(
        self, first: date | None, last: date | None, every: Every | None = None, length: Duration | None = None
    ) -> Value | None:
        """From one day to another, how often, or how long where the last day is not known."""
        begins = self.day(first) if first else ""
        days = f"{begins}–{self.day(last)}" if first and last else self.say.span(first, last)
        said = [days, self.say.every(every), self.say.length(length) if not last else ""]
        first_said, *others = list(filter(None, said)) or [""]
        text = ", ".join([first_said, *(lower_first(each) for each in others)])
        return Value(text, Span(first, last, every, length)) if text else None

    def record(
        self, part: Part, fields: Iterable[Field] = (), *, text: str | None = None, bracket: bool = False
    ) -> Value | None:
        """Several fields as one value: with commas between, the first and the others in brackets, or as `text`."""
        every = fields or described(type(part))
        found = [(field.key, tuple(self.values(field, getattr(part, field.name)))) for field in every]
        found = [(key, said) for key, said in found if said]
        texts = [", ".join(each.text for each in said if each.text) for _, said in found]
        if not texts:
            return None
        if text is None:
            text = f"{texts[0]} ({', '.join(texts[1:])})" if bracket and len(texts) > 1 else ", ".join(texts)
        return Value(text, Record(tuple(found)))

    def _link(self, thing: Any) -> Reference:
        """Where a thing stands; a shared one that the document does not hold has no anchor."""
        outer = thing.route[0] in LIBRARY if thing.route else False
        return Reference(kind_name(type(thing)), thing.id, anchor_of(thing) if not outer or thing in self.here else "")


@cache
def _is_entry(kind: type[Part] | None) -> bool:
    """Whether parts of a kind stand as things: those that have a title, and some that need none."""
    return kind is not None and ("title" in kind.model_fields or kind.stands_alone)


def _on_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc) and not set(address) & set(' <>"')


def _title_of(part: Part, _: Phrases) -> str:
    return getattr(part, "title", None) or ""


def _text_of(part: Part) -> str | None:
    return getattr(part, "text", None)


def build(project: Project, say: Phrases, today: date | None, period: Period | None = None) -> Outline:
    """The outline of a plan, said by `say`, for a day; chairs and goals are those of `period`, where one is given."""
    from samverkan_cli.outline import follow_up, rules, values  # noqa: F401 - their rules enter themselves

    return Builder(project, say, today, period).outline()
