"""What a document says of each thing in a plan: an activity, a group, a goal that was picked, an indicator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from samverkan_cli.core.message import Message
from samverkan_cli.follow.days import last_day
from samverkan_cli.model.document import Appendix, Publication
from samverkan_cli.model.focus import Activity, Milestone, Move
from samverkan_cli.model.follow_up import Phase
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.law import GoverningDocument, Provision
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.model.measures import Indicator, Measurement, YearValue
from samverkan_cli.model.money import Cost, Funding
from samverkan_cli.model.periods import Pick
from samverkan_cli.model.values import Duration
from samverkan_cli.render import names
from samverkan_cli.render.phrases import Facts, Phrases, titles
from samverkan_cli.render.text import parse
from samverkan_cli.render.view import Entry

# --- the plan table


def activity(one: Activity, say: Phrases) -> Entry:
    """An activity with all that is known of it; its milestones are its parts."""
    facts = Facts(say)
    owners = Message("Responsible")
    if one.lacks("owners"):
        facts.miss("owners", owners, Message("Nobody is responsible"))
    facts.say("owners", owners, *titles(*one.owners))
    facts.say("lead", Message("Leads"), *titles(one.lead))
    facts.say("partners", Message("Together with"), *titles(*one.partners))
    facts.say("consulted", Message("Consulted"), *titles(*one.consulted))
    facts.say("informed", Message("Informed"), *titles(*one.informed))
    facts.say("when", Message("Time"), say.span(one.from_, one.until), say.every(one.every))
    if one.lacks("until") and one.lacks("every"):
        facts.miss("when", Message("Time"), Message("Last day is missing"))
    facts.say("status", Message("Status"), say(names.STATUS[one.status]) if one.status else None)
    _pilot(one, facts, say)
    for move in one.moved:
        _moved(move, facts, say)
    facts.say("goals", Message("Goals"), *titles(*one.goals))
    facts.say("needs", Message("Needs"), *titles(*one.needs))
    facts.say("indicators", Message("Indicators"), *titles(*one.indicators))
    facts.say("prevention", Message("Level"), *say.words(one.prevention, names.PREVENTION))
    facts.say("tier", Message("Reach"), say(names.TIER[one.tier]) if one.tier else None)
    facts.say("audience", Message("Audience"), *say.words(one.audience, names.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(one.ages))
    facts.say(
        "cooperation",
        Message("Form of cooperation"),
        say(names.COOPERATION[one.cooperation]) if one.cooperation else None,
    )
    facts.say("evidence", Message("Basis"), say(names.EVIDENCE[one.evidence]) if one.evidence else None)
    facts.say("cost", Message("Cost"), *(_cost(cost, say) for cost in one.cost))
    facts.say("funding", Message("Funding"), *titles(*one.funding))
    facts.say("interventions", Message("Methods"), *titles(*one.interventions))
    facts.say("governing_documents", Message("Rests on"), *titles(*one.governing_documents))
    return Entry(one.title, parse(one.text or ""), facts.all(), tuple(_milestone(each, say) for each in one.milestones))


def _pilot(one: Activity, facts: Facts, say: Phrases) -> None:
    if one.pilot is None:
        return
    trial = Message("Trial until {day}", day=say.day(one.pilot.until)) if one.pilot.until else Message("Trial")
    facts.say("pilot", Message("Trial"), say(trial))
    if after := one.pilot.afterwards:
        sources = (source.title for source in after.funding)
        facts.say("pilot", Message("After the trial"), *titles(*after.owners), *sources)
        facts.tell("pilot", Message("After the trial"), after.text)


def _moved(move: Move, facts: Facts, say: Phrases) -> None:
    was, now = say.day(move.was), say.day(move.now)
    said = say(Message("From {was} to {now}", was=was, now=now)) if was and now else now or was
    decided = f" ({say.day(move.date)})" if move.date else ""
    facts.say("moved", Message("Moved"), f"{said}{decided}".strip())
    facts.tell("moved", Message("Why it was moved"), move.why)


def _cost(cost: Cost, say: Phrases) -> str:
    return ", ".join(filter(None, [say.money(cost), cost.funding.title if cost.funding else ""]))


def _milestone(one: Milestone, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("due", Message("By"), say.day(one.due))
    facts.say("status", Message("Status"), say(names.STATUS[one.status]) if one.status else None)
    return Entry(one.title, parse(one.text or ""), facts.all())


# --- goals, indicators and money


def picked(pick: Pick, say: Phrases) -> Entry:
    """A goal as it was adopted, and as it stands in the bank where that is another wording."""
    goal: Goal = pick.goal
    facts = Facts(say)
    facts.say("title", Message("In the goal bank"), goal.title if pick.wording != goal.title else None)
    facts.say("direction", Message("Direction"), say(names.DIRECTION[goal.direction]) if goal.direction else None)
    facts.say("audience", Message("Audience"), *say.words(goal.audience, names.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(goal.ages))
    facts.say("dimension", Message("Is about"), *say.words(goal.dimension, names.DIMENSION))
    facts.say("indicators", Message("Indicators"), *titles(*goal.indicators))
    facts.say("governing_documents", Message("Rests on"), *titles(*goal.governing_documents))
    facts.tell("why", Message("Why it was picked"), pick.why)
    return Entry(pick.wording, parse(pick.text or goal.text or ""), facts.all())


def indicator(one: Indicator, say: Phrases) -> Entry:
    """An indicator: what is measured, where it began, where it should go, what was measured."""
    facts = Facts(say)
    facts.say("unit", Message("Unit"), one.unit)
    facts.say("measure", Message("Measure"), say(names.MEASURES[one.measure]) if one.measure else None)
    facts.say("of", Message("Counts"), one.of)
    facts.say("baseline", Message("Baseline"), _year_value(one.baseline, say))
    facts.say("limit", Message("Limit"), _limit(one, say))
    facts.say("target", Message("Target"), _year_value(one.target, say))
    facts.say("measured_every", Message("Measured"), say.every(one.measured_every))
    facts.say("owners", Message("Responsible"), *titles(*one.owners))
    facts.say("source", Message("Source"), one.source)
    facts.say("kolada", Message("Kolada"), one.kolada)
    facts.say("split", Message("Shown by"), *say.words(one.split, names.SPLIT))
    facts.say("values", Message("Outcome"), *(_measurement(value, say) for value in one.values))
    return Entry(one.title, parse(one.text or ""), facts.all())


def _limit(one: Indicator, say: Phrases) -> str:
    limit = one.limit
    amount = (
        say.length(limit) if isinstance(limit, Duration) else limit if isinstance(limit, str) else say.number(limit)
    )
    if one.want == "at-most":
        return say(Message("At most {amount}", amount=amount)) if amount else ""
    if one.want == "at-least":
        return say(Message("At least {amount}", amount=amount)) if amount else ""
    wanted = say(names.WANT[one.want]) if one.want else ""
    return ", ".join(filter(None, [wanted, amount]))


def _year_value(one: YearValue | None, say: Phrases) -> str:
    if one is None:
        return ""
    value = say.number(one.value)
    return f"{value} ({one.year})" if value and one.year else value or str(one.year or "")


def _measurement(one: Measurement, say: Phrases) -> str:
    share = [one.part.gender, one.part.school, one.part.district] if one.part else []
    about = ", ".join(filter(None, [*share, say.when(one.date), one.source]))
    return f"{say.number(one.value)} ({about})" if about else say.number(one.value)


def funding(one: Funding, say: Phrases) -> Entry:
    """A source of money."""
    facts = Facts(say)
    facts.say("kind", Message("Kind"), say(names.FUNDING[one.kind]) if one.kind else None)
    facts.say("by", Message("From"), *titles(one.by))
    facts.say("amount", Message("Amount"), *map(say.money, one.amount))
    facts.say("parties", Message("Parties"), *titles(*one.parties))
    facts.say("shares", Message("Shares"), *(f"{who.title} {say.number(share)} %" for who, share in one.shares))
    return Entry(one.title, parse(one.text or ""), facts.all())


# --- what there is already, and what it rests on


def intervention(one: Intervention, say: Phrases) -> Entry:
    """Something that is done already."""
    facts = Facts(say)
    facts.say("providers", Message("Provided by"), *titles(*one.providers))
    facts.say("tier", Message("Reach"), say(names.TIER[one.tier]) if one.tier else None)
    facts.say("direction", Message("Direction"), say(names.DIRECTION[one.direction]) if one.direction else None)
    facts.say("audience", Message("Audience"), *say.words(one.audience, names.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(one.ages))
    facts.say("evidence", Message("Basis"), say(names.EVIDENCE[one.evidence]) if one.evidence else None)
    parts = tuple(Entry(part.title, parse(part.text or "")) for part in one.parts)
    return Entry(one.title, parse(one.text or ""), facts.all(), parts)


def governing_document(one: GoverningDocument, say: Phrases) -> Entry:
    """An act or another governing document with the places in it that the plan rests on."""
    facts = Facts(say)
    facts.say("kind", Message("Kind"), say(names.GOVERNING[one.kind]) if one.kind else None)
    facts.say("reference", Message("Reference"), one.reference)
    if one.valid:
        facts.say("valid", Message("In force"), say.span(one.valid.from_, one.valid.until))
    facts.say("replaced_by", Message("Replaced by"), *titles(one.replaced_by))
    parts = tuple(_provision(provision, say) for provision in one.provisions)
    return Entry(one.title, parse(one.text or ""), facts.all(), parts)


def _provision(one: Provision, say: Phrases) -> Entry:
    chapter = say(Message("chapter {number}", number=one.chapter)) if one.chapter else ""
    place = " ".join(filter(None, [chapter, one.section]))
    facts = Facts(say)
    facts.say("section", Message("Place"), place if one.title else None)
    return Entry(one.title or place, parse(one.text or ""), facts.all())


def source(one: Publication, say: Phrases) -> Entry:
    """A work that the plan draws on."""
    facts = Facts(say)
    facts.say("year", Message("Year"), str(one.year or ""))
    facts.say("link", Message("Link"), one.link)
    return Entry(one.title, parse(one.text or ""), facts.all())


def appendix(one: Appendix, say: Phrases) -> Entry:
    """What is attached."""
    facts = Facts(say)
    facts.say("file", Message("File"), one.file)
    facts.say("link", Message("Link"), one.link)
    if one.lacks("file") and one.lacks("link") and one.lacks("text"):
        facts.miss("file", Message("File"), Message("The appendix is missing"))
    return Entry(one.title, parse(one.text or ""), facts.all())


def phases(all_: Iterable[Phase], say: Phrases) -> tuple[Entry, ...]:
    """The phases, in order; one without a first day begins when the one before it ends."""
    entries = []
    ended: date | None = None
    for phase in all_:
        first = phase.from_ or (ended + timedelta(days=1) if ended and ended < date.max else None)
        ended = phase.until or (last_day(first, phase.for_) if first and phase.for_ else None)
        facts = Facts(say)
        facts.say("when", Message("Time"), say.span(first, ended), say.length(phase.for_) if not ended else None)
        facts.say("owners", Message("Responsible"), *titles(*phase.owners))
        entries.append(Entry(phase.title, parse(phase.text or ""), facts.all()))
    return tuple(entries)
