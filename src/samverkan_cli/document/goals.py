"""Goals in a document: those picked for a period, those that the plan aims at besides, and the rest of the bank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from samverkan_cli.core.message import Message
from samverkan_cli.document.facts import Facts
from samverkan_cli.document.names import ORIGIN, RESTING
from samverkan_cli.document.text import parse
from samverkan_cli.document.view import Direction, Entry, Period, Selection
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.model import periods as model
from samverkan_cli.model.goals import Goal


@dataclass(frozen=True, slots=True)
class Uses:
    """The goals of a document, each in one of three: picked for its period, aimed at besides, or neither."""

    picked: tuple[Goal, ...]
    aimed_at: tuple[Goal, ...]
    rest: tuple[Goal, ...]


def by_use(goals: Iterable[Goal], period: model.Period | None) -> Uses:
    """Goals by what the plan does with them."""
    all_ = tuple(goals)
    selections = [selection for _, selection in period.selections] if period else []
    picked = {pick.goal for selection in selections for pick in selection.goals if pick.goal is not None}
    aimed_at = {goal for goal in all_ if goal.focus_areas or goal.own_activities} - picked
    return Uses(
        tuple(goal for goal in all_ if goal in picked),
        tuple(goal for goal in all_ if goal in aimed_at),
        tuple(goal for goal in all_ if goal not in picked and goal not in aimed_at),
    )


def period(one: model.Period, say: Phrases) -> Period:
    """A period with the goals that were picked for it."""
    facts = Facts(say)
    facts.say("when", Message("Time"), say.span(one.from_, one.until))
    return Period(
        one.title or one.id,
        parse(one.text or ""),
        facts.all(),
        tuple(_selection(selection, say) for _, selection in one.selections),
    )


def _selection(selection: model.Selection, say: Phrases) -> Selection:
    facts = Facts(say)
    decided = selection.decided
    if decided and (decided.date or decided.section):
        facts.say("decided", Message("Decided"), ", ".join(filter(None, [say.day(decided.date), decided.section])))
    else:
        facts.miss("decided", Message("Decided"), Message("Decision is missing"))
    facts.say("method", Message("Chosen"), say(labels.METHODS[selection.method]) if selection.method else None)
    everyone = [say(Message("All groups"))] if selection.binds_all else titles(*selection.binds)
    facts.say("binds", Message("Applies to"), *everyone)
    facts.say("record", Message("Record of the choice"), selection.record)
    goals = tuple(_picked(pick, say) for pick in selection.goals if pick.goal is not None)
    return Selection(selection.picker.title if selection.picker else "", facts.all(), goals)


def _picked(pick: model.Pick, say: Phrases) -> Entry:
    """A goal as it was adopted, and as it stands in the bank where that is another wording."""
    goal = pick.goal
    facts = Facts(say)
    facts.say("title", Message("In the goal bank"), goal.title if pick.wording != goal.title else None)
    facts.say("direction", Message("Direction"), say(labels.DIRECTION[goal.direction]) if goal.direction else None)
    _whom(goal, facts, say)
    _about(goal, facts, say)
    _support(goal, facts, say)
    facts.say("origin", Message("Origin"), say(ORIGIN[goal.origin]) if goal.origin in ORIGIN else None)
    facts.tell("why", Message("Why it was picked"), pick.why)
    return Entry(pick.wording, (*parse(goal.text or ""), *parse(pick.text or "")), facts.all())


def aimed_at(goals: tuple[Goal, ...], say: Phrases) -> tuple[Direction, ...]:
    """Goals under the names of their directions, with what is known of each."""
    return tuple(
        Direction(title, tuple(_goal(goal, say) for goal in some)) for title, some in _by_direction(goals, say)
    )


def bank(goals: tuple[Goal, ...], say: Phrases) -> tuple[Direction, ...]:
    """Goals in short: what they are about is left to their own words, and whom they are for is said once of several."""
    return tuple(
        Direction(title, tuple(_for_the_same(same, say) for _, same in groupby(some, key=_for_whom)))
        for title, some in _by_direction(goals, say)
    )


def _by_direction(goals: tuple[Goal, ...], say: Phrases) -> list[tuple[str, list[Goal]]]:
    found = [(say(name), [goal for goal in goals if goal.direction == word]) for word, name in labels.DIRECTION.items()]
    rest = [goal for goal in goals if goal.direction is None]
    # Where no goal has a direction, that is no heading.
    found.append((say(Message("Direction is missing")) if len(rest) < len(goals) else "", rest))
    return [(title, some) for title, some in found if some]


def _goal(goal: Goal, say: Phrases) -> Entry:
    facts = Facts(say)
    _whom(goal, facts, say)
    _about(goal, facts, say)
    _support(goal, facts, say)
    return Entry(goal.title, parse(goal.text or ""), facts.all())


def _for_whom(goal: Goal) -> object:
    return goal.audience, goal.ages


def _for_the_same(goals: Iterable[Goal], say: Phrases) -> Entry:
    first, *rest = goals
    shared = Facts(say)
    _whom(first, shared, say)
    parts = []
    for goal in (first, *rest):
        facts = Facts(say)
        _support(goal, facts, say)
        parts.append(Entry(goal.title, parse(goal.text or ""), facts.all()))
    return Entry("", (), shared.all(), tuple(parts))


def _whom(goal: Goal, facts: Facts, say: Phrases) -> None:
    facts.say("audience", Message("Audience"), *say.words(goal.audience, labels.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(goal.ages))


def _about(goal: Goal, facts: Facts, say: Phrases) -> None:
    facts.say("dimension", Message("Is about"), *say.words(goal.dimension, labels.DIMENSION))


def _support(goal: Goal, facts: Facts, say: Phrases) -> None:
    facts.say("indicators", Message("Indicators"), *titles(*goal.indicators))
    facts.say("governing_documents", Message("Rests on"), *titles(*goal.governing_documents))
    facts.say("status", Message("Status"), say(RESTING[goal.status]) if goal.status in RESTING else None)
