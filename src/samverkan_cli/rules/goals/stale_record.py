"""SAM411 stale-record."""

import posixpath
from typing import TYPE_CHECKING

from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.model.thing import Thing
from samverkan_cli.pick.snapshot import changed_since
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, counted, found

if TYPE_CHECKING:  # its models are built where there is a record
    from samverkan_cli.pick.record import Record

_HELP = Message("Make the choice again with samverkan pick --replace, or undo the change")
_HELP_LOST = Message("Get it back from git, or make the choice again with samverkan pick --replace")
_UNNAMED = Message("The record {file} belongs to no choice of goals in the plan")
_HELP_UNNAMED = Message("Make the choice again with samverkan pick, or take the file away if there is none")
_STRAYED = counted("{goals} does not stand here as in the record", "{goals} do not stand here as in the record", 1)
_CHANGED = counted(
    "{goals} has changed in the bank since it was picked", "{goals} have changed in the bank since they were picked", 1
)


def check(plan: Project, given: Given) -> Findings:
    """Hold every selection that names a record against it, and every record against the selections."""
    named = set()
    for period in plan.periods:
        for picker, selection in period.selections:
            if selection.record and selection.whole("record") and isinstance(picker, Thing):
                yield from _compared(plan, given, period, picker, selection)
            named.add(_file(plan, selection))
    if all(selection.whole("record") for period in plan.periods for _, selection in period.selections):
        where = next(reversed(tuple(plan.periods)), plan.document).at()
        for file in given.records(plan.folder):
            name = posixpath.relpath(file, plan.folder)
            if file not in named and name not in plan.unread:
                yield found(where, file=name)(_UNNAMED, _HELP_UNNAMED)


def _file(plan: Project, selection: Selection) -> str:
    return posixpath.normpath(posixpath.join(plan.folder, selection.record or ""))


def _compared(plan: Project, given: Given, period: Period, picker: Thing, selection: Selection) -> Findings:
    at, name = selection.at("record"), str(selection.record)
    file = _file(plan, selection)
    record = given.record(file) if given.has_file(file) else None
    if record is None:
        unread = Message("{file} is no record that can be read", file=name)
        yield Finding(
            at, unread if given.has_file(file) else Message("The record {file} is not there", file=name), _HELP_LOST
        )
    elif not selection.whole("goals") or not all(pick.whole("goal") for pick in selection.goals):
        return
    elif (record.now(record.period.id), record.now(record.by)) != (period.id, picker.id):
        other = Message("The record is that of {who} for {period}", who=record.by, period=record.period.id)
        yield Finding(at, other, _HELP)
    else:
        picked = dict.fromkeys(pick.goal for pick in selection.goals)
        changed = tuple(goal.title for goal in changed_since(record, picked))
        for goals, message in ((_strayed(record, selection), _STRAYED), (changed, _CHANGED)):
            if goals:
                yield found(at, n=len(goals), goals=goals)(message, _HELP)


def _strayed(record: "Record", selection: Selection) -> tuple[str, ...]:
    """The goals that stand in the selection or in the record alone, or in another wording."""
    there = {pick.goal.id: pick.wording for pick in selection.goals}
    titles = {pick.goal.id: pick.goal.title for pick in selection.goals}
    recorded = {record.now(goal.id): goal.wording for goal in record.goals}
    away = [goal.title for goal in record.goals if record.now(goal.id) not in there]
    reworded = [id for id in there if id not in recorded or (recorded[id] or titles[id]) != there[id]]
    return (*(titles[id] for id in reworded), *away)
