"""The changes to a plan that a choice of goals makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan_cli.core.diagnostic import Change, Insert, Plain, Remove, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.suggest import EVERY
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.pick.context import Context
from samverkan_cli.pick.request import Request


def changes(context: Context, request: Request, goals: Sequence[str], file: str) -> tuple[Change, ...]:
    """What a choice of goals, by id, changes in a file, one change after the other.

    There are no changes where all of it stands there already.
    """
    if context.before is not None:
        return tuple(_replacing(context, context.before, request, goals))
    selection = _new(context, request, goals)
    if isinstance(context.period, Period):
        return (Insert(Location(file, (*context.period.route, "selections")), context.picker.id, selection),)
    period: dict[str, Plain] = {
        "from": context.period.from_.isoformat(),
        "until": context.period.until.isoformat(),
        "selections": {context.picker.id: selection},
    }
    return (Insert(Location(file, ("periods",)), context.period.id, period),)


def additions(project: Project, request: Request, file: str) -> tuple[Change, ...]:
    """The goals that those who pick have added, put into a file with the bank, where they do not stand there yet."""
    return tuple(
        Insert(Location(file, ("goals",)), id, {"title": title, "origin": "added"})
        for id, title in request.added.items()
        if id not in project.goals.by_id
    )


def _new(context: Context, request: Request, goals: Sequence[str]) -> dict[str, Plain]:
    selection: dict[str, Plain] = {"method": request.method}
    decided: dict[str, Plain] = {}
    if request.decided is not None:
        decided["date"] = request.decided.isoformat()
    if request.section is not None:
        decided["section"] = request.section
    if decided:
        selection["decided"] = decided
    if context.binds:
        selection["binds"] = context.binds[0] if len(context.binds) == 1 else list(context.binds)
    selection["goals"] = [_pick(id, request) for id in goals]
    selection["record"] = context.record
    return selection


def _pick(id: str, request: Request) -> Plain:
    """A goal in a selection: its id, or with the adopted wording and why it was put in by hand."""
    said: dict[str, Plain] = {"goal": id}
    if id in request.wordings:
        said["title"] = request.wordings[id]
    if id in request.put_in:
        said["why"] = request.put_in[id]
    return said if len(said) > 1 else id


def _replacing(context: Context, before: Selection, request: Request, goals: Sequence[str]) -> Iterator[Change]:
    """Only what is different: what stays keeps its wording, its comments and its place."""
    if request.method != (before.method or "manual"):
        yield _put(before, ("method",), request.method, there=before.method is not None)
    decided = before.decided
    if request.decided is not None and (decided is None or decided.date != request.decided):
        there = decided is not None and decided.date is not None
        yield _put(before, ("decided", "date"), request.decided.isoformat(), there=there)
    if request.section is not None and (decided is None or decided.section != request.section):
        there = decided is not None and decided.section is not None
        yield _put(before, ("decided", "section"), request.section, there=there)
    if context.binds and before.binds_all != (EVERY in context.binds):
        yield from _list_anew(before, "binds", context.binds, there=before.binds_all or bool(before.binds))
    elif context.binds and not before.binds_all:
        stands = [(group.id, place) for group, place in before.references("binds")]
        yield from _list(before, "binds", stands, context.binds)
    yield from _reworded(before, request, goals)
    stands = [(pick.goal.id, place) for pick, place in before.references("goals")]
    yield from _list(before, "goals", stands, goals, request)
    if before.record != context.record:
        yield _put(before, ("record",), context.record, there=before.record is not None)


def _reworded(before: Selection, request: Request, goals: Sequence[str]) -> Iterator[Change]:
    """New words for goals that stay and stand there with words of their own."""
    for pick in before.goals:
        said = _pick(pick.goal.id, request)
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
    items: Sequence[str],
    request: Request | None = None,
) -> Iterator[Change]:
    """The items of a list of ids: new ones at its end, those that are not among them away, and each once.

    An id that stands alone and gets words is put in anew with them.
    """
    said = {id: _pick(id, request) if request is not None else id for id in items}
    ids = [id for id, _ in stands]
    short = {pick.goal.id for pick in before.goals if pick.is_short} if request is not None else set[str]()
    anew = {id for id in items if said[id] != id and id in short}
    alone = [place.route for _, place in stands] == [before.at(field).route]
    if not stands or (alone and (ids[0] not in items or ids[0] in anew)):
        yield from _list_anew(before, field, [said[id] for id in items], there=bool(stands))
        return
    # First in and then out, from the last one: so no index moves before its turn, and the list is never empty.
    for id in items:
        if id not in ids or id in anew:
            yield Insert(before.at(field), None, said[id])
    for n, (id, place) in reversed(list(enumerate(stands))):
        if id not in items or id in anew or id in ids[:n]:
            yield Remove(place)


def _list_anew(before: Selection, field: str, items: Sequence[Plain], *, there: bool) -> Iterator[Change]:
    if not there:
        yield Insert(before.at(), field, list(items))
        return
    first = next((each for each in items if isinstance(each, str)), None)
    if first is None:
        yield Remove(before.at(field))
        yield Insert(before.at(), field, list(items))
        return
    # One value stands where a list belongs: it becomes the first that is an id alone, and the others follow.
    yield Set(before.value_at(field), first)
    rest = list(items)
    rest.remove(first)
    for each in rest:
        yield Insert(before.at(field), None, each)
