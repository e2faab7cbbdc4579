"""Cells that hold several facts a line: what something costs, and the milestones of an activity."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from samverkan_cli.core.diagnostic import Change, Insert, Plain
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import free_id, slug
from samverkan_cli.exchange.cell_values import CellValues, folded
from samverkan_cli.exchange.changed_fields import written
from samverkan_cli.model.focus import Activity, Milestone
from samverkan_cli.model.money import Cost
from samverkan_cli.model.shape import fields
from samverkan_cli.model.values import Wrong

_COST = compiled_late(r"(?P<sek>[^(,]*?(?:,\d+)?[^(,]*?)\s*(?:\((?P<year>\d{4})\))?\s*(?:,\s*(?P<funding>.+))?")
_STATUS = compiled_late(r"(?P<rest>.*?)\s*\((?P<status>[^()]+)\)")
_BY_HAND = Message("Change it in the plan instead")
_LINE = Message("Write a line for each, such as {example}", example="juni 2027: Lokalen är klar (Planerad)")


def costs(values: CellValues, text: str, now: Sequence[Cost]) -> Plain:
    """What something costs, a line for each year or source: 150 000 kr (2027), Innovationsfonden. Raises Wrong."""
    if any(each.remark for each in now):
        raise Wrong(Message("More is said of the costs in the plan than in the cell"), _BY_HAND)
    known, found = fields(Cost), list[Plain]()
    for line in filter(None, map(str.strip, text.split("\n"))):
        parts = _COST.fullmatch(line)
        if parts is None:
            raise Wrong(Message("{text} is no cost", text=line), Message("Write for example 150 000 kr (2027)"))
        said = {key: values.read(known[key], parts[key]) for key in ("sek", "year", "funding") if parts[key]}
        found.append({**said})
    return found


def are_said(found: Plain, now: Sequence[Cost]) -> bool:
    """Whether costs are what a plan says already."""
    return found == [
        {
            "sek": str(each.sek),
            **({"year": str(each.year)} if each.year is not None else {}),
            **({"funding": each.funding.id} if each.funding is not None else {}),
        }
        for each in now
    ]


class _Line(NamedTuple):
    """A milestone as a line has it: 2 augusti 2027: Personalen är på plats (Planerad)."""

    title: str
    due: str | None
    status: str | None


def milestones(values: CellValues, activity: Activity, then: str, text: str) -> tuple[Change, ...]:
    """What the lines of a cell change in the milestones of an activity, where `then` was said. Raises Wrong."""
    before, now = ([line.strip() for line in each.split("\n") if line.strip()] for each in (then, text))
    lines = [line for line in now if line not in before]
    left = [each for each in activity.milestones if not any(_is_of(each, line) for line in now if line in before)]
    changes, rest = list[Change](), list[str]()
    for line in lines:
        same = max((each for each in left if _is_of(each, line)), key=lambda each: len(each.title), default=None)
        if same is None:
            rest.append(line)
            continue
        left.remove(same)
        changes += _changed(values, same, _around(same.title, line))
    if left and len(left) == len(rest) == 1:
        return (*changes, *_changed(values, left[0], _read(values, rest[0])))
    if left:
        raise Wrong(Message("The milestone {thing} is not there any more", thing=left[0].title), _BY_HAND)
    return (*changes, *_new(values, activity, rest))


def new_milestones(values: CellValues, text: str) -> Plain:
    """The milestones of an activity that is new."""
    found: dict[str, Plain] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        read = _read(values, line)
        found[_id(read.title, found)] = {**dict(_fields(read))}
    return found


def _is_of(milestone: Milestone, line: str) -> bool:
    return folded(milestone.title) in folded(line)


def _around(title: str, line: str) -> _Line:
    """What stands around a title that a line has."""
    start = line.casefold().find(title.casefold())
    if start < 0:
        return _Line(title, None, None)
    before, after = line[:start].strip().rstrip(":").strip(), line[start + len(title) :].strip()
    inside = after[1:-1].strip() if after.startswith("(") and after.endswith(")") else after
    return _Line(title, before, inside)


def _read(values: CellValues, line: str) -> _Line:
    """A line about something new: a day before the first colon and a status in brackets, if they are that."""
    due, status, title = None, None, line
    known = fields(Milestone)
    parts = _STATUS.fullmatch(line)
    if parts is not None:
        try:
            status = str(values.read(known["status"], parts["status"]))
            title = parts["rest"]
        except Wrong:
            status = None
    first, colon, after = title.partition(":")
    if colon:
        try:
            due = str(values.read(known["due"], first))
            title = after.strip()
        except Wrong:
            due = None
    if not title:
        raise Wrong(Message("A milestone has no title"), _LINE)
    return _Line(title, due, status)


def _fields(line: _Line) -> Iterator[tuple[str, str]]:
    yield "title", line.title
    yield from ((key, said) for key, said in (("due", line.due), ("status", line.status)) if said)


def _changed(values: CellValues, milestone: Milestone, line: _Line) -> Iterator[Change]:
    known = fields(Milestone)
    for key, text in (("title", line.title), ("due", line.due), ("status", line.status)):
        now = getattr(milestone, key)
        value = values.read(known[key], text or "", now)
        if value is None and now is None:
            continue
        if not values.is_said(known[key], value, now):
            yield from written(milestone, known[key], value)


def _new(values: CellValues, activity: Activity, lines: Iterable[str]) -> Iterator[Change]:
    taken = dict.fromkeys(activity.milestones.by_id)
    for line in lines:
        read = _read(values, line)
        id = _id(read.title, taken)
        taken[id] = None
        yield Insert(activity.at("milestones"), id, {**dict(_fields(read))})


def _id(title: str, taken: Container[str]) -> str:
    return free_id(slug(title) or "delmål", taken)
