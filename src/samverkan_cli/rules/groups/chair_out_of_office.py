"""SAM710 chair-out-of-office."""

from datetime import date

from samverkan_cli.core.keypath import Location
from samverkan_cli.derive.meetings import Chaired, kind_of, takes, turns_between
from samverkan_cli.derive.timespans import DateRange, covers, dates_of
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.model.groups import Chair, Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related

_MOST = 60
"""How many terms are looked at: no plan holds for thirty years."""


def check(plan: Project, given: Given) -> Findings:
    """Report everybody who is to chair a group in a term of the plan in which they do not exist."""
    first, last = valid_from(plan.document), valid_until(plan.document)
    if first is None or last is None:
        return
    for group in plan.groups:
        chair = group.chair
        if chair is None or not group.whole("active"):
            continue
        begins, ends = _within(group, first, last)
        seen: set[Location] = set()
        for turn in turns_between(chair, begins, ends, _MOST) if begins <= ends else ():
            place = _place(chair, turn)
            if place is not None and place not in seen and _is_out(turn):
                seen.add(place)
                yield _finding(group, turn, place)


def _within(group: Group, first: date, last: date) -> tuple[date, date]:
    """The days on which a document holds and a group exists."""
    active = group.active
    begins = max(first, active.from_) if active is not None and active.from_ is not None else first
    ends = min(last, active.until) if active is not None and active.until is not None else last
    return begins, ends


def _is_out(turn: Chaired) -> bool:
    """Whether somebody certainly does not exist on some day of a stretch in which they chair."""
    active = turn.who.active
    days = dates_of(active) if active is not None and not active.doubtful else None
    return days is not None and not covers(days, DateRange(turn.first, turn.last))


def _place(chair: Chair, turn: Chaired) -> Location | None:
    """Where it is written that somebody chairs in a stretch."""
    rota = chair.rota.references("among") if chair.rota is not None else []
    kind = kind_of(turn.first)
    turns = [each for one in chair.rotation if takes(one, kind) for each in one.references("chair")]
    return next((place for who, place in (*chair.references("holder"), *turns, *rota) if who is turn.who), None)


def _finding(group: Group, turn: Chaired, place: Location) -> Finding:
    who = turn.who
    assert isinstance(who, Owner | Group)  # noqa: S101 - nobody else can chair
    assert who.active is not None  # noqa: S101 - or nothing would have been found
    return Finding(
        place,
        Message(
            "{who} is to chair {group} from {first} to {last}, and is not there all that time",
            who=who.title,
            group=group.title,
            first=turn.first,
            last=turn.last,
        ),
        help=Message("Let somebody else chair then, or correct active: at {who}", who=who.id),
        related=(Related(Message("this is when it exists"), who.at("active")),),
    )
