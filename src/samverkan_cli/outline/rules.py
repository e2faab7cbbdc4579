"""What only one model has: facts that need more words than its fields say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.message import Message
from samverkan_cli.derive.goal_periods import standing
from samverkan_cli.derive.measuring import last_measured
from samverkan_cli.derive.meetings import chair_on, turns_between
from samverkan_cli.derive.relations import has_chair_seat, source_of
from samverkan_cli.derive.reporting import promised_reports, report_due
from samverkan_cli.derive.validity import UNDECIDED, is_open, valid_from, valid_until
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.document import Document, ReportPromise, Revision
from samverkan_cli.model.focus import Activity, Move, Pilot
from samverkan_cli.model.follow_up import Phase
from samverkan_cli.model.groups import Chair, Group
from samverkan_cli.model.law import Provision
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.money import Funding
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Pick, Selection
from samverkan_cli.model.shape import Field
from samverkan_cli.model.thing import Part
from samverkan_cli.outline.builder import FACTS, TEXTS, TITLES, Builder
from samverkan_cli.outline.commonmark import escaped
from samverkan_cli.outline.described import all_described, described
from samverkan_cli.outline.outline import Fact, Quantity, Record, Span, Value

Facts = Iterator[Fact]
T = TypeVar("T", bound=Part)


def rule(kind: type[T], name: str) -> Callable[[Callable[[Builder, T, Field], Facts]], Any]:
    """Enters a rule for the facts of a field; a name that the model does not have is an error at once."""
    all_described(kind)[name]

    def enter(function: Callable[[Builder, T, Field], Facts]) -> Any:
        FACTS[kind, name] = function
        return function

    return enter


@rule(Activity, "lead")
def _lead(b: Builder, one: Activity, field: Field) -> Facts:
    yield from b.fact(field, *b.named(one.lead))
    if len(one.owners) > 1 and one.lacks("lead"):
        yield b.missing(field.key, Message("Leads"), Message("It is not said who leads"), "who", internal=True)


@rule(Activity, "goals")
def _aims(b: Builder, one: Activity, field: Field) -> Facts:
    """Of its own, else those of its strategy or focus area: the words say whose, the data which."""
    if one.lacks("goals") and one.serves:
        own = one.strategy is not None and bool(one.strategy.goals)
        whose = Message("Those of the strategy") if own else Message("Those of the focus area")
        data = Record((("inherited", tuple(b.named(*one.serves))),))
        yield from b.fact(field, Value(b.say(whose), data))
    else:
        yield from b.facts(one, field)


@rule(Activity, "pilot")
def _pilot(b: Builder, one: Activity, field: Field) -> Facts:
    if one.pilot is None:
        return
    until, after = all_described(Pilot)["until"], one.pilot.afterwards
    said = list(b.values(until, one.pilot.until)) or [Value(b.say(Message("Yes")), True)]
    yield from b.fact(field, *said)
    label = Message("After the trial")
    if after:
        yield from b.fact(field, *b.named(*after.owners, *after.funding), label=label, key="afterwards")
        yield from b.prose(field, after.text, label, "afterwards")
    elif one.pilot.lacks("afterwards"):
        gap = Message("What comes after the trial is missing")
        yield b.missing("afterwards", label, gap, "when", internal=True)


@rule(Activity, "moved")
def _moved(b: Builder, one: Activity, field: Field) -> Facts:
    for move in one.moved:
        was, now, day = b.day(move.was), b.day(move.now), b.say.when(move.date)
        said = b.say(Message("From {was} to {now}", was=was, now=now)) if was and now else now or was
        text = f"{said} ({day})" if said and day else said or day
        yield from b.fact(field, b.record(move, [each for each in described(Move) if each.name != "why"], text=text))
        yield from b.prose(field, move.why, Message("Why it was moved"), "why")


@rule(Document, "valid")
def _valid(b: Builder, one: Document, field: Field) -> Facts:
    first, last = valid_from(one), valid_until(one)
    length = one.valid.for_ if one.valid and not last else None
    began = first if last or (one.valid and one.valid.from_) else None
    if is_open(one):
        words = b.say(Message("Until further notice"))
        began = one.valid.from_ if one.valid else None
        since = b.say.span(began, None)
        text = f"{since}, {lower_first(words)}" if since else words
        yield from b.fact(field, Value(text, Span(began)))
        return
    yield from b.fact(field, b.span(began, last, None, length))
    if not last and one.whole("valid") and one.kind not in UNDECIDED:
        yield b.missing("valid", Message("Valid until"), Message("Last day is missing"), "when")


@rule(Document, "owners")
def _document_owners(b: Builder, one: Document, field: Field) -> Facts:
    """Who answers for it; a report need not say."""
    return (each for each in b.facts(one, field) if not (each.missing and one.kind == "report"))


@rule(Document, "adopted")
def _adopted(b: Builder, one: Document, field: Field) -> Facts:
    """The decision; what is not adopted yet is never said to be, and without a day it says who decides."""
    if one.adopted and not one.settled:
        coming = one.adopted.date is None and one.adopted.whole("date")
        label = Message("To be adopted by") if coming else Message("Decision")
        yield from b.fact(field, b.record(one.adopted), label=label)
    elif one.adopted and one.adopted.date is None and one.adopted.by:
        yield from b.fact(field, b.record(one.adopted), label=Message("Deciding body"))
    else:
        yield from b.facts(one, field)
    if one.settled and not (one.adopted and one.adopted.date):
        yield b.missing("adopted", Message("Adopted"), Message("Day of adoption is missing"))


def promised(b: Builder, promise: ReportPromise) -> str:
    """When a report was promised: how long after adoption, and what day that is."""
    after = b.say(Message("{time} after adoption", time=b.say.length(promise.after))) if promise.after else ""
    due = report_due(b.project.document, promise)
    by = b.say(Message("no later than {day}", day=b.day(due))) if due else ""
    return ", ".join(filter(None, [after, by]))


@rule(Document, "reporting")
def _reporting(b: Builder, _: Document, field: Field) -> Facts:
    said = []
    for kept in promised_reports(b.project):
        promise = kept.promise
        whom = b.say.several(each.title for each in promise.to)
        by = b.say.several(each.title for each in promise.by)
        who = by or (b.say(Message("To {to}", to=whom)) if whom else "")
        if by and whom:
            who = b.say(Message("{by} to {to}", by=by, to=whom))
        reports = b.say.several(each.title for each in kept.reports)
        answered = b.say(Message("answered by {follow_ups}", follow_ups=reports)) if reports else ""
        data = b.record(promise)
        known = data.data.values if data and isinstance(data.data, Record) else ()
        values = (*known, ("answered_by", tuple(b.named(*kept.reports))))
        if kept.due:
            values = (*values, ("due", (Value(b.day(kept.due), kept.due),)))
        said.append(Value(", ".join(filter(None, [who, promised(b, promise), answered])), Record(values)))
    yield from b.fact(field, *said)


@rule(Document, "age_groups")
def _age_groups(b: Builder, one: Document, field: Field) -> Facts:
    """Age groups in words; as a list, each with its explanation, where some are explained."""
    groups = [(", ".join((b.say.aged(each), *each.aliases)), each) for each in one.age_groups]
    if not any(each.text for _, each in groups):
        yield from b.fact(field, *(b.record(each, text=words) or Value(words, words) for words, each in groups))
        return
    yield from b.prose(field, "\n\n".join(_listed(words, each.text) for words, each in groups))


def _listed(words: str, text: str | None) -> str:
    """An item of a list in CommonMark: plain words, and a text below them."""
    below = [f"  {line}".rstrip() for line in (text or "").splitlines()]
    return "\n".join([f"- {escaped(words)}", "", *below]).rstrip()


@rule(Document, "municipality")
def _municipality(b: Builder, one: Document, field: Field) -> Facts:
    whose = one.municipality
    yield from b.fact(field, b.record(whose, text=whose.name or "") if whose else None)


@rule(Group, "chair")
def _chair(b: Builder, one: Group, field: Field) -> Facts:
    """How the chair is settled; who has it today; who has it in which term of the days that the document holds."""
    if one.chair is None:
        if one.is_council and not has_chair_seat(one) and all(map(one.lacks, ("chair", "lead", "convener"))):
            yield b.missing("chair", Message("Chair"), Message("Chair is missing"), "who")
        return
    holder, chair = one.chair.holder, one.chair
    if holder:
        yield from b.fact(field, *b.named(holder))
        return
    known = all_described(Chair)
    yield from b.fact(field, *b.values(known["rotation"], chair.rotation), *b.values(known["rota"], chair.rota))
    today = chair_on(chair, b.today) if b.today else None
    yield from b.fact(field, *b.named(today), label=Message("Chair today"), key="chair_today")
    first, last = _within(one, *_days_of(b))
    if first and last:
        said = []
        for turn in turns_between(chair, first, last):
            when = f"{b.say(turn.term.label)} {turn.first.year}" if turn.term else b.say.span(turn.first, turn.last)
            data = Record((("chair", tuple(b.named(turn.who))), ("days", (Value("", Span(turn.first, turn.last)),))))
            said.append(Value(f"{when}: {turn.who.title}", data))
        yield from b.fact(field, *said, label=Message("Chair by term"), key="chairs", detail=True)


def _days_of(b: Builder) -> tuple[date | None, date | None]:
    """For which days it is said who chairs: those of the period, else those on which the document holds."""
    if b.period:
        return b.period.from_, b.period.until
    return valid_from(b.project.document), valid_until(b.project.document)


def _within(one: Group, first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """Those of the days on which a group exists; none where it exists on none of them."""
    if first and last and one.active:
        first, last = max(first, one.active.from_ or first), min(last, one.active.until or last)
        return (first, last) if first <= last else (None, None)
    return first, last


def _taken_over(b: Builder, one: Group, field: Field) -> Facts:
    """What the group that it works like says, where it has nothing of its own."""
    source = source_of(one, field.name)  # type: ignore[arg-type]
    if source is None or source is one or field.name in ("purpose", "meets"):
        yield from b.facts(source or one, field)
    else:
        yield from b.fact(field, _same_as(b, source))


def _same_as(b: Builder, group: Group) -> Value:
    return Value(b.say(Message("The same as for {group}", group=group.title)), b.link(group))


for _name in ("purpose", "mandate", "meets"):
    FACTS[Group, _name] = _taken_over


@rule(Group, "like")
def _like(b: Builder, one: Group, field: Field) -> Facts:
    yield from b.facts(one, field)
    source = source_of(one, "tasks")
    if source is not None and source is not one:
        yield from b.fact(field, _same_as(b, source), label=Message("Tasks"), key="tasks")
    if b.period is not None:
        pickers = b.pickers.get(one, ())
        yield from b.fact(field, *b.named(*pickers), label=Message("Goals of the period picked by"), key="picked_by")


@rule(Owner, "kind")
def _owner_kind(b: Builder, one: Owner, field: Field) -> Facts:
    """Yes says its label with a small letter, no says nothing."""
    kind = list(b.values(field, one.kind))
    flags = [all_described(Owner)[name] for name in ("many", "external") if getattr(one, name)]
    data = Record((("kind", tuple(kind)), *((each.key, (Value("", True),)) for each in flags)))
    text = ", ".join([*(each.text for each in kind), *(b.say(Message(each.shown.label)) for each in flags)])
    yield from b.fact(field, Value(text, data))


for _name in ("many", "external"):
    FACTS[Owner, _name] = lambda *_: ()


@rule(Indicator, "limit")
def _limit(b: Builder, one: Indicator, field: Field) -> Facts:
    """What is wanted and the limit, in one: at most 14 days; as data the word, the number and its unit."""
    amount = next(b.values(field, one.limit), None)
    most = one.want == "at-most"
    if one.want in ("at-most", "at-least"):
        if amount:
            text = amount.text
            words = Message("At most {amount}", amount=text) if most else Message("At least {amount}", amount=text)
            yield from b.fact(field, _wanted(b, one, b.say(words), amount))
        elif one.lacks("limit"):
            gap = Message("No highest value is given") if most else Message("No lowest value is given")
            yield b.missing("limit", Message("Limit"), gap)
        return
    wanted = b.say(one.want.label) if one.want else ""
    both = [wanted, "" if amount is None or (one.want == "zero" and one.limit == 0) else amount.text]
    text = ", ".join(filter(None, both))
    yield from b.fact(field, _wanted(b, one, text, amount), label=Message("Wanted") if wanted else None)


def _wanted(b: Builder, one: Indicator, text: str, amount: Value | None) -> Value:
    parts: list[tuple[str, tuple[Value, ...]]] = [("want", tuple(b.values(all_described(Indicator)["want"], one.want)))]
    if amount:
        number = amount.data
        data = Quantity(number, one.unit) if one.unit and isinstance(number, Decimal) else number
        parts.append(("limit", (replace(amount, data=data),)))
    return Value(text, Record(tuple(parts)))


@rule(Indicator, "values")
def _values(b: Builder, one: Indicator, field: Field) -> Facts:
    """All that was measured, and for those who write the plan what was measured last."""
    yield from b.facts(one, field)
    if last := last_measured(one):
        day, key = Value(b.day(last), last), "measured_last"
        yield from b.fact(field, day, label=Message("Measured last"), key=key, detail=False, internal=True)


@rule(Indicator, "of")
def _of(b: Builder, one: Indicator, field: Field) -> Facts:
    yield from b.fact(field, Value(b.say(Message("People")) if one.of == "people" else one.of or "", one.of or ""))


@rule(Phase, "from_")
def _phase(b: Builder, one: Phase, field: Field) -> Facts:
    """The days that follow from the other phases."""
    days = b.phases[one]
    yield from b.fact(field, b.span(days.first, days.last, None, one.for_ if days.last is None else None))
    for day, gap in ((days.first, Message("First day is missing")), (days.last, Message("Last day is missing"))):
        if day is None:
            yield b.missing(field.key, Message("Time"), gap, "when", internal=True)


@rule(Funding, "shares")
def _shares(b: Builder, one: Funding, field: Field) -> Facts:
    said = []
    for who, n in one.shares:
        data = Record((("by", tuple(b.named(who))), ("share", (Value(f"{n} %", Quantity(n, "%")),))))
        said.append(Value(f"{who.title} {b.say.number(n)} %", data))
    yield from b.fact(field, *said)


@rule(Funding, "activities")
def _paid_for(b: Builder, one: Funding, field: Field) -> Facts:
    paid: Iterable[Any] = dict.fromkeys((*one.activities, *(cost.parent for cost in one.costs)))
    yield from b.fact(field, *b.named(*paid))


@rule(Provision, "chapter")
def _place(b: Builder, one: Provision, field: Field) -> Facts:
    both = [all_described(Provision)[name] for name in ("chapter", "section")]
    yield from b.fact(field, b.record(one, both, text=_place_in_act(one, b.say)) if one.title else None)


def _place_in_act(one: Provision, say: Phrases) -> str:
    chapter = say(Message("chapter {number}", number=one.chapter)) if one.chapter else ""
    return " ".join(filter(None, [chapter, one.section]))


TITLES[Provision] = lambda one, say: one.title or _place_in_act(one, say)


def _revision(one: Revision, say: Phrases) -> str:
    version = say(Message("Version {version}", version=one.version)) if one.version else ""
    return ", ".join(filter(None, [version, say.when(one.date)]))


TITLES[Revision] = _revision
TITLES[Period] = lambda one, _: one.title or one.id


@rule(Period, "from_")
def _period(b: Builder, one: Period, field: Field) -> Facts:
    """Its days, and whether it holds on the day that is asked about."""
    yield from b.facts(one, field)
    if b.today:
        words = b.say(_STANDING[standing(one, b.today)])
        yield from b.fact(field, Value(words, words), label=Message("Standing"), key="standing", in_title=True)


_STANDING = {"current": Message("holds now"), "coming": Message("begins later"), "past": Message("has ended")}

TITLES[Pick] = lambda one, _: one.wording


@rule(Pick, "goal")
def _picked(b: Builder, one: Pick, field: Field) -> Facts:
    """The goal's own facts, and its title in the bank where another wording was adopted."""
    if one.wording != one.goal.title:
        yield from b.fact(field, *b.named(one.goal))
    yield from b.entry(one.goal, "").facts


@rule(Selection, "binds")
def _binds(b: Builder, one: Selection, field: Field) -> Facts:
    everyone = [Value(b.say(Message("All groups")), "all")]
    yield from b.fact(field, *(everyone if one.binds_all else b.values(field, one.binds)))


# What the bank says of a goal, and what those say who picked it.
TEXTS[Pick] = lambda one: "\n\n".join(filter(None, [one.goal.text if one.goal else None, one.text])) or None
