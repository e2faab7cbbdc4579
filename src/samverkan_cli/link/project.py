"""A plan in which references are the things themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.link.search import TextSearch
from samverkan_cli.link.texts import PlanText, texts
from samverkan_cli.link.titles import ListedTitle, titled
from samverkan_cli.model.document import Document
from samverkan_cli.model.focus import Activity, Strategy
from samverkan_cli.model.items import Items
from samverkan_cli.model.link import Link
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields, references
from samverkan_cli.model.thing import Entries, Keyed, Part, Thing


class Index:
    """What linking notes of a whole plan."""

    __slots__ = ("astray", "folder", "name", "named", "partly_read", "parts", "shared", "unread", "unsound")

    def __init__(self, name: str = "", folder: str = "") -> None:
        self.name, self.folder = name, folder
        self.parts: list[Part] = []
        """Every part, each before the parts inside it."""
        self.named: dict[str, dict[str, Thing]] = {}
        """The things of each collection that is one in the whole plan, by id."""
        self.astray: dict[tuple[str, str], list[Location]] = {}
        """Where an id of a collection is referred to that is there, but could not be used."""
        self.unread: frozenset[str] = frozenset()
        """Every text of what had to be left out."""
        self.partly_read: frozenset[str] = frozenset()
        """The collections of which it is not known what is in them."""
        self.shared: set[str] = set()
        """The files that other plans may read too."""
        self.unsound: dict[str, tuple[set[KeyPath], set[KeyPath]]] = {}
        """The things of a file that lack what they must have, and what is left out of it."""


class Project(Plan):
    """A linked plan: its own files and those shared with others, laid together in reading order.

    Parsed models are not touched by linking: shared ones may be in several projects.
    """

    _index = Index()

    document: Document

    @property
    def name(self) -> str:
        """The plan's name in its workspace."""
        return self._index.name

    @property
    def folder(self) -> str:
        """The plan's folder, relative to the workspace."""
        return self._index.folder

    @cached_property
    def strategies(self) -> tuple[Strategy, ...]:
        """The strategies of all focus areas."""
        return tuple(strategy for area in self.focus_areas for strategy in area.strategies)

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of all focus areas."""
        return tuple(activity for area in self.focus_areas for activity in area.all_activities)

    @cached_property
    def working(self) -> tuple[Activity, ...]:
        """The activities that are not dropped, and are known not to be."""
        return tuple(each for each in self.activities if not each.may_be_dropped)

    @property
    def parts(self) -> Sequence[Part]:
        """Every part of the plan, each before the parts inside it, in reading order."""
        return tuple(self._index.parts)

    @cached_property
    def texts(self) -> tuple[PlanText, ...]:
        """Every text that the plan says something in, in reading order: all but remarks."""
        return tuple(each for each in self.all_texts if each.key != "remark")

    @cached_property
    def search(self) -> TextSearch:
        """What finds the texts that have something in them."""
        return TextSearch(self.texts)

    @cached_property
    def all_texts(self) -> tuple[PlanText, ...]:
        """Every text of the plan, in reading order, with what its writers remark to each other."""
        return tuple(texts(self.parts))

    @cached_property
    def titles(self) -> tuple[list[ListedTitle], ...]:
        """The titles of the plan, list by list: those among which a title has to identify a thing."""
        return tuple(titled(self.parts))

    @property
    def unread(self) -> frozenset[str]:
        """Every text of what had to be left out: nobody may say that it is written nowhere."""
        return self._index.unread

    @property
    def partly_read(self) -> frozenset[str]:
        """The collections of which it is not known what is in them: nobody may say that something is not there."""
        return self._index.partly_read

    @property
    def shared_files(self) -> frozenset[str]:
        """The files that other plans may read too."""
        return frozenset(self._index.shared)

    @cached_property
    def _referred_to(self) -> frozenset[Part]:
        """All that some other part refers to, in any field."""
        return frozenset(
            thing
            for part in self.parts
            for field in references(type(part))
            for thing in _things(getattr(part, field.name))
            if thing is not part
        )

    @cached_property
    def _uncertain(self) -> frozenset[str]:
        """The collections of which it is not known what refers to them: some field that does could not be used."""
        return frozenset(
            into
            for part in self.parts
            if part.doubtful
            for field in references(type(part))
            if field.ref is not None and not part.whole(field.name)
            for into in field.ref.into
        )

    def may_refer_unread(self, thing: Thing) -> bool:
        """Whether something that had to be left out, because of how it is written, may have referred to a thing."""
        return thing.perhaps_meant or str(thing.route[-2]) in self._uncertain

    def is_referred_to(self, thing: Thing) -> bool:
        """Whether something else refers to a thing, or may have."""
        return thing in self._referred_to or self.may_refer_unread(thing)

    @cached_property
    def knows_activities(self) -> bool:
        """Whether no activity, nor what would hold it, had to be left out."""
        return (
            self.whole("focus_areas")
            and all(area.whole("strategies") and area.whole("activities") for area in self.focus_areas)
            and all(strategy.whole("activities") for strategy in self.strategies)
        )

    def named(self, collection: str) -> Collection[str]:
        """The ids of a collection that is one in the whole plan, such as owners or activities."""
        return self._index.named.get(collection, {})

    @property
    def collections(self) -> Collection[str]:
        """The collections that are one in the whole plan, and have something in them."""
        return self._index.named

    def thing(self, collection: str, id: str) -> Thing | None:
        """The thing of an id in a collection that is one in the whole plan."""
        return self._index.named.get(collection, {}).get(id)

    def astray(self, collection: str, id: str) -> Sequence[Location]:
        """Where an id is referred to that is there, but could not be used because of how it is written."""
        return self._index.astray.get((collection, id), ())

    def is_sound(self, place: Location) -> bool:
        """Whether a rule may speak of a place: not of a thing that lacks what it must have, nor of what is left out."""
        things, left_out = self._index.unsound.get(place.file, (set(), set()))
        if left_out and any(place.route[:n] in left_out for n in range(len(place.route) + 1)):
            return False
        part: Part | None = deepest(self, place.file, place.route)[0] if things else None
        while part is not None and part is not self:
            if part.route in things:
                return False
            part = None if isinstance(part, Thing) else part.parent
        return True

    def heading(self, collection: str) -> Location:
        """The place of the key that a collection stands under: in the first file that has some of it."""
        first: Part = next(iter(getattr(self, collection)))
        return Location(first.source_file, (collection,))

    def find(self, place: Location) -> Part | None:
        """The part that stands at a place, or None."""
        part, rest = deepest(self, place.file, place.route)
        return part if not rest else None


def project_of(index: Index) -> Project:
    """A project that holds nothing yet."""
    project: Project = object.__new__(Project)
    empty = {"entries": Entries, "many": Items}
    held = {field.name: empty.get(field.form, lambda: None)() for field in fields(Plan).values()}
    object.__setattr__(project, "__dict__", {**held, "_link": Link(), "_index": index})
    return project


def deepest(plan: Part, file: str, route: KeyPath) -> tuple[Part, KeyPath]:
    """The innermost part on a route through a file, and what of the route is left from there."""
    here, rest = plan, route
    while rest:
        field = fields(type(here)).get(str(rest[0]))
        if field is None:
            break
        value: Any = getattr(here, field.name)
        found: Any = None
        taken = 1
        if isinstance(value, Part):
            found = value
        elif isinstance(value, Entries | Keyed) and len(rest) > 1:
            found, taken = value.by_id.get(str(rest[1])), 2
        elif isinstance(value, Items) and field.part is not None:
            for key in (rest[1:2], ()):
                for item in value.by_key.get(key, ()):
                    if here is not plan or item.source_file == file:
                        found, taken = item, 1 + len(key)
        if not isinstance(found, Part) or (here is plan and found.source_file != file):
            break
        here, rest = found, rest[taken:]
    return here, rest


def _things(value: Any) -> Iterable[Part]:
    """The things that a field refers to."""
    if isinstance(value, Keyed):
        return (thing for thing, _ in value.pairs)
    return (value,) if isinstance(value, Part) else value or ()
