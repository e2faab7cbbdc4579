"""A choice of goals, and why it is as it is, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samverkan_cli.core.inert import json_text
from samverkan_cli.core.message import Message, brief, counted, marked
from samverkan_cli.core.record import record
from samverkan_cli.fix.rewrite import Rewrite
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Selection
from samverkan_cli.pick import explain
from samverkan_cli.pick.choose import Refusal
from samverkan_cli.pick.context import Context
from samverkan_cli.pick.explain import rounded
from samverkan_cli.pick.record import PassedGoal, PickedGoal, Record
from samverkan_cli.report.layout import STRONG, Layout
from samverkan_cli.report.show.balance import draw_spread
from samverkan_cli.views.balance import of_goals

VERSION = 1
LOOKING_BACK = 2
"""The version of what `explain` and `replay` write as JSON: several choices since 2."""
SAME = Message("All of this stands in the plan already; nothing was written")


@record
class WrittenChoice:
    """A choice as it stands or would stand: what it changes is the record first and then the files of the plan."""

    context: Context
    record: Record
    selection: Selection
    rewrites: tuple[Rewrite, ...]
    notes: tuple[Message, ...]

    @property
    def changed(self) -> list[str]:
        """The files that are not what they are to be."""
        return [each.file for each in self.rewrites if each.old != each.new]

    @property
    def diff(self) -> str:
        """What would be different in the files of the plan."""
        return "".join(each.diff() for each in self.rewrites[1:])


def report(made: WrittenChoice, layout: Layout, say: Phrases) -> None:
    """A choice, why it is so, and whom it binds."""
    choice(made.record, made.context.project, made.context.picker.title, layout, say)
    selection = made.selection
    if selection.binds_all:
        layout.line(say(Message("It binds every group")))
        return
    groups = tuple(group.title for group in selection.binds)
    bound = Message("It binds {groups}", groups=groups) if groups else None
    layout.line(say(bound or Message("It binds {who}", who=made.context.picker.title)))


def choice(record: Record, project: Project, who: str, layout: Layout, say: Phrases) -> None:
    """The goals in order, each with its support and what decided; then the ties, the price of limits, the balance."""
    layout.line(
        say(
            counted(
                "{who} has picked {n} goal for {period}, {how}:",
                "{who} has picked {n} goals for {period}, {how}:",
                len(record.goals),
                who=who,
                period=record.period.id,
                how=explain.method(record),
            )
        ),
        style=STRONG,
    )
    for each in explain.how(record):
        layout.line(say(each), first="  ")
    width = len(str(len(record.goals)))
    for n, goal in enumerate(record.goals, 1):
        layout.line(f"{goal.wording or goal.title} ({goal.id})", first=f"  {n:{width}}. ")
        for note in _notes(record, goal, say):
            layout.line(note, first=" " * (width + 4))
    if explain.has_ties(record):
        layout.line(say(explain.ties(record)), first="  ")
    if record.price is not None:
        layout.line(say(price(record)), first="  ")
    picked = [found for goal in record.goals if (found := project.goals.get(goal.id)) is not None]
    for spread in of_goals(project, picked):
        if spread.total:
            draw_spread(spread, layout, say)
    layout.blank()


def _notes(record: Record, goal: PickedGoal, say: Phrases) -> Iterator[str]:
    """What is worth a line under a goal that was picked: of a choice by hand only what is out of the ordinary."""
    if goal.step is None and not (goal.added or goal.kept or goal.why or goal.wording):
        return
    yield from (say(each) for each in explain.why_picked(record, goal))


def price(record: Record) -> Message:
    """What the limits cost."""
    assert record.price is not None  # noqa: S101 - it is asked for where there is one
    with_, without = record.price.picked, record.price.without
    if with_ == without:
        return Message(
            "The limits cost nothing: the best set without them is worth as much, {value}", value=rounded(with_)
        )
    return Message(
        "The price of the limits: the set is worth {picked}, and without them the best is worth {without}",
        picked=rounded(with_, without),
        without=rounded(without, with_),
    )


def explanation(record: Record, goal: PickedGoal | PassedGoal, layout: Layout, say: Phrases) -> None:
    """Why one goal was picked, or not."""
    text = marked("{goal} was picked for {period}, {how}:")
    if not isinstance(goal, PickedGoal):
        text = marked("{goal} was not picked for {period}, {how}:")
    layout.line(say(Message(text, goal=goal.title, period=record.period.id, how=explain.method(record))), style=STRONG)
    for each in (*_why(record, goal), *explain.how(record)):
        layout.line(say(each), first="  ")


def _why(record: Record, goal: PickedGoal | PassedGoal) -> Iterator[Message]:
    return explain.why_picked(record, goal) if isinstance(goal, PickedGoal) else explain.why_not(record, goal)


def reasons(record: Record, goal: PickedGoal | PassedGoal, say: Phrases) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "period": record.period.id,
        "by": record.by,
        "goal": goal.id,
        "picked": isinstance(goal, PickedGoal),
        "reasons": [say(each) for each in _why(record, goal)],
        "how": [say(each) for each in explain.how(record)],
        "recorded": goal.model_dump(mode="json", by_alias=True),
    }


def as_json(document: dict[str, Any]) -> str:
    """Plain data as it is written."""
    return json_text(document)


def choice_json(made: WrittenChoice, say: Speech, *, written: bool) -> str:
    """A choice as one JSON document. `written` is whether it stands in the plan now."""
    record, *files = made.rewrites
    return _json(
        made.context,
        goals=[{"id": pick.goal.id, "title": pick.wording} for pick in made.selection.goals],
        notes=[say(each) for each in made.notes],
        file=files[-1].file,
        diff="".join(each.diff() for each in made.rewrites),
        record=record.file,
        outcome=made.record.model_dump(mode="json", by_alias=True),
        written=written,
    )


def refusal_json(context: Context, why: Refusal, say: Speech) -> str:
    """Why there is no choice, as one JSON document."""
    bank, conflict = context.project.goals.by_id, why.conflict
    said = conflict and {
        "message": say(conflict.message),
        "limits": [say(each.phrase) for each in conflict.limits],
        "help": [say(each) for each in conflict.helps],
    }
    return _json(
        context,
        goals=[{"id": id, "title": bank[id].title} for id in why.goals if id in bank],
        broken=[{"message": say(each.message), "help": say(each.help)} for each in why.violations],
        conflict=said,
        faults=[{"row": each.row, "message": say(brief(each.message)), "help": say(each.help)} for each in why.faults],
        notes=[say(each) for each in why.notes],
    )


def _json(context: Context, **more: Any) -> str:
    when = context.period
    document: dict[str, Any] = {
        "version": VERSION,
        "plan": context.project.name,
        "period": {"id": when.id, "from": when.from_.isoformat(), "until": when.until.isoformat()},
        "by": context.picker.id,
        "goals": [],
        "broken": [],
        "conflict": None,
        "faults": [],
        "notes": [],
        "file": None,
        "diff": None,
        "record": None,
        "outcome": None,
        "written": False,
    }
    return as_json(document | more)
