"""SAM412 vanished-goal."""

from collections.abc import Iterable
from datetime import date

from samverkan_cli.derive.goal_periods import binds, periods_on
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found


@finds(
    Message("{goal} was picked for {before} and not for {now}, and no follow-up says how far it was reached"),
    Message("Write how far it was reached under goals: in a follow-up, pick it again, or write status: retired"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every goal of the period before that is neither picked now nor spoken of."""
    now = [each for each in periods_on(plan, given.today) if each.from_ <= each.until]
    if not now or not plan.whole("periods") or not all(map(_is_known, now)):
        return
    picked = {goal for period in now for _, selection in period.selections for goal in _family(selection)}
    selections = [selection for period in now for _, selection in period.selections]
    for before in _before(plan.periods, min(each.from_ for each in now)):
        for _, selection in before.selections:
            if selection.picker is None or not any(_again(selection, each) for each in selections):
                continue
            for goal, place in (each for pick in selection.goals for each in pick.references("goal")):
                if goal not in picked and goal.status != "retired" and not _spoken_of(goal):
                    yield found(
                        place,
                        goal=goal.title,
                        before=before.title or before.id,
                        now=tuple(each.title or each.id for each in now),
                        related=[Related(Message("this is picked now"), now[0].at())],
                    )


def _is_known(period: Period) -> bool:
    return period.whole("selections") and all(
        selection.whole("goals") and all(pick.goal is not None for pick in selection.goals)
        for _, selection in period.selections
    )


def _before(periods: Iterable[Period], begins: date) -> list[Period]:
    """The periods that ended last before a day."""
    ended = [each for each in periods if each.from_ <= each.until < begins]
    last = max((each.until for each in ended), default=None)
    return [each for each in ended if each.until == last]


def _family(selection: Selection) -> Iterable[Goal]:
    """The goals that are picked, with the wholes that they are a part of and their own parts: those go on too."""
    for pick in selection.goals:
        goal: Goal | None = pick.goal
        seen: set[Goal] = set()
        if goal is not None:
            yield from goal.with_parts
        while goal is not None and goal not in seen:
            yield goal
            seen.add(goal)
            goal = goal.part_of


def _again(selection: Selection, later: Selection) -> bool:
    """Whether somebody who picked has picked again, or has been picked for."""
    picker = selection.picker
    return picker is not None and binds(later, picker)


def _spoken_of(goal: Goal) -> bool:
    return not goal.whole("followed") or any(each.reached or each.text for each in goal.followed)
