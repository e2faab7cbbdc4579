"""The changes to a plan that a choice of goals makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_cli.core.change import Change, Insert, Plain, Remove, Set
from samverkan_cli.core.message import Message
from samverkan_cli.core.place import Place
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.model.thing import EVERY
from samverkan_cli.pick.frame import Frame
from samverkan_cli.pick.wanted import Wanted

MANUAL = "manual"


def changes(frame: Frame, wanted: Wanted, goals: Sequence[Goal], file: str) -> tuple[Change, ...]:
    """What a choice changes in a file, one change after the other. Nothing, where all of it stands there already."""
    if frame.before is not None:
        return tuple(_replacing(frame, frame.before, wanted, [goal.id for goal in goals]))
    selection = _new(frame, wanted, goals)
    if isinstance(frame.period, Period):
        return (Insert(Place(file, (*frame.period.route, "selections")), frame.picker.id, selection),)
    period: dict[str, Plain] = {
        "from": frame.period.from_.isoformat(),
        "until": frame.period.until.isoformat(),
        "selections": {frame.picker.id: selection},
    }
    return (Insert(Place(file, ("periods",)), frame.period.id, period),)


def _new(frame: Frame, wanted: Wanted, goals: Sequence[Goal]) -> dict[str, Plain]:
    selection: dict[str, Plain] = {"method": wanted.method or MANUAL}
    decided: dict[str, Plain] = {}
    if wanted.decided is not None:
        decided["date"] = wanted.decided.isoformat()
    if wanted.section is not None:
        decided["section"] = wanted.section
    if decided:
        selection["decided"] = decided
    if frame.binds:
        selection["binds"] = frame.binds[0] if len(frame.binds) == 1 else list(frame.binds)
    selection["goals"] = [goal.id for goal in goals]
    return selection


def _replacing(frame: Frame, before: Selection, wanted: Wanted, goals: Sequence[str]) -> Iterator[Change]:
    """Only what is different: what stays keeps its wording, its comments and its place."""
    if wanted.method is not None and wanted.method != before.method:
        yield _put(before, ("method",), wanted.method, there=before.method is not None)
    decided = before.decided
    if wanted.decided is not None and (decided is None or decided.date != wanted.decided):
        there = decided is not None and decided.date is not None
        yield _put(before, ("decided", "date"), wanted.decided.isoformat(), there=there)
    if wanted.section is not None and (decided is None or decided.section != wanted.section):
        there = decided is not None and decided.section is not None
        yield _put(before, ("decided", "section"), wanted.section, there=there)
    if frame.binds and before.binds_all != (EVERY in frame.binds):
        yield from _list_anew(before, "binds", frame.binds, there=before.binds_all or bool(before.binds))
    elif frame.binds and not before.binds_all:
        stands = [(group.id, place) for group, place in before.references("binds")]
        yield from _list(before, "binds", stands, frame.binds)
    yield from _list(before, "goals", [(pick.goal.id, place) for pick, place in before.references("goals")], goals)


def _put(before: Selection, keys: tuple[str, ...], value: str, *, there: bool) -> Change:
    if there:
        return Set(before.at(*keys), value)
    return Insert(before.at(*keys[:-1]), keys[-1], value)


def _list(
    before: Selection, field: str, stands: Sequence[tuple[str, Place]], wanted: Sequence[str]
) -> Iterator[Change]:
    """The items of a list of ids: new ones at its end, those that are not wanted away, and each once."""
    ids = [id for id, _ in stands]
    alone = [place.route for _, place in stands] == [before.at(field).route]
    if not stands or (alone and ids[0] not in wanted):
        yield from _list_anew(before, field, wanted, there=bool(stands))
        return
    # First in and then out, from the last one: so no index moves before its turn, and the list is never empty.
    for id in wanted:
        if id not in ids:
            yield Insert(before.at(field), None, id)
    for n, (id, place) in reversed(list(enumerate(stands))):
        if id not in wanted or id in ids[:n]:
            yield Remove(place)


def _list_anew(before: Selection, field: str, wanted: Sequence[str], *, there: bool) -> Iterator[Change]:
    yield _put(before, (field,), wanted[0], there=there)
    for id in wanted[1:]:
        yield Insert(before.at(field), None, id)


def notes(goals: Sequence[Goal], frame: Frame, wanted: Wanted) -> Iterator[Message]:
    """What is worth knowing about a choice without standing in its way."""
    for goal in goals:
        if goal.status == "resting":
            yield Message("{goal} is resting, and is picked all the same", goal=goal.title)
        elif goal.status == "retired":
            yield Message("{goal} is retired, and is picked all the same", goal=goal.title)
    before = frame.before
    if before is not None and wanted.method is None and before.method not in (None, MANUAL):
        yield Message(
            "The plan says that the goals were picked by {method}, which stays as it is; --method manual changes it",
            method=str(before.method),
        )
    if before is not None and before.record is not None and set(frame.picked_before) != {goal.id for goal in goals}:
        yield Message("The record {record} tells of the goals that were picked before", record=before.record)
