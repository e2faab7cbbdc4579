"""The titles of things that stand in one list, for what compares them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.model.link import link_of
from samverkan_cli.model.shape import said
from samverkan_cli.model.thing import Part, Thing

_OTHER = compiled_late(r"[\W_]+")
_DIGIT = compiled_late(r"\d")
_SPACE = compiled_late(r"(?<!\d) | (?!\d)")
_TELLING_APART = ("prevention", "direction", "audience", "ages")


@record
class ListedTitle:
    """A thing and its title; `plain` is that without case and punctuation, `folded` without spaces too."""

    thing: Thing
    title: str
    plain: str
    folded: str

    @cached_property
    def apart(self) -> tuple[object, ...]:
        """What may set it apart from another thing of its title."""
        return _apart(self.thing)

    def differences(self, other: ListedTitle) -> tuple[int, int]:
        """In how much that may set two things apart they differ, and how much of it is given for one of them only."""
        pairs = list(zip(self.apart, other.apart, strict=True))
        return sum(bool(a and b and a != b) for a, b in pairs), sum(bool(a) != bool(b) for a, b in pairs)


def titled(parts: Iterable[Part]) -> Iterable[list[ListedTitle]]:
    """The things that stand in one list, in reading order. A list that is spread over files is one list."""
    found: dict[tuple[object, ...], list[ListedTitle]] = {}
    for thing in parts:
        title = said(thing, "title") if isinstance(thing, Thing) else None
        if not title or not isinstance(thing, Thing) or (thing.doubtful and not _whole(thing)):
            continue
        if plain := _plain(title):
            among = (id(thing.parent), link_of(thing).key[0])
            found.setdefault(among, []).append(ListedTitle(thing, title, plain, _packed(plain)))
    return found.values()


def folded(title: str) -> str:
    """A title without case, spaces and punctuation, except where they part numbers: 1.1 is not 11."""
    return _packed(_plain(title))


def _plain(title: str) -> str:
    small = title.casefold()
    words = small.split(" ")
    return small if all(map(str.isalnum, words)) else _OTHER.sub(" ", small).strip()


def _packed(plain: str) -> str:
    return _SPACE.sub("", plain) if _DIGIT.search(plain) else plain.replace(" ", "")


def _whole(thing: Thing) -> bool:
    """Whether a thing's title, and all that may set it apart, could be used."""
    return all(map(thing.whole, ("title", *_TELLING_APART)))


def _apart(thing: Thing) -> tuple[object, ...]:
    """What may set two things of one title apart; the order of a list does not."""
    values = (said(thing, field) for field in _TELLING_APART)
    return tuple(frozenset(value) if isinstance(value, tuple) else value for value in values)
