"""A choice of goals, and why it is as it is, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.link.project import Project
from samverkan_cli.locale.phrases import Phrases
from samverkan_cli.pick import explaining
from samverkan_cli.pick.explaining import told
from samverkan_cli.pick.record import PassedGoal, PickedGoal, Record
from samverkan_cli.show.views import balance
from samverkan_cli.show.views.paper import STRONG, Paper

VERSION = 1


def choice(record: Record, project: Project, who: str, paper: Paper, say: Phrases) -> None:
    """The goals in order, each with its support and what decided; then the ties, the price of limits, the balance."""
    paper.line(
        say(
            counted(
                "{who} has picked {n} goal for {period}, {how}:", "{who} has picked {n} goals for {period}, {how}:",
                len(record.goals), who=who, period=record.period.id, how=explaining.method(record),
            )
        ),
        STRONG,
    )  # fmt: skip
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
    picked, without = told(record.price.picked), told(record.price.without)
    if picked == without:
        return Message("The limits cost nothing: without them the best set is worth as much, {value}", value=picked)
    return Message(
        "The limits have a price: this set is worth {picked}, and the best without them {without}",
        picked=picked,
        without=without,
    )


def explanation(record: Record, goal: PickedGoal | PassedGoal, paper: Paper, say: Phrases) -> None:
    """Why one goal was picked, or not."""
    picked = isinstance(goal, PickedGoal)
    text = marked("{goal} was picked for {period}, {how}")
    if not picked:
        text = marked("{goal} was not picked for {period}, {how}")
    head = Message(text, goal=goal.title, period=record.period.id, how=explaining.method(record))
    paper.line(say(head), STRONG)
    reasons = explaining.why_picked(record, goal) if isinstance(goal, PickedGoal) else explaining.why_not(record, goal)
    for each in reasons:
        paper.line(say(each), first="  ")
    if record.limits:
        paper.line(say(Message("The limits were {limits}", limits=record.limits)), first="  ")


def reasons(record: Record, goal: PickedGoal | PassedGoal, say: Phrases) -> dict[str, Any]:
    """The same as plain data."""
    picked = isinstance(goal, PickedGoal)
    said = explaining.why_picked(record, goal) if isinstance(goal, PickedGoal) else explaining.why_not(record, goal)
    return {
        "version": VERSION,
        "plan": record.plan,
        "period": record.period.id,
        "by": record.by,
        "goal": goal.id,
        "picked": picked,
        "reasons": [say(each) for each in said],
        "recorded": goal.model_dump(mode="json", by_alias=True),
    }


def as_json(document: dict[str, Any]) -> str:
    """Plain data as it is written."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def said(messages: Sequence[Message], say: Phrases) -> list[str]:
    """Messages in a language."""
    return [say(each) for each in messages]
