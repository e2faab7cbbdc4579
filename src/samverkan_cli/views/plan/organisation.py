"""Groups: who sits in them, who chairs them when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.message import Message
from samverkan_cli.derive.chairs import chair_on
from samverkan_cli.derive.likeness import taken_over
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import groups as model
from samverkan_cli.model.values import Ages, Duration
from samverkan_cli.views.paper import Branch
from samverkan_cli.views.plain import Named, all_named, missing, named, unread
from samverkan_cli.views.saying import broken, fact, inner, lack, listed, stretch, titles

COUNCILS = ("central-council", "local-council", "council")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a group."""

    owner: Named | None
    seat: str | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Who chairs in the terms of one kind."""

    term: str | None
    years: str | None
    chair: Named | None


@dataclass(frozen=True, slots=True)
class Chair:
    """Who chairs: `today` the one whose turn it is; `holder`, `rotation` or `among` say how it is settled."""

    today: Named | None
    holder: Named | None
    rotation: tuple[Turn, ...]
    among: tuple[Named, ...]
    from_: date | None
    every: Duration | None


@dataclass(frozen=True, slots=True)
class Group:
    """A council or another group; what it takes over from the group that it works like is here too."""

    id: str
    title: str
    kind: str
    chair: Chair | None
    lead: Named | None
    convener: Named | None
    members: tuple[Seat, ...]
    reports_to: tuple[Named, ...]
    meets_at_least: int | None
    meets_per: str | None
    meetings: tuple[date, ...]
    ages: Ages | None
    district: str | None
    tasks: tuple[Named, ...]
    like: Named | None
    active_from: date | None
    active_until: date | None
    missing: tuple[str, ...]
    unread: tuple[str, ...]


def groups(project: Project, today: date) -> tuple[Group, ...]:
    """The groups of a plan; who chairs is said for a day."""
    return tuple(_group(each, today) for each in project.groups)


def _group(one: model.Group, today: date) -> Group:
    # Somebody who leads a council or calls its meetings will do in the place of a chair.
    chairless = one.kind in COUNCILS and one.lacks("chair") and one.lacks("lead") and one.lacks("convener")
    meets: model.Meets | None = taken_over(one, "meets")
    return Group(
        one.id,
        one.title,
        one.kind,
        _chair(one.chair, today) if one.chair else None,
        named(one.lead),
        named(one.convener),
        tuple(Seat(named(member.owner), member.seat, member.count) for member in one.members),
        all_named(one.reports_to),
        meets.at_least if meets else None,
        meets.per if meets else None,
        one.meetings,
        one.ages,
        one.district,
        all_named(taken_over(one, "tasks")),
        named(one.like),
        one.active.from_ if one.active else None,
        one.active.until if one.active else None,
        (*(["chair"] if chairless else []), *missing(one, "members")),
        unread(one),
    )


def _chair(chair: model.Chair, today: date) -> Chair:
    rota = chair.rota
    return Chair(
        named(chair_on(chair, today)),
        named(chair.holder),
        tuple(Turn(turn.term, turn.years, named(turn.chair)) for turn in chair.rotation),
        all_named(rota.among) if rota else (),
        rota.from_ if rota else None,
        rota.every if rota else None,
    )


# --- in words


def tree(found: tuple[Group, ...], say: Phrases) -> tuple[Branch, ...]:
    """Groups as a tree."""
    return tuple(Branch(f"{each.title} ({say(labels.GROUPS[each.kind])})", tuple(_lines(each, say))) for each in found)


def _lines(one: Group, say: Phrases) -> Iterator[str]:
    if one.chair is not None:
        yield from _chaired(one.chair, say)
    if "chair" in one.missing:
        yield lack(say, Message("Chair is missing"))
    yield from fact(say, Message("Led by"), *titles(one.lead))
    yield from fact(say, Message("Convener"), *titles(one.convener))
    yield from fact(say, Message("Members"), *(_seat(seat, say) for seat in one.members))
    if "members" in one.missing:
        yield lack(say, Message("Members are missing"))
    yield from fact(say, Message("Meets"), inner(say.meets(one.meets_at_least, one.meets_per)))
    yield from fact(say, Message("Meetings"), *map(str, one.meetings))
    yield from fact(say, Message("Reports to"), *titles(*one.reports_to))
    yield from fact(say, Message("Ages"), say.ages(one.ages))
    yield from fact(say, Message("District"), one.district)
    yield from fact(say, Message("Tasks"), *titles(*one.tasks))
    yield from fact(say, Message("Works like"), *titles(one.like))
    yield from fact(say, Message("Active"), inner(stretch(say, one.active_from, one.active_until)))
    yield from broken(say, one.unread)


def _chaired(chair: Chair, say: Phrases) -> Iterator[str]:
    now = chair.today.title if chair.today else say(Message("nobody today"))
    if chair.holder is not None:
        yield from fact(say, Message("Chair"), now)
        return
    yield from fact(say, Message("Chair today"), now)
    yield from fact(say, Message("Chair"), "; ".join(turns(chair, say)))


def turns(chair: Chair, say: Phrases) -> Iterator[str]:
    """How a chair goes round."""
    for turn in chair.rotation:
        who = turn.chair.title if turn.chair else say(Message("Chair is missing"))
        when = inner(term(turn.term, turn.years, say))
        yield f"{when}: {who}" if when else who
    if chair.among:
        yield rota(listed(chair.among), chair.from_, chair.every, say)


def term(of_year: str | None, years: str | None, say: Phrases) -> str:
    """In which terms of which years."""
    said = [say(labels.TERMS[of_year]) if of_year else "", say(labels.YEARS[years]) if years else ""]
    return " ".join(filter(None, said))


def rota(among: str, first: date | None, every: Duration | None, say: Phrases) -> str:
    """Between whom a chair goes round, from when, and how long each has it."""
    began = say(Message("from {day}", day=first)) if first else ""
    length = say(Message("{time} each", time=say.length(every))) if every else ""
    how = ", ".join(filter(None, [began, length]))
    said = say(Message("{owners} in turn", owners=among))
    return f"{said} ({how})" if how else said


def _seat(seat: Seat, say: Phrases) -> str:
    owner = seat.owner.title if seat.owner else ""
    several = seat.count if seat.count and seat.count > 1 else None
    if not owner:
        return f"{seat.seat or ''} ({several})" if several else seat.seat or ""
    said = f"{owner} ({seat.seat})" if seat.seat else owner
    return say(Message("{n} from {owner}", n=several, owner=said)) if several else said
