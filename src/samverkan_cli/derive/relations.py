"""How owners and groups relate: who sits in a group, who is a part of whom, which group works like which."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Literal

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner

MAX_MEMBERS, MAX_GROUPS = 2_000, 100
"""How many members are looked at of groups that sit in a group, and how many such groups."""
MAX_STEPS = 25
"""How far groups that each work like another are followed."""
Who = Owner | Group


def members_of(group: Group) -> frozenset[Who] | None:
    """Who sits in a group, also by sitting in a group that sits in it. None where not all of it is known.

    That is so too where groups sit in one another more than in any honest plan: it is asked of each of them.
    """
    found: set[Who] = set()
    rest: list[Who] = [group]
    groups = looked_at = 0
    while rest:
        here = rest.pop()
        if not isinstance(here, Group):
            continue
        if here is not group:
            groups, looked_at = groups + 1, looked_at + len(here.members)
        is_odd = looked_at > MAX_MEMBERS or groups > MAX_GROUPS
        if is_odd or not here.members or not here.whole("members"):
            return None
        for member in here.members:
            if member.owner is None:
                return None
            if member.owner not in found:
                found.add(member.owner)
                rest.append(member.owner)
    return frozenset(found)


_CHAIR_SEATS = ("ordförande", "chair", "chairperson")


def has_chair_seat(group: Group) -> bool:
    """Whether a seat of a group is the chair's: then it has one, though `chair` does not say so."""
    return any((member.seat or "").strip().casefold() in _CHAIR_SEATS for member in group.members)


def is_part_of(who: Who, wholes: Collection[Who]) -> bool | None:
    """Whether somebody is one of some, or a part of one, step by step. None where that is not known."""
    seen: set[Who] = set()
    rest: list[Who] = [who]
    is_known = True
    while rest:
        here = rest.pop()
        if here in wholes:
            return True
        if isinstance(here, Owner) and here not in seen:
            seen.add(here)
            is_known = is_known and here.whole("part_of")
            rest.extend(here.part_of)
    return False if is_known else None


_RANKS = {"function": 0, "unit": 1, "administration": 2, "board": 3, "assembly": 4}
_TOP = 5
"""Municipalities, regions, agencies, associations, companies, the population: part of none of each other."""


def outside(scope: Collection[Owner | Group], owners: Iterable[Owner]) -> frozenset[Owner]:
    """The owners that are known to be neither in a scope nor part of anything in it, however far up.

    Where an owner belongs is known as far up as it is said; one that is part of several is outside if each of them
    is. What stands topmost is outside if nothing in the scope is
    of a kind that it could be part of: a municipality is part of no administration, but an administration of which
    nothing is said may be part of the municipality. Nothing is known of what is part of itself.
    """
    inside = set(scope)
    kinds = {_kind(each): each for each in scope}.values()
    verdicts: dict[Owner | Group, bool] = {}
    for owner in owners:
        rest: list[Owner | Group] = [owner]
        while rest:
            here = rest[-1]
            above = here.part_of if isinstance(here, Owner) and here not in inside else ()
            if here not in verdicts:
                verdicts[here] = False  # and so it stays for whoever comes back to it from above
                rest.extend(each for each in above if each not in verdicts)
                continue
            rest.pop()
            if above:
                verdicts[here] = here.whole("part_of") and all(verdicts[each] for each in above)
            else:
                verdicts[here] = here not in inside and _is_apart(here, kinds)
    return frozenset(owner for owner, verdict in verdicts.items() if verdict and isinstance(owner, Owner))


def _is_apart(top: Owner | Group, scope: Iterable[Owner | Group]) -> bool:
    """Whether an owner of which no more is said can be part of nothing in a scope."""
    return isinstance(top, Owner) and top.lacks("part_of") and not any(_may_hold(each, top) for each in scope)


def _kind(who: Owner | Group) -> object:
    """What decides whether somebody may be part of an owner."""
    return (who.kind, bool(who.external)) if isinstance(who, Owner) else Group


def _may_hold(whole: Owner | Group, part: Owner) -> bool:
    if not isinstance(whole, Owner) or whole.kind is None or part.kind is None:
        return True
    if part.external and not whole.external:
        return False
    above, below = _RANKS.get(whole.kind, _TOP), _RANKS.get(part.kind, _TOP)
    return above > below or (above == below == _RANKS["unit"])


TakenOver = Literal["purpose", "mandate", "meets", "tasks"]
"""The fields that a group which works like another takes over, where it has nothing of its own in them."""


def source_of(group: Group, field: TakenOver) -> Group | None:
    """The group whose words hold in a field: itself, or the nearest that it works like. None where none says anything.

    A group whose own words could not be used takes nothing over, and neither does what works like it.
    """
    here: Group | None = group
    for _ in range(MAX_STEPS):
        if here is None or not here.lacks(field):
            return here if here is not None and getattr(here, field) else None
        here = here.like
    return None


def taken_over(group: Group, field: TakenOver) -> Any:
    """What holds in a field of a group: its own, else that of the nearest group that it works like."""
    source = source_of(group, field)
    return getattr(source if source is not None else group, field)


def said_nowhere(groups: Iterable[Group], field: TakenOver) -> frozenset[Group]:
    """The groups of which neither they themselves nor any that they work like say anything in a field.

    Those of which it is not known, because something was left out, are not among them.
    """
    known: dict[Group, bool] = {}
    for group in groups:
        way: dict[Group, None] = {}
        here: Group | None = group
        while here is not None and here not in known and here not in way:
            way[here] = None
            if not here.lacks(field) or not here.whole("like"):
                known[here] = False
                break
            here = here.like
        nowhere = here is None or known.get(here, True)
        known.update((each, nowhere) for each in way)
    return frozenset(group for group, nowhere in known.items() if nowhere)
