"""What has been dropped is not there: nothing is asked of it, and it serves nothing."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity


def working(plan: Project) -> tuple[Activity, ...]:
    """The activities that are not dropped. Those of which that is not known, because of how it is written, are not."""
    return plan.working


def only_dropped(activities: Sequence[Activity]) -> tuple[str, ...]:
    """The titles of activities that have all been dropped; none where one of them may not have been, or there is none.

    What is paused serves all the same.
    """
    dropped = all(each.status == Status.DROPPED for each in activities)
    return tuple(each.title for each in activities) if dropped else ()
