"""What a group takes over from the group that it works like."""

from __future__ import annotations

from typing import Any, Literal

from samverkan_cli.model.groups import Group

TakenOver = Literal["purpose", "mandate", "meets", "tasks"]
"""The fields that a group which works like another takes over, where it has nothing of its own in them."""


def source_of(group: Group, field: TakenOver) -> Group | None:
    """The group whose words hold in a field: itself, or the nearest that it works like. None where none says anything.

    A group whose own words could not be used takes nothing over, and neither does what works like it.
    """
    seen: list[Group] = []
    here: Group | None = group
    while here is not None and here not in seen:
        if not here.lacks(field):
            return here if getattr(here, field) else None
        seen.append(here)
        here = here.like
    return None


def taken_over(group: Group, field: TakenOver) -> Any:
    """What holds in a field of a group: its own, else that of the nearest group that it works like."""
    source = source_of(group, field)
    return getattr(source if source is not None else group, field)


def is_said_nowhere(group: Group, field: TakenOver) -> bool:
    """Whether neither a group nor any that it works like says anything in a field.

    False where it is not known, because something of it was left out.
    """
    seen: list[Group] = []
    here: Group | None = group
    while here is not None and here not in seen:
        if not here.lacks(field) or not here.whole("like"):
            return False
        seen.append(here)
        here = here.like
    return True
