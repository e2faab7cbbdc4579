"""What a document says of a council or another group: who sits in it, who chairs it when, what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan_cli.core.message import Message
from samverkan_cli.derive.goal_periods import picks_binding
from samverkan_cli.derive.likeness import TakenOver, source_of
from samverkan_cli.derive.terms import Chaired, turns_between
from samverkan_cli.document.facts import Facts
from samverkan_cli.document.text import parse
from samverkan_cli.document.view import Entry
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.model.groups import Chair, Group, Member, Turn
from samverkan_cli.model.periods import Period

Days = tuple[date, date]
"""A first and a last day."""

COUNCILS = ("central-council", "local-council", "council")


def group(one: Group, days: Days | None, period: Period | None, say: Phrases) -> Entry:
    """A group with all that is known of it; its tasks are its parts.

    Who chairs in which term is told for `days`, and whose goals bind it for `period`.
    """
    facts = Facts(say)
    facts.say("kind", Message("Kind"), say(labels.GROUPS[one.kind]))
    purpose, meets = source_of(one, "purpose"), source_of(one, "meets")
    facts.tell("purpose", Message("Purpose"), purpose.purpose if purpose else None)
    facts.say("audience", Message("Audience"), *say.words(one.audience, labels.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(one.ages))
    facts.say("district", Message("District"), one.district)
    _chaired(one, days, facts, say)
    facts.say("lead", Message("Led by"), *titles(one.lead))
    facts.say("convener", Message("Convener"), *titles(one.convener))
    facts.say("members", Message("Members"), *(_member(member, say) for member in one.members))
    facts.say(
        "meets", Message("Meets"), say.meets(meets.meets.at_least, meets.meets.per) if meets and meets.meets else None
    )
    facts.say("meetings", Message("Meetings"), *map(say.day, one.meetings))
    facts.say("reports_to", Message("Reports to"), *titles(*one.reports_to))
    facts.tell("mandate", Message("Mandate"), one.mandate)
    if one.review:
        facts.say("review", Message("Reviewed"), say.every(one.review.every), say.day(one.review.date))
    if one.active:
        facts.say("active", Message("Active"), say.span(one.active.from_, one.active.until))
    _like(one, facts, say)
    if period is not None:
        pickers = dict.fromkeys(selection.picker for selection, _ in picks_binding(period, one))
        facts.say("goals", Message("Goals of the period picked by"), *titles(*pickers))
    tasks = tuple(Entry(task.title, parse(task.text or "")) for task in one.tasks)
    return Entry(one.title, parse(one.text or ""), facts.all(), tasks)


def _chaired(one: Group, days: Days | None, facts: Facts, say: Phrases) -> None:
    chair = list(_chair(one.chair, say)) if one.chair else []
    facts.say("chair", Message("Chair"), *chair)
    # Somebody who leads a council or calls its meetings will do in the place of a chair.
    if not chair and one.kind in COUNCILS and one.lacks("chair") and one.lacks("lead") and one.lacks("convener"):
        facts.miss("chair", Message("Chair"), Message("Chair is missing"))
    if one.chair and not one.chair.holder and (stretch := _within(one, days)):
        turns = turns_between(one.chair, *stretch)
        facts.say("chairs", Message("Chair by term"), *(_chaired_then(turn, say) for turn in turns))


def _within(one: Group, days: Days | None) -> Days | None:
    """Those of the days on which the group exists."""
    if days is None or one.active is None:
        return days
    first, last = max(days[0], one.active.from_ or days[0]), min(days[1], one.active.until or days[1])
    return (first, last) if first <= last else None


def _chaired_then(turn: Chaired, say: Phrases) -> str:
    when = f"{say(labels.TERMS[turn.term])} {turn.first.year}" if turn.term else say.span(turn.first, turn.last)
    return f"{when}: {turn.who.title}"


def _like(one: Group, facts: Facts, say: Phrases) -> None:
    """What is long is not said again of each group that takes it over, but where it stands."""
    facts.say("like", Message("Works like"), *titles(one.like))
    taken: tuple[tuple[TakenOver, Message], ...] = (("mandate", Message("Mandate")), ("tasks", Message("Tasks")))
    for field, label in taken:
        source = source_of(one, field)
        if source is not None and source is not one:
            facts.say(field, label, say(Message("The same as for {group}", group=source.title)))


def _chair(chair: Chair, say: Phrases) -> Iterator[str]:
    if chair.holder:
        yield chair.holder.title
    for turn in chair.rotation:
        yield _turn(turn, say)
    if (rota := chair.rota) and rota.among:
        began = say(Message("from {day}", day=say.day(rota.from_))) if rota.from_ else ""
        every = say.length(rota.every)
        how = ", ".join(filter(None, [began, say(Message("{time} each", time=every)) if every else ""]))
        among = say(Message("{owners} in turn", owners=say.several(titles(*rota.among))))
        yield f"{among} ({how})" if how else among


def _turn(turn: Turn, say: Phrases) -> str:
    when = [say(labels.TERMS[turn.term])] if turn.term else []
    when += [say(labels.YEARS[turn.years])] if turn.years else []
    who = turn.chair.title if turn.chair else say(Message("Chair is missing"))
    return f"{' '.join(when)}: {who}" if when else who


def _member(member: Member, say: Phrases) -> str:
    owner = member.owner.title if member.owner else ""
    said = f"{owner} ({member.seat})" if owner and member.seat else owner or member.seat or ""
    if member.count and member.count > 1:
        return say(Message("{n} from {owner}", n=member.count, owner=said))
    return said
