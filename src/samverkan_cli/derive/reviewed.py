"""What serves a goal, a need or an indicator, and how that was worded when somebody last looked at both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity, FocusArea, Strategy
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.needs import Need
from samverkan_cli.model.shape import fields
from samverkan_cli.model.thing import Part

FILE = "reviewed.json"
"""The file in a plan's folder of records that holds what has been looked at."""
_VERSION = 1
_SERVED = ("goals", "needs", "indicators")

Serving = Activity | Strategy | FocusArea
Served = Goal | Need | Indicator


@record
class Service:
    """That something serves a goal, a need or an indicator, and where it says so."""

    who: Serving
    of: Served
    place: Location

    @property
    def key(self) -> tuple[str, str]:
        """Both by their collections and ids, as they are recorded."""
        return named(self.who), named(self.of)


@record
class Reviewed:
    """That somebody has looked at what serves something, how that was worded then, and on which day."""

    who: str
    of: str
    wording: str
    day: str


Reviews = Mapping[tuple[str, str], Reviewed]
"""What has been looked at, by what serves and what is served."""


def named(thing: Serving | Served) -> str:
    """A thing by its collection and id."""
    return f"{thing.route[-2]}/{thing.id}"


def wording(thing: Served) -> str:
    """A hash of how something is worded: its title and its text, in whatever lines."""
    import json
    from hashlib import sha256  # which loads a library of its own

    words = json.dumps([" ".join((each or "").split()) for each in (thing.title, thing.text)], ensure_ascii=False)
    return sha256(words.encode()).hexdigest()[:32]


def services(project: Project) -> Iterator[Service]:
    """All that says of itself that it serves something; what is dropped serves nothing."""
    for who in (*project.focus_areas, *project.strategies, *project.activities):
        if isinstance(who, Activity) and who.may_be_dropped:
            continue
        kind: type[Part] = type(who)
        for key in _SERVED:
            if key in fields(kind):
                yield from (Service(who, thing, place) for thing, place in who.references(key))


def read(raw: bytes) -> dict[tuple[str, str], Reviewed]:
    """What has been looked at, as it was recorded. Raises ValueError where it is no such record."""
    import json

    try:
        document = json.loads(raw)
        if document["version"] != _VERSION:
            raise ValueError("it was written by a later program")
        found = [Reviewed(**{key: _text(each[key]) for key in _KEYS}) for each in document["reviewed"]]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    return {(each.who, each.of): each for each in found}


def written(reviews: Iterable[Reviewed]) -> bytes:
    """The record of what has been looked at, a line for each, in the order of their names."""
    import json

    lines = [json.dumps({key: getattr(each, key) for key in _KEYS}, ensure_ascii=False) for each in reviews]
    inside = ",\n".join(f"    {line}" for line in sorted(lines))
    return f'{{\n  "version": {_VERSION},\n  "reviewed": [\n{inside}\n  ]\n}}\n'.encode()


def renamed(reviews: Reviews, collection: str, old: str, new: str) -> list[Reviewed]:
    """What has been looked at, where a thing has another id."""
    names = {f"{collection}/{old}": f"{collection}/{new}"}
    return [
        replace(each, who=names.get(each.who, each.who), of=names.get(each.of, each.of)) for each in reviews.values()
    ]


_KEYS = ("who", "of", "wording", "day")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value
