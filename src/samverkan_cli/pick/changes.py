"""The changes to a plan that a choice of goals makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_cli.core.diagnostic import Change, Insert, Plain, Remove, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.suggest import EVERY
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.pick.context import Frame
from samverkan_cli.pick.request import Wanted


def changes(frame: Frame, wanted: Wanted, goals: Sequence[str], file: str, record: str) -> tuple[Change, ...]:
    """What a choice of goals, by id, changes in a file, one change after the other.

    `record` is the name of the record of the choice. There are no changes where all of it stands there already.
    """
    if frame.before is not None:
        return tuple(_replacing(frame, frame.before, wanted, goals, record))
    selection = _new(frame, wanted, goals, record)
    if isinstance(frame.period, Period):
        return (Insert(Location(file, (*frame.period.route, "selections")), frame.picker.id, selection),)
    period: dict[str, Plain] = {
        "from": frame.period.from_.isoformat(),
        "until": frame.period.until.isoformat(),
        "selections": {frame.picker.id: selection},
    }
    return (Insert(Location(file, ("periods",)), frame.period.id, period),)


def additions(project: Project, wanted: Wanted, file: str) -> tuple[Change, ...]:
    """The goals that those who pick have added, put into a file with the bank, where they do not stand there yet."""
    return tuple(
        Insert(Location(file, ("goals",)), id, {"title": title, "origin": "added"})
        for id, title in wanted.added.items()
        if id not in project.goals.by_id
    )


def _new(frame: Frame, wanted: Wanted, goals: Sequence[str], record: str) -> dict[str, Plain]:
    selection: dict[str, Plain] = {"method": wanted.method}
    decided: dict[str, Plain] = {}
    if wanted.decided is not None:
        decided["date"] = wanted.decided.isoformat()
    if wanted.section is not None:
        decided["section"] = wanted.section
    if decided:
        selection["decided"] = decided
    if frame.binds:
        selection["binds"] = frame.binds[0] if len(frame.binds) == 1 else list(frame.binds)
    selection["goals"] = [_pick(id, wanted) for id in goals]
    selection["record"] = record
    return selection


def _pick(id: str, wanted: Wanted) -> Plain:
    """A goal in a selection: its id, or with the adopted wording and why it was put in by hand."""
    said: dict[str, Plain] = {"goal": id}
    if id in wanted.wordings:
        said["title"] = wanted.wordings[id]
    if id in wanted.put_in:
        said["why"] = wanted.put_in[id]
    return said if len(said) > 1 else id


def _replacing(frame: Frame, before: Selection, wanted: Wanted, goals: Sequence[str], record: str) -> Iterator[Change]:
    """Only what is different: what stays keeps its wording, its comments and its place."""
    if wanted.method != (before.method or "manual"):
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
    yield from _reworded(before, wanted, goals)
    stands = [(pick.goal.id, place) for pick, place in before.references("goals")]
    yield from _list(before, "goals", stands, goals, wanted)
    if before.record != record:
        yield _put(before, ("record",), record, there=before.record is not None)


def _reworded(before: Selection, wanted: Wanted, goals: Sequence[str]) -> Iterator[Change]:
    """New words for goals that stay and stand there with words of their own."""
    for pick in before.goals:
        said = _pick(pick.goal.id, wanted)
        if pick.goal.id not in goals or pick.is_short or not isinstance(said, dict):
            continue
        for key, there in (("title", pick.title), ("why", pick.why)):
            new = said.get(key)
            if isinstance(new, str) and new != there:
                yield Set(pick.value_at(key), new) if there is not None else Insert(pick.at(), key, new)


def _put(before: Selection, keys: tuple[str, ...], value: str, *, there: bool) -> Change:
    if there:
        return Set(before.at(*keys), value)
    return Insert(before.at(*keys[:-1]), keys[-1], value)


def _list(
    before: Selection,
    field: str,
    stands: Sequence[tuple[str, Location]],
    wanted: Sequence[str],
    words: Wanted | None = None,
) -> Iterator[Change]:
    """The items of a list of ids: new ones at its end, those that are not wanted away, and each once.

    An id that stands alone and gets words is put in anew with them.
    """
    said = {id: _pick(id, words) if words is not None else id for id in wanted}
    ids = [id for id, _ in stands]
    short = {pick.goal.id for pick in before.goals if pick.is_short} if words is not None else set[str]()
    anew = {id for id in wanted if said[id] != id and id in short}
    alone = [place.route for _, place in stands] == [before.at(field).route]
    if not stands or (alone and (ids[0] not in wanted or ids[0] in anew)):
        yield from _list_anew(before, field, [said[id] for id in wanted], there=bool(stands))
        return
    # First in and then out, from the last one: so no index moves before its turn, and the list is never empty.
    for id in wanted:
        if id not in ids or id in anew:
            yield Insert(before.at(field), None, said[id])
    for n, (id, place) in reversed(list(enumerate(stands))):
        if id not in wanted or id in anew or id in ids[:n]:
            yield Remove(place)


def _list_anew(before: Selection, field: str, wanted: Sequence[Plain], *, there: bool) -> Iterator[Change]:
    if not there:
        yield Insert(before.at(), field, list(wanted))
        return
    first = next((each for each in wanted if isinstance(each, str)), None)
    if first is None:
        yield Remove(before.at(field))
        yield Insert(before.at(), field, list(wanted))
        return
    # One value stands where a list belongs: it becomes the first that is an id alone, and the others follow.
    yield Set(before.value_at(field), first)
    rest = list(wanted)
    rest.remove(first)
    for each in rest:
        yield Insert(before.at(field), None, each)


def notes(goals: Sequence[Goal]) -> Iterator[Message]:
    """What is worth knowing about a choice without standing in its way."""
    for goal in goals:
        if goal.status == "resting":
            yield Message("{goal} is resting, and is picked all the same", goal=goal.title)
        elif goal.status == "retired":
            yield Message("{goal} is retired, and is picked all the same", goal=goal.title)
