"""Why there is a plan and what it weighs: commissions, needs, success factors, the child's best interests."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.core.message import Message, counted
from samverkan_cli.document.facts import Facts
from samverkan_cli.document.names import NEEDS, SCORES
from samverkan_cli.document.text import parse
from samverkan_cli.document.view import Entry, Fact, NeedKind
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.model.document import BestInterests
from samverkan_cli.model.needs import Commission, Need
from samverkan_cli.model.success import Criterion, SuccessFactor


def commission(one: Commission, say: Phrases) -> Entry:
    """A commission; its parts are what was asked for, each with what answers it."""
    facts = Facts(say)
    facts.say("by", Message("From"), *titles(one.by))
    facts.say("date", Message("Date"), say.when(one.date))
    parts = []
    for part in one.parts:
        answer, label = Facts(say), Message("Answered by")
        answer.say("activities", label, *titles(*part.activities))
        answer.tell("met", label, part.met)
        if part.lacks("activities") and part.lacks("met"):
            answer.miss("met", label, Message("No answer is given"))
        parts.append(Entry(part.title, parse(part.text or ""), answer.all()))
    return Entry(one.title, parse(one.text or ""), facts.all(), tuple(parts))


def needs(all_: Iterable[Need], say: Phrases) -> tuple[NeedKind, ...]:
    """Needs by kind, in the order in which the plan comes to the kinds."""
    by_kind: dict[str | None, list[Entry]] = {}
    for one in all_:
        by_kind.setdefault(one.kind, []).append(_need(one, say))
    return tuple(NeedKind(_kind(kind, say, alone=len(by_kind) == 1), tuple(found)) for kind, found in by_kind.items())


def _kind(kind: str | None, say: Phrases, *, alone: bool) -> str:
    return say(NEEDS[kind]) if kind else "" if alone else say(Message("Other needs"))


def _need(one: Need, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("horizon", Message("Horizon"), say(labels.HORIZON[one.horizon]) if one.horizon else None)
    facts.say("rank", Message("Rank"), say.number(one.rank))
    n = one.mentions
    facts.say("mentions", Message("Raised by"), say(counted("{n} source", "{n} sources", n)) if n is not None else None)
    facts.say("activities", Message("Met by"), *titles(*one.activities))
    facts.tell("declined", Message("Why nothing is planned"), one.declined)
    return Entry(one.title, parse(one.text or ""), facts.all())


def success_factor(one: SuccessFactor, say: Phrases) -> Entry:
    """A success factor; its parts are the criteria, each with how far it is met."""
    facts = Facts(say)
    facts.say("depends_on", Message("Depends on"), *titles(*one.depends_on))
    return Entry(one.title, parse(one.text or ""), facts.all(), tuple(_criterion(each, say) for each in one.criteria))


def _criterion(one: Criterion, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("score", Message("Assessment"), say(SCORES[one.score]) if one.score is not None else None)
    facts.say("date", Message("Assessed"), say.day(one.date))
    return Entry(one.title, parse(one.text or ""), facts.all())


def best_interests(one: BestInterests | None, say: Phrases) -> tuple[Fact, ...]:
    """The assessment of the child's best interests, a fact for each part of it."""
    if one is None:
        return ()
    facts = Facts(say)
    if one.affected is not None:
        facts.say("affected", Message("Children are affected"), say(Message("Yes") if one.affected else Message("No")))
    facts.tell("children", Message("Which children, and how"), one.children)
    articles = say.several(map(str, one.articles))
    facts.say("articles", Message("Articles of the Convention on the Rights of the Child"), articles)
    facts.tell("knowledge", Message("What is known"), one.knowledge)
    facts.tell("heard", Message("How children have been heard"), one.heard)
    facts.tell("assessment", Message("What is best for the children"), one.assessment)
    facts.tell("compensation", Message("What makes up for another choice"), one.compensation)
    return facts.all()
