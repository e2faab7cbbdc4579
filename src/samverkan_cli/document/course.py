"""What time does to a plan, as a document says it: phases, what happened, what was reported, what is proposed."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.core.message import Message
from samverkan_cli.derive.phases import Stretch, stretches
from samverkan_cli.document.facts import Facts
from samverkan_cli.document.front import promised
from samverkan_cli.document.text import parse
from samverkan_cli.document.view import Entry, FollowUp
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.labels import REACHED
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.model import follow_up as model
from samverkan_cli.model.document import Document, ReportPromise
from samverkan_cli.model.follow_up import LogEntry, Phase, ProposedDecision
from samverkan_cli.model.measures import Indicator


def phases(all_: Iterable[Phase], say: Phrases) -> tuple[Entry, ...]:
    """The phases, in order, with the days that they have or that follow from the others."""
    return tuple(_phase(stretch, say) for stretch in stretches(all_))


def _phase(one: Stretch, say: Phrases) -> Entry:
    phase, facts = one.phase, Facts(say)
    length = say.length(phase.for_) if one.last is None else None
    facts.say("when", Message("Time"), say.span(one.first, one.last), length)
    facts.say("owners", Message("Responsible"), *titles(*phase.owners))
    return Entry(phase.title, parse(phase.text or ""), facts.all())


def happened(one: LogEntry, say: Phrases) -> Entry:
    """Something that happened, and what remains of it."""
    facts = Facts(say)
    facts.say("date", Message("Date"), say.when(one.date))
    _remains(one, facts, say)
    return Entry(one.title, parse(one.text or ""), facts.all())


def _remains(one: LogEntry | model.ActivityFollowed, facts: Facts, say: Phrases) -> None:
    facts.tell("remains", Message("What remains"), one.remains)
    facts.say("owners", Message("Responsible"), *titles(*one.owners))
    facts.say("due", Message("By"), say.day(one.due))


def decision(one: ProposedDecision, say: Phrases) -> Entry:
    """What somebody is asked to decide. Its title may be empty."""
    facts = Facts(say)
    facts.say("by", Message("Decided by"), *titles(one.by))
    facts.say("to", Message("Task for"), *titles(*one.to))
    facts.say("due", Message("By"), say.day(one.due))
    facts.say("report_to", Message("Reports to"), *titles(*one.report_to))
    return Entry(one.title or "", parse(one.text), facts.all())


def follow_up(one: model.FollowUp, promise: ReportPromise | None, document: Document, say: Phrases) -> FollowUp:
    """A report back on the plan of a document, and the promise that it keeps, if any."""
    facts = Facts(say)
    facts.say("date", Message("Date"), say.day(one.date))
    facts.say("by", Message("From"), *titles(one.by))
    facts.say("to", Message("To"), *titles(*one.to))
    facts.say("copies_to", Message("Copies to"), *titles(*one.copies_to))
    if promise is not None:
        when = promised(document, promise, say)
        facts.say("answers", Message("Answers the promise of a report"), when or promise.id)
    return FollowUp(
        one.title,
        facts.all(),
        parse(one.summary or ""),
        parse(one.text or ""),
        tuple(_activity(activity.title, said, say) for activity, said in one.activities),
        tuple(_goal(goal.title, said, say) for goal, said in one.goals),
        tuple(_indicator(indicator, said, say) for indicator, said in one.indicators),
        parse(one.economy or ""),
        tuple(decision(each, say) for each in one.decisions),
    )


def _activity(title: str, one: model.ActivityFollowed, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("status", Message("Status"), say(labels.STATUS[one.status]) if one.status else None)
    _remains(one, facts, say)
    return Entry(title, parse(one.text or ""), facts.all())


def _goal(title: str, one: model.GoalFollowed, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("reached", Message("Goal attainment"), say(REACHED[one.reached]) if one.reached else None)
    return Entry(title, parse(one.text or ""), facts.all())


def _indicator(indicator: Indicator, one: model.IndicatorFollowed, say: Phrases) -> Entry:
    facts = Facts(say)
    value = " ".join(filter(None, [say.number(one.value), indicator.unit])) if one.value is not None else ""
    facts.say("value", Message("Outcome"), value)
    facts.say("date", Message("Date"), say.when(one.date))
    return Entry(indicator.title, parse(one.text or ""), facts.all())
