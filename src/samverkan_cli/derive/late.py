"""What was to be done by a day that has passed, and is not done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import OVER, is_over
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity, Milestone


@record
class Late:
    """An activity, or a milestone of one, whose last day has passed; surely neither done nor dropped."""

    activity: Activity
    milestone: Milestone | None
    due: date

    def days(self, today: date) -> int:
        """How many days ago it was to be done."""
        return (today - self.due).days


def late(project: Project, today: date) -> Iterator[Late]:
    """What is late on a day, in reading order. An activity whose last day comes before its first is passed over."""
    for activity in project.activities:
        until, first = activity.until, activity.from_
        passed = []
        if until is not None and not (first is not None and until < first) and until < today:
            passed.append(Late(activity, None, until))
        passed += [
            Late(activity, step, step.due)
            for step in activity.milestones
            if step.due is not None and step.due < today and step.status not in OVER and step.whole("status")
        ]
        if passed and is_over(activity, today) is False:
            yield from passed
