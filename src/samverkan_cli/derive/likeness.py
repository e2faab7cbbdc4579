"""What a group takes over from the group that it works like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from samverkan_cli.model.groups import Group

TakenOver = Literal["purpose", "mandate", "meets", "tasks"]
"""The fields that a group which works like another takes over, where it has nothing of its own in them."""


def source_of(group: Group, field: TakenOver) -> Group | None:
    """The group whose words hold in a field: itself, or the nearest that it works like. None where none says anything.

    A group whose own words could not be used takes nothing over, and neither does what works like it.
    """
    seen: set[Group] = set()
    here: Group | None = group
    while here is not None and here not in seen:
        if not here.lacks(field):
            return here if getattr(here, field) else None
        seen.add(here)
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
