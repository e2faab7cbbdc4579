"""A choice of goals, and why it is as it is, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.pick import explain as explaining
from samverkan_cli.pick.explain import told
from samverkan_cli.pick.record import PassedGoal, PickedGoal, Record
from samverkan_cli.views import balance
from samverkan_cli.views.paper import STRONG, Paper

VERSION = 1


def choice(record: Record, project: Project, who: str, paper: Paper, say: Phrases) -> None:
    """The goals in order, each with its support and what decided; then the ties, the price of limits, the balance."""
    paper.line(
        say(
            counted(
                "{who} has picked {n} goal for {period}, {how}:",
                "{who} has picked {n} goals for {period}, {how}:",
                len(record.goals),
                who=who,
                period=record.period.id,
                how=explaining.method(record),
            )
        ),
        STRONG,
    )
    for each in explaining.how(record):
        paper.line(say(each), first="  ")
    width = len(str(len(record.goals)))
    for n, goal in enumerate(record.goals, 1):
        paper.line(f"{goal.wording or goal.title} ({goal.id})", first=f"  {n:{width}}. ")
        for note in _notes(record, goal, say):
            paper.line(note, first=" " * (width + 4))
    if explaining.has_ties(record):
        paper.line(say(explaining.ties(record)), first="  ")
    if record.price is not None:
        paper.line(say(price(record)), first="  ")
    picked = [found for goal in record.goals if (found := project.goals.get(goal.id)) is not None]
    for spread in balance.of_goals(project, picked):
        if spread.total:
            balance.show(spread, paper, say)
    paper.blank()


def _notes(record: Record, goal: PickedGoal, say: Phrases) -> Iterator[str]:
    """What is worth a line under a goal that was picked: of a choice by hand only what is out of the ordinary."""
    if goal.step is None and not (goal.added or goal.kept or goal.why or goal.wording):
        return
    yield from (say(each) for each in explaining.why_picked(record, goal))


def price(record: Record) -> Message:
    """What the limits cost."""
    assert record.price is not None  # noqa: S101 - it is asked for where there is one
    with_, without = Fraction(record.price.picked), Fraction(record.price.without)
    if with_ == without:
        return Message(
            "The limits cost nothing: the best set without them is worth as much, {value}", value=told(with_)
        )
    return Message(
        "The price of the limits: the set is worth {picked}, and without them the best is worth {without}",
        picked=told(with_, without),
        without=told(without, with_),
    )


def explanation(record: Record, goal: PickedGoal | PassedGoal, paper: Paper, say: Phrases) -> None:
    """Why one goal was picked, or not."""
    text = marked("{goal} was picked for {period}, {how}:")
    if not isinstance(goal, PickedGoal):
        text = marked("{goal} was not picked for {period}, {how}:")
    paper.line(say(Message(text, goal=goal.title, period=record.period.id, how=explaining.method(record))), STRONG)
    for each in (*_why(record, goal), *explaining.how(record)):
        paper.line(say(each), first="  ")


def _why(record: Record, goal: PickedGoal | PassedGoal) -> Iterator[Message]:
    return explaining.why_picked(record, goal) if isinstance(goal, PickedGoal) else explaining.why_not(record, goal)


def reasons(record: Record, goal: PickedGoal | PassedGoal, say: Phrases) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "version": VERSION,
        "plan": record.plan,
        "period": record.period.id,
        "by": record.by,
        "goal": goal.id,
        "picked": isinstance(goal, PickedGoal),
        "reasons": [say(each) for each in _why(record, goal)],
        "how": [say(each) for each in explaining.how(record)],
        "recorded": goal.model_dump(mode="json", by_alias=True),
    }


def as_json(document: dict[str, Any]) -> str:
    """Plain data as it is written."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def said(messages: Sequence[Message], say: Phrases) -> list[str]:
    """Messages in a language."""
    return [say(each) for each in messages]
