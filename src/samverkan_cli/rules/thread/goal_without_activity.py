"""SAM601 goal-without-activity: a goal that was picked, or that a focus area aims at, and that nothing is done for."""

from collections.abc import Iterable

from samverkan_cli.derive.activities import only_dropped
from samverkan_cli.derive.goal_periods import goals_aimed_at
from samverkan_cli.link.titles import folded
from samverkan_cli.model.focus import FocusArea
from samverkan_cli.model.goals import Goal
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_NOBODY = Message("No activity works for the goal {goal}")
_DROPPED = Message("Nothing works for the goal {goal} any more: {activities} was dropped")
_HELP = Message("Name the goal in an activity's goals, or plan an activity for it")


def _known(area: FocusArea) -> bool:
    """Whether all that is done in a focus area is known: its goals are those of activities without goals of their own.

    What was left out because of how it is written may be such an activity.
    """
    return (
        area.whole("strategies")
        and area.whole("activities")
        and all(strategy.whole("activities") for strategy in area.strategies)
        and all(activity.whole("goals") for activity in area.all_activities)
    )


def _areas(goal: Goal) -> tuple[FocusArea, ...]:
    """The focus areas that aim at a goal, or of which a strategy does."""
    return (*goal.focus_areas, *(strategy.focus_area for strategy in goal.strategies))


def _is_served_in(plans: Iterable[Project], goal: Goal) -> bool:
    """Whether one of some plans has a goal, by its id or its title, and works for it, or may do so."""
    return any(
        not part.lacks("activities") and not only_dropped(part.activities)
        for plan in plans
        for same in plan.goals
        if same.id == goal.id or folded(same.title) == folded(goal.title)
        for part in same.with_parts
    )


gatherings = (
    Gathering(
        goals_aimed_at,
        marked("No activity works for {n} of {of} goals that are aimed at"),
        marked("No activity works for any of the {n} goals that are aimed at"),
        help=_HELP,
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that is aimed at and that no activity serves, nor any part of it; or only dropped ones.

    What a plan that carries this one out does for the goal counts as well.
    """
    for goal in goals_aimed_at(plan):
        serving = goal.activities
        if (serving and not only_dropped(serving)) or not all(map(_known, _areas(goal))):
            continue
        if _is_served_in(given.carried_out_by(plan.name), goal):
            continue
        if serving:
            yield found(goal.at(), goal=goal.title, activities=only_dropped(serving))(_DROPPED, _HELP)
        elif all(part.lacks("activities") and all(map(_known, _areas(part))) for part in goal.with_parts):
            yield found(goal.at(), goal=goal.title)(_NOBODY, _HELP)
