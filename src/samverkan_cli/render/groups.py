"""What a document says of a council or another group: who sits in it, who chairs it when, what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samverkan_cli.core.message import Message, counted
from samverkan_cli.model.groups import Chair, Group, Meets, Member, Turn
from samverkan_cli.render import names
from samverkan_cli.render.phrases import Facts, Phrases, titles
from samverkan_cli.render.text import parse
from samverkan_cli.render.view import Entry, Fact


def group(one: Group, goals: Fact | None, say: Phrases) -> Entry:
    """A group with all that is known of it; its tasks are its parts. `goals` says whose picks bind it."""
    facts = Facts(say)
    facts.say("kind", Message("Kind"), say(names.GROUPS[one.kind]))
    facts.tell("purpose", Message("Purpose"), _own_or_like(one, "purpose"))
    facts.say("audience", Message("Audience"), *say.words(one.audience, names.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(one.ages))
    facts.say("district", Message("District"), one.district)
    chair = list(_chair(one.chair, say)) if one.chair else []
    facts.say("chair", Message("Chair"), *chair)
    if not chair and one.lacks("chair") and one.lacks("lead") and one.lacks("convener"):
        facts.miss("chair", Message("Chair"), Message("Chair is missing"))
    facts.say("lead", Message("Led by"), *titles(one.lead))
    facts.say("convener", Message("Convener"), *titles(one.convener))
    facts.say("members", Message("Members"), *(_member(member, say) for member in one.members))
    if meets := _own_or_like(one, "meets"):
        facts.say("meets", Message("Meets"), _meets(meets, say))
    facts.say("meetings", Message("Meetings"), *map(say.day, one.meetings))
    facts.say("reports_to", Message("Reports to"), *titles(*one.reports_to))
    facts.tell("mandate", Message("Mandate"), _own_or_like(one, "mandate"))
    if one.review:
        facts.say("review", Message("Reviewed"), say.every(one.review.every), say.day(one.review.date))
    if one.active:
        facts.say("active", Message("Active"), say.span(one.active.from_, one.active.until))
    facts.say("like", Message("Works like"), *titles(one.like))
    tasks = tuple(Entry(task.title, parse(task.text or "")) for task in _own_or_like(one, "tasks"))
    return Entry(one.title, parse(one.text or ""), (*facts.all(), *([goals] if goals else [])), tasks)


def _own_or_like(one: Group, field: str) -> Any:
    """What a group says in a field, else what the group says that it works like."""
    seen: list[Group] = []
    model: Group | None = one
    while model is not None and model not in seen:
        if value := getattr(model, field):
            return value
        seen.append(model)
        model = model.like
    return getattr(one, field)


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
    when = [say(names.TERMS[turn.term])] if turn.term else []
    when += [say(names.YEARS[turn.years])] if turn.years else []
    who = turn.chair.title if turn.chair else say(Message("Chair is missing"))
    return f"{' '.join(when)}: {who}" if when else who


def _member(member: Member, say: Phrases) -> str:
    owner = member.owner.title if member.owner else ""
    said = f"{owner} ({member.seat})" if owner and member.seat else owner or member.seat or ""
    if member.count and member.count > 1:
        return say(Message("{n} from {owner}", n=member.count, owner=said))
    return said


def _meets(meets: Meets, say: Phrases) -> str:
    n = meets.at_least
    if n is None:
        return ""
    if meets.per == "half-year":
        return say(counted("At least {n} time per half-year", "At least {n} times per half-year", n))
    if meets.per == "year":
        return say(counted("At least {n} time per year", "At least {n} times per year", n))
    return say(counted("At least {n} time", "At least {n} times", n))
