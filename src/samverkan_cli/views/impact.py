"""What a thing touches: all that refers to it, directly and through others, and what would have nobody without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from samverkan_cli.core.record import record
from samverkan_cli.derive.meetings import turns_between
from samverkan_cli.derive.validity import valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document
from samverkan_cli.model.follow_up import FollowUp, LogEntry
from samverkan_cli.model.link import link_of
from samverkan_cli.model.needs import Commission
from samverkan_cli.model.periods import Period
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields, references
from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Keyed, Part, Short, Thing
from samverkan_cli.views.named import Named, PlanSection

_ENDS = (Document, Period, FollowUp, LogEntry, Commission)
"""Where a thing is only spoken of beside others: what refers to these is not touched by it."""

_ANSWERS = ("owners", "chair", ".", "by")
"""The fields of those without whom nobody answers for something."""


@record
class Touched:
    """What refers to a thing: of a `collection`, in a `field`; `through` others, from the thing outwards.

    It is `alone` where nobody else stands in that field. `days` are those on which coming chairs begin.
    """

    collection: str
    id: str
    title: str
    field: str
    role: Shown
    through: tuple[Named, ...]
    alone: bool
    days: tuple[date, ...]


@record
class Impact(PlanSection):
    """All that a thing touches in a plan, what is nearest first."""

    collection: str
    thing: Named
    touched: tuple[Touched, ...]

    @property
    def alone(self) -> tuple[Touched, ...]:
        """What would have nobody without it."""
        return tuple(each for each in self.touched if each.alone and not each.through)


class Ambiguous(Exception):
    """A word means several things; `words` say which one."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(", ".join(words))
        self.words = tuple(words)


def called(project: Project, word: str) -> Thing | None:
    """The thing of an id, of a collection and an id (goals/trygg), or of a title. Raises Ambiguous."""
    collection, _, id = word.rpartition("/")
    things = [each for each in project.parts if isinstance(each, Thing)]
    found = [each for each in things if each.id == id and collection in ("", _collection(each))]
    if not found:
        found = [each for each in things if word.casefold() in map(str.casefold, _names(each))]
    if len(found) > 1:
        raise Ambiguous([f"{_collection(each)}/{each.id}" for each in found])
    return found[0] if found else None


def build(projects: Sequence[Project], words: Sequence[str], today: date) -> tuple[Impact, ...]:
    """What things touch in each plan that has them. Raises Ambiguous."""
    found = ((project, thing) for word in words for project in projects if (thing := called(project, word)) is not None)
    return tuple(_impact(project, thing, today) for project, thing in found)


def _impact(project: Project, thing: Thing, today: date) -> Impact:
    referring: dict[Part, list[tuple[Part, Field]]] = defaultdict(list)
    for part in project.parts:
        for field in references(type(part)):
            for other in _things(getattr(part, field.name)):
                referring[other].append((part, field))
    touched = tuple(_touched(thing, referring, today, valid_until(project.document)))
    return Impact((project.name,), project.document.title, _collection(thing), _named(thing), touched)


def _touched(
    thing: Thing, referring: dict[Part, list[tuple[Part, Field]]], today: date, last: date | None
) -> Iterator[Touched]:
    """What refers to a thing, then what refers to that, each once."""
    found_from: dict[Part, Part] = {thing: thing}
    told: set[tuple[Part, str]] = set()
    waiting: list[tuple[Part, tuple[Named, ...]]] = [(thing, ())]
    for target, through in waiting:
        for part, field in referring[target]:
            holder = _holder(part)
            if found_from.get(holder, target) is not target:
                continue
            shown = _shown(part, holder, field)
            if (holder, shown.key) in told:
                continue
            told.add((holder, shown.key))
            alone = field.key in _ANSWERS and len(list(_things(getattr(part, field.name)))) == 1
            days = tuple(_chairs(holder, target, today, last)) if shown.key == "chair" else ()
            yield Touched(
                _collection(holder),
                holder.id if isinstance(holder, Thing) else "",
                _title(holder),
                shown.key,
                shown.shown,
                through,
                alone,
                days,
            )
            if holder not in found_from and not isinstance(holder, _ENDS):
                waiting.append((holder, (*through, _named(holder))))
            found_from[holder] = target


def _things(value: Any) -> Iterator[Part]:
    if isinstance(value, Keyed):
        yield from (thing for thing, _ in value)
    elif isinstance(value, Part):
        yield value
    else:
        yield from value or ()


def _holder(part: Part) -> Part:
    """The thing with a name that a part belongs to; of what stands in a period or in a report, that."""
    holder = part
    while holder.parent is not None and not isinstance(holder.parent, Plan):
        outer = next((each for each in _above(holder) if isinstance(each, Period | FollowUp)), None)
        if outer is not None:
            return outer
        if isinstance(holder, Thing) and _title(holder):
            break
        holder = holder.parent
    return holder


def _above(part: Part) -> Iterator[Part]:
    while part.parent is not None:
        part = part.parent
        yield part


def _shown(part: Part, holder: Part, field: Field) -> Field:
    """The field that refers; of what has no name of its own, the one that it stands in."""
    while part is not holder and part.parent is not None and link_of(part).under is None:
        if "title" in type(part).model_fields and not isinstance(part, Short):
            break
        field = fields(type(part.parent))[str(link_of(part).key[0])]
        part = part.parent
    return field


def _chairs(group: Part, who: Part, today: date, last: date | None) -> Iterator[date]:
    """The days on which somebody's coming turns to chair a group begin."""
    chair = getattr(group, "chair", None)
    if chair is not None and last is not None and last >= today:
        turns = turns_between(chair, today, last)
        yield from (turn.first for turn in turns if turn.who is who and turn.first > today)


def _collection(part: Part) -> str:
    keys = [str(key) for key in part.route if isinstance(key, str)]
    return keys[-2] if isinstance(part, Thing) and len(keys) > 1 else keys[0]


def _title(part: Part) -> str:
    return getattr(part, "title", None) or (part.id if isinstance(part, Thing) else "")


def _named(part: Part) -> Named:
    return Named(part.id if isinstance(part, Thing) else "", _title(part))


def _names(thing: Thing) -> Iterator[str]:
    yield from filter(None, [getattr(thing, "title", None), *getattr(thing, "aliases", ())])
