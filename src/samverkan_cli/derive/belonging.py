"""Who sits in a group, and who is a part of whom."""

from __future__ import annotations

from collections.abc import Collection

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner

Who = Owner | Group


def members_of(group: Group) -> frozenset[Who] | None:
    """Who sits in a group, also by sitting in a group that sits in it. None where not all of it is known."""
    found: set[Who] = set()
    rest: list[Who] = [group]
    while rest:
        here = rest.pop()
        if not isinstance(here, Group):
            continue
        if not here.members or not here.whole("members"):
            return None
        for member in here.members:
            if member.owner is None:
                return None
            if member.owner not in found:
                found.add(member.owner)
                rest.append(member.owner)
    return frozenset(found)


def is_part_of(who: Who, wholes: Collection[Who]) -> bool | None:
    """Whether somebody is one of some, or a part of one, step by step. None where that is not known."""
    seen: set[Who] = set()
    here: Who | None = who
    while here is not None and here not in seen:
        if here in wholes:
            return True
        seen.add(here)
        if isinstance(here, Group):
            return False
        if not here.whole("part_of"):
            return None
        here = here.part_of
    return False
