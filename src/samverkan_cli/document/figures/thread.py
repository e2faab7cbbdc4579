"""The thread from goals to the activities that work for them, and to the indicators that show whether it helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.derive.activities import working
from samverkan_cli.derive.goal_periods import goals_aimed_at
from samverkan_cli.document.figures.shared import (
    PAGE,
    Numbers,
    Plain,
    lines,
    named,
    number_of,
    one_of,
    sentences,
    short,
    spoken,
)
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.thing import Thing

T = TypeVar("T", bound=Thing)
_LETTERS = {Goal: 40, Activity: 32, Indicator: 26}
"""So many letters of a title stand on a line, of each kind."""


@record
class _Panel:
    """What one figure shows. `more` is how many goals have no room in it."""

    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    more: int = 0

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return _once(each for one in self.activities for each in one.indicators)


def thread(project: Project, say: Phrases, numbers: Numbers | None = None) -> tuple[Figure, ...]:
    """The thread, as one figure or several of a page each.

    None where every activity works for all the goals of its focus area: the plan table says that already.
    """
    activities = [each for each in working(project) if each.serves or each.indicators]
    served = {goal for each in activities for goal in each.serves}
    idle = [goal for goal in goals_aimed_at(project) if goal not in served]
    if not _says_something(activities):
        return ()
    panels = list(_panels(activities, idle))
    title = say(Message("The thread from goals to activities"))
    return tuple(
        Figure(
            "thread",
            one_of(title, n, len(panels), say),
            sentences(_alt(panel, say, numbers or {})),
            _data(panel, say, numbers or {}),
        )
        for n, panel in enumerate(panels, 1)
    )


def _says_something(activities: Sequence[Activity]) -> bool:
    own = [each for each in activities if each.goals and {*each.goals} != {*each.focus_area.goals}]
    measured = [each for each in activities if each.indicators]
    return len(activities) > 1 and (bool(own) or len(measured) > 1)


# --- what stands in which figure


def _panels(activities: Sequence[Activity], idle: Sequence[Goal]) -> Iterator[_Panel]:
    """Activities with their goals, a page full at a time; those of a focus area stay together where they can.

    Goals that no activity works for stand last, as many as there is room for.
    """
    runs: list[list[Activity]] = [[]]
    for area in _areas(activities):
        parts = [area] if _tall(area) <= PAGE else [[each] for each in area]
        for part in parts:
            if runs[-1] and _tall([*runs[-1], *part]) > PAGE:
                runs.append([])
            runs[-1] += part
    for run in runs[:-1]:
        yield _panel(run, ())
    yield _panel(runs[-1], idle)


def _areas(activities: Iterable[Activity]) -> list[list[Activity]]:
    found: dict[Thing, list[Activity]] = {}
    for each in activities:
        found.setdefault(each.focus_area, []).append(each)
    return list(found.values())


def _panel(activities: Sequence[Activity], idle: Sequence[Goal]) -> _Panel:
    goals = [*_once(goal for each in activities for goal in each.serves), *idle]
    kept, taken = 0, 0.0
    while kept < len(goals) and taken + _height(goals[kept]) <= PAGE:
        taken += _height(goals[kept])
        kept += 1
    return _Panel(tuple(goals[:kept]), tuple(activities), len(goals) - kept)


def _tall(activities: Sequence[Activity]) -> float:
    goals = _once(goal for each in activities for goal in each.serves)
    indicators = _once(each for one in activities for each in one.indicators)
    return max(sum(map(_height, many)) for many in (goals, activities, indicators))


def _height(thing: Goal | Activity | Indicator) -> float:
    return lines(short(thing.title), _LETTERS[type(thing)]) * 3.4 + 3.4


def _once(things: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(things))


# --- as it is drawn


def _data(panel: _Panel, say: Phrases, numbers: Numbers) -> Plain:
    """Goals that the same activities work for, and activities that work for the same goals, stand together."""
    indicators = [] if _are_few(panel, numbers) else list(panel.indicators)
    blocks: dict[tuple[int, ...], list[Activity]] = {}
    at = {goal: n for n, goal in enumerate(panel.goals)}
    for each in panel.activities:
        blocks.setdefault(tuple(at[goal] for goal in each.serves if goal in at), []).append(each)
    used: dict[Goal, tuple[int, ...]] = {
        goal: tuple(block for block, reached in enumerate(blocks) if n in reached) for goal, n in at.items()
    }
    groups: dict[tuple[int, ...], list[Goal]] = {}
    for goal in panel.goals:
        groups.setdefault(used[goal], []).append(goal)
    return {
        "goals": [
            {"things": [_goal(goal, say, numbers) for goal in goals], "to": list(to)} for to, goals in groups.items()
        ],
        "activities": [[_activity(one, indicators, say, numbers) for one in block] for block in blocks.values()],
        "indicators": [named(each, numbers) for each in indicators],
        "heads": [
            say(Message("Goals")),
            say(Message("Activities")),
            *([say(Message("Indicators"))] if indicators else []),
        ],
        "none": say(Message("No activity yet")),
        "note": say(_more(panel.more)) if panel.more else "",
    }


def _are_few(panel: _Panel, numbers: Numbers) -> bool:
    """Whether so few activities are measured that their indicators have no column: their numbers say which."""
    measured = sum(bool(each.indicators) for each in panel.activities)
    return measured * 3 < len(panel.activities) and all(number_of(each, numbers) for each in panel.indicators)


def _goal(goal: Goal, say: Phrases, numbers: Numbers) -> Plain:
    return {**named(goal, numbers), "note": _note(goal.indicators, say, numbers)}


def _activity(one: Activity, indicators: Sequence[Indicator], say: Phrases, numbers: Numbers) -> Plain:
    to = [indicators.index(each) for each in one.indicators] if indicators else []
    return {**named(one, numbers), "to": to, "note": "" if indicators else _note(one.indicators, say, numbers)}


def _note(indicators: Iterable[Indicator], say: Phrases, numbers: Numbers) -> str:
    """Which indicators measure a thing, where they have numbers."""
    names = tuple(number_of(each, numbers) for each in indicators)
    return say(_measured(names)) if names and all(names) else ""


def _measured(names: tuple[str, ...]) -> Message:
    return Message("Measured by {indicators}", indicators=names)


def _more(n: int) -> Message:
    return counted("and {n} more goal", "and {n} more goals", n)


# --- in words


def _alt(panel: _Panel, say: Phrases, numbers: Numbers) -> Iterator[str]:
    nothing = say(Message("no activity yet"))
    yield say(Message("Lines lead from goals to the activities that work for them"))
    for goal in panel.goals:
        to = tuple(spoken(each, numbers) for each in panel.activities if goal in each.serves)
        yield f"{spoken(goal, numbers)}: {say.several(to) if to else nothing}"
    for one in panel.activities:
        if one.indicators:
            by = tuple(spoken(each, numbers) for each in one.indicators)
            yield say(Message("{activity} is measured by {indicators}", activity=spoken(one, numbers), indicators=by))
    if panel.more:
        yield say(_more(panel.more))
