"""SAM613 mismatched-thread."""

from __future__ import annotations

from samverkan_cli.model.enums import Audience
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.values import Ages
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, Related, found

_AGES = Message("{activity} is for the ages {ages}, and its goal {goal} is about {others}")
_AUDIENCE = Message("{activity} is not for those whom its goal {goal} is about")
_HELP = Message("Choose a goal for those whom the activity reaches, or correct ages or audience")
_FOR_OTHERS = {Audience.PARENTS, Audience.STAFF}
"""What is done for these may be done for the sake of children; what is done for staff, for the sake of anybody."""
_GROWN_UP = 18


def check(plan: Project, given: Given) -> Findings:
    """Report each goal that an activity names, whose ages or audience are wholly other than those of the activity."""
    for activity in plan.activities:
        for goal, place in activity.references("goals") if not activity.may_be_dropped else ():
            yield from _apart(activity, goal, place)


def _apart(activity: Activity, goal: Goal, place: Location) -> Findings:
    """What sets an activity apart from a goal. Who serves a part of it serves it: a part that fits will do."""
    parts = goal.with_parts
    spans = [] if _is_for_others(activity) else [_ages(part) for part in parts]
    said = [span for span in spans if span is not None]
    if activity.ages is not None and said and len(said) == len(spans) and not any(map(activity.ages.meets, said)):
        related = [Related(Message("the ages of the goal"), goal.at())]
        ages, others = str(activity.ages), str(said[0])
        at = found(place, activity=activity.title, goal=goal.title, ages=ages, others=others, related=related)
        yield at(_AGES, _HELP)
    elif activity.audience and not any(_fits(activity, part) for part in parts):
        related = [Related(Message("whom the goal is about"), goal.at())]
        yield found(place, related=related, activity=activity.title, goal=goal.title)(_AUDIENCE, _HELP)


def _is_for_others(activity: Activity) -> bool:
    """Whether the ages of an activity are those of staff or grown-up parents, and not of those whom a goal is about."""
    done_for = set(activity.audience)
    grown_up = activity.ages is not None and activity.ages.first >= _GROWN_UP
    return bool(done_for) and done_for <= _FOR_OTHERS and (grown_up or done_for == {Audience.STAFF})


def _ages(goal: Goal) -> Ages | None:
    """The ages of a goal, else of what it is a part of."""
    seen: set[Goal] = set()
    here: Goal | None = goal
    while here is not None and here not in seen and here.ages is None and here.whole("ages"):
        seen.add(here)
        here = here.part_of
    return here.ages if here is not None else None


def _fits(activity: Activity, goal: Goal) -> bool:
    """Whether an activity is for some of those whom a goal is about, or for those who may be there for them."""
    done_for, about = set(activity.audience), set(goal.audience)
    if not about or not activity.whole("audience") or not goal.whole("audience") or done_for & about:
        return True
    if Audience.STAFF in done_for or (Audience.CHILDREN in about and done_for & _FOR_OTHERS):
        return True
    # Children, parents and staff all live there.
    return Audience.RESIDENTS in done_for | about
