"""Which parts of two versions of a plan are the same, and whether what is said in them is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from samverkan_cli.link.project import Project
from samverkan_cli.model.shape import Field, containers, fields
from samverkan_cli.model.thing import Entries, Keyed, Part, Thing

P = TypeVar("P", bound=Part)
_MOST_PAIRS = 30_000
"""So many items of lists are held against others one by one, in all of a plan, to find those half the same."""


class Matches:
    """The parts of an older version by those of a newer, and the other way.

    A thing is the same by its id where it stands, then by its id elsewhere in the plan, then by its title; one that has
    none is by what is said of it.
    """

    def __init__(self, old: Project, new: Project) -> None:
        self.now: dict[Part, Part] = {}
        self.was: dict[Part, Part] = {}
        self._pairs_left = _MOST_PAIRS
        self._left: tuple[list[Thing], list[Thing]] = ([], [])
        # An activity keeps its id wherever in the plan it is moved.
        activities = {each.id: each for each in new.activities}
        for each in old.activities:
            if (same := activities.get(each.id)) is not None:
                self.pair(each, same)
        self.pair(old, new)
        self._settle(lambda thing: thing.id)
        self._settle(_title)
        self._settle(self._untitled)

    def pair(self, old: Part, new: Part) -> None:
        """Note that two parts are the same, and which parts of them are."""
        self.now[old], self.was[new] = new, old
        for field in containers(type(old)):
            before, now = old.__dict__[field.name], new.__dict__[field.name]
            if isinstance(before, Entries):
                self._pair_entries(before, now)
            elif isinstance(before, Keyed):
                for id in before.by_id.keys() & now.by_id.keys():
                    self.pair(before.by_id[id], now.by_id[id])
            elif isinstance(before, Part) and isinstance(now, Part):
                self.pair(before, now)

    def _pair_entries(self, before: Entries[Thing], now: Entries[Thing]) -> None:
        for each in before:
            same = now.get(each.id)
            if each not in self.now and same is not None and same not in self.was:
                self.pair(each, same)
        self._left[0].extend(each for each in before if each not in self.now)
        self._left[1].extend(each for each in now if each not in self.was)

    def _settle(self, name: Callable[[Thing], Hashable]) -> None:
        """Pair what is left over and alike in name, wherever in the plan, until nothing more is found."""
        count = -1
        while count != len(self.now):
            count = len(self.now)
            alike = {(type(each), name(each)): each for each in self._left[1] if each not in self.was}
            for each in list(self._left[0]):
                same = alike.get((type(each), name(each)))
                if same is not None and name(each) and each not in self.now and same not in self.was:
                    self.pair(each, same)

    def _untitled(self, thing: Thing) -> Hashable:
        """What is said of a thing without a title, but for the parts of it; None where it has one, or nothing is."""
        if _title(thing):
            return None
        inside = containers(type(thing))
        said = [
            self.meaning(field, thing.__dict__[field.name])
            for field in compared_fields(type(thing))
            if field not in inside
        ]
        return tuple(said) if any(said) else None

    # --- what is said

    def meaning(self, field: Field, value: Any, *, in_order: bool = False) -> Hashable:
        """What a field says, equal in two versions where it says the same; in whatever order, if none is asked for."""
        if isinstance(value, Entries):
            return tuple(map(self.meaning_of, value))
        if isinstance(value, Keyed):
            return frozenset((self._thing(thing), self._one(said)) for thing, said in value)
        one = self._thing if field.ref is not None else self._one
        if isinstance(value, tuple):
            return tuple(map(one, value)) if in_order else frozenset(map(one, value))
        return None if value is None else one(value)

    def meaning_of(self, part: Part) -> Hashable:
        """What a part says: all but remarks."""
        said = (self.meaning(field, part.__dict__[field.name], in_order=True) for field in compared_fields(type(part)))
        return (type(part), *said)

    def known_by(self, part: Part) -> Hashable:
        """By what a part without an id is found again; None where there is nothing."""
        known = fields_by_name(type(part))
        found = [self.meaning(known[name], part.__dict__[name]) for name in part.known_by]
        return (type(part), *found) if any(each is not None for each in found) else None

    def _one(self, value: Any) -> Hashable:
        if isinstance(value, Part):
            return self.meaning_of(value)
        if isinstance(value, str):
            return " ".join(value.split())
        return value  # type: ignore[no-any-return] # what is left are values, which are hashable

    def _thing(self, thing: Any) -> Hashable:
        same: Hashable = self.now.get(thing)
        return same or (thing if thing in self.was else (type(thing), thing.id))

    def items(self, old: Sequence[P], new: Sequence[P]) -> Iterator[tuple[P | None, P | None]]:
        """The items of two lists in pairs, with None beside one that only one of them has.

        First those that say the same, then those that are known to be the same, then those that are the same by half.
        """
        found: dict[int, P] = {}
        rest = dict(enumerate(old))
        for name in (self.meaning_of, self.known_by):
            places: dict[Hashable, list[int]] = {}
            for m, each in rest.items():
                places.setdefault(name(each), []).append(m)
            for n, item in enumerate(new):
                if n not in found and name(item) is not None and (some := places.get(name(item))):
                    found[n] = rest.pop(some.pop(0))
        pairs = len(rest) * (len(new) - len(found))
        if pairs <= self._pairs_left:
            self._pairs_left -= pairs
            for n, item in enumerate(new):
                alike = next((m for m, each in rest.items() if self._is_half(each, item)), None)
                if n not in found and alike is not None:
                    found[n] = rest.pop(alike)
        yield from ((found.get(n), item) for n, item in enumerate(new))
        yield from ((each, None) for each in rest.values())

    def _is_half(self, old: Part, new: Part) -> bool:
        pairs = [
            (self.meaning(field, old.__dict__[field.name]), self.meaning(field, new.__dict__[field.name]))
            for field in compared_fields(type(old))
        ]
        said = [one == other for one, other in pairs if one or other]
        return type(old) is type(new) and 2 * sum(said) >= len(said)


@cache
def compared_fields(kind: type[Part]) -> Sequence[Field]:
    """The fields in which a plan says something to those who read it: all but remarks."""
    return [field for field in fields(kind).values() if field.name != "remark"]


@cache
def fields_by_name(kind: type[Part]) -> dict[str, Field]:
    """The fields of a model by their names in Python."""
    return {field.name: field for field in fields(kind).values()}


def _title(thing: Thing) -> str:
    return " ".join(str(getattr(thing, "title", None) or "").casefold().split())
