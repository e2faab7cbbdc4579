"""Giving a thing another id: the changes that takes in the files of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from urllib.parse import unquote

from samverkan_cli.core.diagnostic import Change, Plain, Rename, Respell, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit, Span
from samverkan_cli.link.other_plans import PLANS
from samverkan_cli.link.project import Project
from samverkan_cli.link.texts import PlanText
from samverkan_cli.load.containment import references
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.thing import Thing
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.targets import names_of, titled_things
from samverkan_cli.outline.tree import walk

WHO = ("owners", "groups")
"""The two collections that share one set of ids."""


@record
class Renaming:
    """An id and the one that it is to have instead.

    `place` is where the thing stands; None where it stands nowhere under its old id any more, as when a run that
    renamed it was killed before it had changed all that refers to it. Where `everywhere`, the id is unique in the whole
    plan, else among its neighbours only.
    """

    collection: str
    old: str
    new: str
    everywhere: bool = True
    place: Location | None = None

    @property
    def shelf(self) -> tuple[str, ...]:
        """The collections in which no other thing may have the id."""
        return WHO if self.collection in WHO else (self.collection,)


def things_called(plan: Project, word: str) -> list[Thing]:
    """The things that a word may mean: an id, perhaps with its collection, or the id of what it is in, before it."""
    return [
        part
        for part in plan.parts
        if isinstance(part, Thing) and word in (part.id, *(f"{key}/{part.id}" for key in part.route[-3:-1]))
    ]


def is_everywhere(plan: Project, thing: Thing) -> bool:
    """Whether the id of a thing is unique in the whole plan."""
    return plan.thing(str(thing.route[-2]), thing.id) is thing


def neighbours(plan: Project, thing: Thing) -> Collection[str]:
    """The ids that a thing may not have."""
    collection = str(thing.route[-2])
    if is_everywhere(plan, thing):
        return {id for each in (WHO if collection in WHO else (collection,)) for id in plan.named(each)}
    return {
        part.id
        for part in plan.parts
        if isinstance(part, Thing) and part.parent is thing.parent and part.route[:-1] == thing.route[:-1]
    }


def changes(
    plan: Project,
    files: Collection[str],
    data: Callable[[str], Plain],
    locate: Callable[[Location], Span],
    renaming: Renaming,
    plans: Collection[str] = (),
) -> Iterator[Change]:
    """What is to be changed in the files of a plan: the id itself, every reference to it, every link in a text.

    `data` is what a file says, and `plans` are the names of the plans of the workspace. Nothing is said of another
    thing of the same id.
    """
    there = [plan.thing(each, renaming.old) for each in renaming.shelf] if renaming.everywhere else []
    thing = next((each for each in there if each is not None), None)
    if thing is None and renaming.place is not None and renaming.place.file in files:
        found = plan.find(renaming.place)
        thing = found if isinstance(found, Thing) else None
    if thing is not None:
        yield Rename(thing.at(), renaming.new)
    if renaming.everywhere:
        yield from _references(plan, files, data, renaming, thing, plans)
    renamed = thing or next(filter(None, (plan.thing(each, renaming.new) for each in renaming.shelf)), None)
    if renamed is not None:
        yield from _links(plan, renaming, renamed, locate)


def speaking_of(plan: Project, files: Collection[str], data: Callable[[str], Plain], renaming: Renaming) -> set[str]:
    """The files of a plan in which the thing stands or is referred to, under its new id."""
    shelf = {*renaming.shelf}
    found = {
        file
        for file in files
        if any(id == renaming.new and shelf & {*into} for into, id, _ in references(Plan, data(file), file, ()))
    }
    return found | {thing.source_file for each in shelf if (thing := plan.thing(each, renaming.new)) is not None}


def _references(
    plan: Project,
    files: Collection[str],
    data: Callable[[str], Plain],
    renaming: Renaming,
    thing: Thing | None,
    plans: Collection[str],
) -> Iterator[Change]:
    old = renaming.old
    for file in files:
        for into, id, place in references(Plan, data(file), file, ()):
            if id != old or not {*into} & {*renaming.shelf}:
                continue
            meant = next(filter(None, (plan.thing(each, old) for each in into)), None)
            if meant is not thing or (thing is None and PLANS in into and old in plans):
                continue
            yield Rename(place, renaming.new) if place.part == "key" else Set(place, renaming.new)


# --- links in texts


def _links(plan: Project, renaming: Renaming, thing: Thing, locate: Callable[[Location], Span]) -> Iterator[Change]:
    """Links that lead to the thing or into it; those to others too, that would no longer say which of two they mean."""
    texts = [each for each in plan.all_texts if "#" in each.text and "]" in each.text]
    if not texts:
        return
    depth = len(thing.route) - 1
    before, after = (_Names(plan, thing, depth, id) for id in (renaming.old, renaming.new))
    for written in texts:
        hrefs = {node.href for node in walk(parse(written.text)) if node.kind == "link" and node.href.startswith("#")}
        instead = {href: name for href in hrefs if (name := _instead(unquote(href[1:]), before, after)) is not None}
        if instead:
            yield _respelt(written, instead, locate)


class _Names:
    """The names that a text may give to the things of a plan, where one of them has an id."""

    def __init__(self, plan: Project, thing: Thing, depth: int, id: str) -> None:
        self._thing, self._depth, self._id = thing, depth, id
        self.found: dict[str, list[Thing]] = {}
        for each in titled_things(plan):
            for name in dict.fromkeys(self.of(each)):
                self.found.setdefault(name, []).append(each)

    def of(self, thing: Thing) -> list[str]:
        """The names of a thing, always in the same order."""
        route: KeyPath = thing.route
        at, here = self._depth, self._thing
        if thing is here or (route[: at + 1] == here.route and thing.source_file == here.source_file):
            route = (*route[:at], self._id, *route[at + 1 :])
        return names_of(thing, route)

    def only(self, name: str) -> Thing | None:
        """The one thing of a name; None where there is none, or several."""
        things = self.found.get(name, [])
        return things[0] if len(things) == 1 else None


def _instead(name: str, before: _Names, after: _Names) -> str | None:
    """The name to write where another led to a thing; None where that still does."""
    thing = before.only(name)
    if thing is None or after.only(name) is thing:
        return None
    names = after.of(thing)
    same = names[before.of(thing).index(name)]
    return next((each for each in (same, *names) if after.only(each) is thing), None)


def _respelt(written: PlanText, instead: Mapping[str, str], locate: Callable[[Location], Span]) -> Change:
    """A text in which addresses are others."""
    every = "|".join(re.escape(href) for href in sorted(instead, key=len, reverse=True))
    address = re.compile(
        rf"(?<=\]\()(?P<a><?)(?P<href>{every})(?=[\s>)])|(?<=\]:)(?P<b>\s*<?)(?P<link>{every})(?=[\s>]|$)"
    )
    edits, pieces, end = [], list[str](), 0
    for found in address.finditer(written.text):
        group = "href" if found["href"] else "link"
        start, stop = found.span(group)
        new = f"#{instead[found[group]]}"
        span = locate(written.at(start, stop))
        edits.append(Edit(span.file, span.start, span.end, new))
        pieces += (written.text[end:start], new)
        end = stop
    text = "".join([*pieces, written.text[end:]])
    return Respell(written.place, tuple(edits), (Set(written.place, text),))
