"""SAM411 stale-record."""

import posixpath

from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.model.thing import Thing
from samverkan_cli.pick.record import Record
from samverkan_cli.pick.snapshot import changed_since
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, counted

_HELP = Message("Make the choice again with samverkan pick --replace, or undo the change")


def check(plan: Project, given: Given) -> Findings:
    """Hold every selection that names a record against it."""
    for period in plan.periods:
        for picker, selection in period.selections:
            if selection.record and selection.whole("record") and isinstance(picker, Thing):
                yield from _held(plan, given, period, picker, selection)


def _held(plan: Project, given: Given, period: Period, picker: Thing, selection: Selection) -> Findings:
    at, name = selection.at("record"), str(selection.record)
    file = posixpath.normpath(posixpath.join(plan.folder, name))
    if not given.has_file(file):
        yield Finding(at, Message("The record {file} is not there", file=name), _HELP_LOST)
        return
    record = given.record(file)
    if record is None:
        yield Finding(at, Message("{file} is no record that can be read", file=name), _HELP_LOST)
        return
    if not selection.whole("goals") or not all(pick.whole("goal") for pick in selection.goals):
        return
    if (record.period.id, record.by) != (period.id, picker.id):
        other = Message("The record is that of {who} for {period}", who=record.by, period=record.period.id)
        yield Finding(at, other, _HELP)
        return
    strayed = _strayed(record, selection)
    if strayed:
        message = counted(
            "{goals} does not stand here as in the record",
            "{goals} do not stand here as in the record",
            len(strayed),
            goals=strayed,
        )
        yield Finding(at, message, _HELP)
    picked = dict.fromkeys(pick.goal for pick in selection.goals)
    changed = tuple(goal.title for goal in changed_since(record, picked))
    if changed:
        message = counted(
            "{goals} has changed in the bank since it was picked",
            "{goals} have changed in the bank since they were picked",
            len(changed),
            goals=changed,
        )
        yield Finding(at, message, _HELP)


_HELP_LOST = Message("Get it back from git, or make the choice again with samverkan pick --replace")


def _strayed(record: Record, selection: Selection) -> tuple[str, ...]:
    """The goals that stand in the selection or in the record alone, or in another wording."""
    there = {pick.goal.id: pick.wording for pick in selection.goals}
    titles = {pick.goal.id: pick.goal.title for pick in selection.goals}
    kept = {goal.id: goal.wording for goal in record.goals}
    away = [goal.title for goal in record.goals if goal.id not in there]
    reworded = [id for id in there if id not in kept or (kept[id] or titles[id]) != there[id]]
    return (*(titles[id] for id in reworded), *away)
