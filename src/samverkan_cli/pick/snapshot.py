"""What a record keeps of a goal as it was when it was picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from samverkan_cli.model.goals import Goal

if TYPE_CHECKING:
    from samverkan_cli.pick.record import Record

FIELDS: Mapping[str, Callable[[Goal], Any]] = {
    "title": lambda goal: goal.title,
    "direction": lambda goal: goal.direction,
    "ages": lambda goal: str(goal.ages) if goal.ages is not None else None,
    "audience": lambda goal: tuple(goal.audience),
    "dimension": lambda goal: tuple(goal.dimension),
}
"""The fields; a change to any of them makes the record stale."""


def snapshot(goal: Goal) -> dict[str, Any]:
    """A goal as a record keeps it."""
    return {name: read(goal) for name, read in FIELDS.items()}


def changed_since(record: Record, goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """Of some goals those that were picked and are no longer as they were then.

    What is there but could not be read is not known to have changed.
    """
    then = {record.now(each.id): each for each in record.goals}
    return tuple(
        goal
        for goal in goals
        if goal.id in then
        and any(goal.whole(name) and getattr(then[goal.id], name) != read(goal) for name, read in FIELDS.items())
    )
