"""How far activities and focus areas have come, as a report has it: worked out from what is under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from samverkan_cli.core.record import record
from samverkan_cli.derive.next_report import last_of_activity
from samverkan_cli.derive.reporting import OVER
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.values import first_of

Unknown = Literal["without", "silent", "later"]
"""The report gives no status, or says nothing of it, or it begins after the report."""


@record
class Progress:
    """How far an activity has come.

    `before` is what the last report said, and `reported` whether this one speaks of it. `status` is what the report
    says; where it says nothing, that of an activity that is over by an earlier report or by the plan. Where there is
    none, `unknown` says why.
    """

    status: Status | None
    before: Status | None
    reported: bool
    unknown: Unknown | None

    @property
    def is_news(self) -> bool:
        """Whether it has been dropped without any report saying so."""
        return not self.reported and self.status == Status.DROPPED and self.before not in OVER


def progress(project: Project, report: FollowUp) -> Mapping[Activity, Progress]:
    """How far every activity of a plan has come."""
    reported = {activity: said for activity, said in report.activities if activity is not None}
    found = {}
    for activity in project.activities:
        said, last = reported.get(activity), last_of_activity(activity, report.date)
        before = last.status if last is not None else None
        status = said.status if said is not None else None
        if said is None:
            status = before if before in OVER else activity.status if activity.status in OVER else None
        later = activity.from_ is not None and first_of(activity.from_) > report.date
        unknown: Unknown = "without" if said is not None else "later" if later else "silent"
        found[activity] = Progress(status, before, said is not None, unknown if status is None else None)
    return found


def status_counts(some: Iterable[Progress]) -> Counter[Status | Unknown]:
    """How many of some activities have come how far: what a focus area is, and a plan."""
    return Counter(state for each in some if (state := each.status or each.unknown))
