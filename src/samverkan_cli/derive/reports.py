"""What a report back has to speak of on its day."""

from __future__ import annotations

from datetime import date

from samverkan_cli.derive.goal_periods import binds
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.periods import Selection

_ENDED = ("done", "verified", "dropped")


def had_begun(activity: Activity, day: date) -> bool:
    """Whether an activity had begun by a day, as far as is known: by its first day, else by its last."""
    if not activity.lacks("from_"):
        return activity.from_ is not None and activity.from_ <= day
    return activity.until is not None and activity.until <= day


def may_have_ended(activity: Activity, day: date) -> bool:
    """Whether an activity is dropped, or was reported before a day as done or dropped, or may be so."""
    if activity.may_be_dropped or not (activity.followed or activity.lacks("followed")):
        return True
    earlier = [said for said in activity.followed if isinstance(said.parent, FollowUp) and said.parent.date < day]
    return any(said.status in _ENDED or not said.whole("status") for said in earlier)


def activities_left_out(project: Project, follow_up: FollowUp) -> tuple[Activity, ...]:
    """The activities that were under way on the day of a report, and that it says nothing of."""
    told = {activity for activity, _ in follow_up.activities}
    return tuple(
        activity
        for activity in project.activities
        if activity not in told and had_begun(activity, follow_up.date) and not may_have_ended(activity, follow_up.date)
    )


def goals_left_out(project: Project, follow_up: FollowUp) -> tuple[Goal, ...]:
    """The goals that had been picked for the day of a report, and that it says nothing of.

    Of a report by a group that some choice binds, they are those that bind it: each council has its own.
    """
    day, by = follow_up.date, follow_up.by
    selections = [
        selection
        for period in project.periods
        if period.from_ <= day <= period.until
        for _, selection in period.selections
        if _decided(selection, day)
    ]
    if isinstance(by, Group):
        if not all(selection.whole("binds") for selection in selections):
            return ()
        selections = [selection for selection in selections if binds(selection, by)] or selections
    picked = dict.fromkeys(pick.goal for selection in selections for pick in selection.goals)
    told = {goal for goal, _ in follow_up.goals}
    return tuple(goal for goal in picked if goal is not None and goal not in told)


def _decided(selection: Selection, day: date) -> bool:
    """Whether a choice had been made by a day; one of which it is not said when it was decided, had."""
    decided = selection.decided
    if not selection.whole("decided") or (decided is not None and not decided.whole("date")):
        return False
    return decided is None or decided.date is None or decided.date <= day
