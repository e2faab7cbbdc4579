"""What a report back has to speak of on its day."""

from __future__ import annotations

from datetime import date

from samverkan_cli.follow.goals import binds
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group

_ENDED = ("done", "verified", "dropped")


def had_begun(activity: Activity, day: date) -> bool:
    """Whether an activity had begun by a day, as far as is known: by its first day, else by its last."""
    if not activity.lacks("from_"):
        return activity.from_ is not None and activity.from_ <= day
    return activity.until is not None and activity.until <= day


def had_ended(activity: Activity, day: date) -> bool:
    """Whether an activity is dropped, or was reported before a day as done or dropped."""
    return activity.status == "dropped" or any(
        said.status in _ENDED and isinstance(said.parent, FollowUp) and said.parent.date < day
        for said in activity.followed
    )


def activities_left_out(project: Project, follow_up: FollowUp) -> tuple[Activity, ...]:
    """The activities that were under way on the day of a report, and that it says nothing of."""
    told = {activity for activity, _ in follow_up.activities}
    return tuple(
        activity
        for activity in project.activities
        if activity not in told and had_begun(activity, follow_up.date) and not had_ended(activity, follow_up.date)
    )


def goals_left_out(project: Project, follow_up: FollowUp) -> tuple[Goal, ...]:
    """The goals that had been picked for the day of a report, and that it says nothing of.

    Of a report by a group that some choice binds, they are those that bind it: each council has its own.
    """
    selections = [
        selection
        for period in project.periods
        if period.from_ <= follow_up.date <= period.until
        for _, selection in period.selections
        if selection.decided is None or selection.decided.date is None or selection.decided.date <= follow_up.date
    ]
    by = follow_up.by
    own = [selection for selection in selections if isinstance(by, Group) and binds(selection, by)]
    picked = dict.fromkeys(pick.goal for selection in own or selections for pick in selection.goals)
    told = {goal for goal, _ in follow_up.goals}
    return tuple(goal for goal in picked if goal is not None and goal not in told)
