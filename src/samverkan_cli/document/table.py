"""The plan table: focus areas, their strategies, and the activities with all that is known of them."""

from __future__ import annotations

from samverkan_cli.core.message import Message
from samverkan_cli.document.facts import Facts
from samverkan_cli.document.text import parse
from samverkan_cli.document.view import Entry, FocusArea, Strategy
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.model.focus import Activity, Milestone, Move
from samverkan_cli.model.focus import FocusArea as FocusAreaModel
from samverkan_cli.model.focus import Strategy as StrategyModel
from samverkan_cli.model.money import Cost


def focus_area(area: FocusAreaModel, say: Phrases) -> FocusArea:
    """A focus area with its strategies."""
    facts = Facts(say)
    facts.say("goals", Message("Goals"), *titles(*area.goals))
    facts.say("governing_documents", Message("Rests on"), *titles(*area.governing_documents))
    if area.lacks("strategies"):
        facts.miss("strategies", Message("Strategies"), Message("Strategies are missing"))
    return FocusArea(
        area.title,
        parse(area.purpose or ""),
        parse(area.text or ""),
        facts.all(),
        tuple(_strategy(strategy, say) for strategy in area.strategies),
    )


def _strategy(strategy: StrategyModel, say: Phrases) -> Strategy:
    facts = Facts(say)
    if strategy.lacks("activities"):
        facts.miss("activities", Message("Activities"), Message("Activities are missing"))
    activities = tuple(activity(one, say) for one in strategy.activities)
    return Strategy(strategy.title, parse(strategy.text or ""), facts.all(), activities)


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
    facts.say("status", Message("Status"), say(labels.STATUS[one.status]) if one.status else None)
    _pilot(one, facts, say)
    for move in one.moved:
        _moved(move, facts, say)
    facts.say("goals", Message("Goals"), *_aims(one, say))
    facts.say("needs", Message("Needs"), *titles(*one.needs))
    facts.say("indicators", Message("Indicators"), *titles(*one.indicators))
    facts.say("prevention", Message("Level"), *say.words(one.prevention, labels.PREVENTION))
    facts.say("tier", Message("Reach"), say(labels.TIER[one.tier]) if one.tier else None)
    facts.say("audience", Message("Audience"), *say.words(one.audience, labels.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(one.ages))
    form = say(labels.COOPERATION[one.cooperation]) if one.cooperation else None
    facts.say("cooperation", Message("Form of cooperation"), form)
    facts.say("evidence", Message("Basis"), say(labels.EVIDENCE[one.evidence]) if one.evidence else None)
    facts.say("cost", Message("Cost"), *(_cost(cost, say) for cost in one.cost))
    facts.say("funding", Message("Funding"), *titles(*one.funding))
    facts.say("interventions", Message("Builds on what is done already"), *titles(*one.interventions))
    facts.say("governing_documents", Message("Rests on"), *titles(*one.governing_documents))
    return Entry(one.title, parse(one.text or ""), facts.all(), tuple(_milestone(each, say) for each in one.milestones))


def _aims(one: Activity, say: Phrases) -> list[str]:
    """The goals of its own; where it has none it serves those of its focus area, which stand there."""
    inherits = one.lacks("goals") and one.strategy.focus_area.goals
    return [say(Message("Those of the focus area"))] if inherits else titles(*one.goals)


def _pilot(one: Activity, facts: Facts, say: Phrases) -> None:
    if one.pilot is None:
        return
    until = one.pilot.until
    facts.say("pilot", Message("Trial"), say.span(None, until) if until else say(Message("Yes")))
    if after := one.pilot.afterwards:
        sources = (source.title for source in after.funding)
        facts.say("pilot", Message("After the trial"), *titles(*after.owners), *sources)
        facts.tell("pilot", Message("After the trial"), after.text)


def _moved(move: Move, facts: Facts, say: Phrases) -> None:
    was, now, day = say.day(move.was), say.day(move.now), say.day(move.date)
    said = say(Message("From {was} to {now}", was=was, now=now)) if was and now else now or was
    facts.say("moved", Message("Moved"), f"{said} ({day})" if said and day else said or day)
    facts.tell("moved", Message("Why it was moved"), move.why)


def _cost(cost: Cost, say: Phrases) -> str:
    return ", ".join(filter(None, [say.money(cost), *titles(cost.funding)]))


def _milestone(one: Milestone, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("due", Message("By"), say.day(one.due))
    facts.say("status", Message("Status"), say(labels.STATUS[one.status]) if one.status else None)
    return Entry(one.title, parse(one.text or ""), facts.all())
